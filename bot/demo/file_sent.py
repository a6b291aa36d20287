"""A spreadsheet of the demo's morning: sent to the bot, its questions answered, and imported, as a person would do
it."""

from collections.abc import Iterator
from typing import Any

from bot.demo.boards import FileSent
from bot.demo.pressing import press_button
from bot.demo.stage import DidNotHappen, Stage
from bot.demo.tracker import tracker
from local_slack import Member, Message

SECONDS = 60
ANSWER, BRING_IN = "Answer the questions", "Bring it in"


def send_file(lit: Stage, person: Member, step: FileSent) -> Iterator[tuple[str, Message]]:
    """Each step in words, with what the bot then says in the person's direct message. Raises DidNotHappen if a step is
    not accepted."""
    told = len(_said(lit, person))
    hand_in(lit, person, step)
    # The first message says that the file is being read.
    report = _next(lit, person, told + 1)
    yield f"sends boardbot the file {step.name}", report
    told = len(_said(lit, person))
    _press(lit, person, report, ANSWER)
    answers = _answers(lit, person, step)
    sent_form = lit.workspace.submit(person, answers)
    if sent_form.payload or sent_form.error or len(answers) != len(step.answers):
        raise DidNotHappen(f"the questions of {step.name} were not answered: {sent_form}")
    said = ", ".join(f"{asked} {words}" for asked, words in step.answers.items())
    report = _next(lit, person, told)
    yield f"[ {ANSWER} ] {said}", report
    told = len(_said(lit, person))
    _press(lit, person, report, BRING_IN)
    yield f"[ {BRING_IN} ]", _next(lit, person, told)


def hand_in(lit: Stage, person: Member, step: FileSent) -> None:
    """Sends the file in the person's direct message, without waiting for anything."""
    sent = lit.workspace.upload(person, step.name, tracker())
    lit.workspace.say(person, lit.workspace.direct_message(person), "", files=[sent])


def _said(lit: Stage, person: Member) -> list[Message]:
    direct = lit.workspace.direct_message(person)
    return [each for each in lit.workspace.messages(direct) if each.bot_id]


def _next(lit: Stage, person: Member, told: int) -> Message:
    """The bot's message after that many others."""
    lit.workspace.wait_for(lambda: len(_said(lit, person)) > told, SECONDS)
    return _said(lit, person)[-1]


def _press(lit: Stage, person: Member, message: Message, label: str) -> None:
    pressed = press_button(lit, person, lit.workspace.direct_message(person), message, label)
    if pressed.error:
        raise DidNotHappen(f"{label} was not taken: {pressed}")


def _answers(lit: Stage, person: Member, step: FileSent) -> dict[str, Any]:
    """The values for the fields whose labels begin with the questions answered."""
    fields = [block for block in lit.workspace.modal(person).content["blocks"] if block["type"] == "input"]
    return {
        block["block_id"]: words
        for asked, words in step.answers.items()
        for block in fields
        if asked in block["label"]["text"]
    }
