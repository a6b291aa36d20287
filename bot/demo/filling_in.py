"""Fills in, ticks and submits the forms of the demo's morning, and opens Home, as a person would."""

from collections.abc import Callable
from typing import Any

from bot.demo.boards import FileSent, FilledIn, HomeOpened, PaperAsked, Pressed, SignedOff, Step
from bot.demo.file_sent import hand_in
from bot.demo.pressing import press_button
from bot.demo.stage import DidNotHappen, Stage
from local_slack import Answer, Member, Message
from local_slack.views import View
from storage.refused import Busy

SECONDS = 15
# What is entered or ticked, by its block's id.
Values = dict[str, Any]
_BUSY, _TRIES_MORE = Busy().reason.partition(".")[0], 4


def label_of(lit: Stage, person: Member, slot: str) -> str:
    """The label of a slot's field on the form that the person has open."""
    label: str = _blocks(lit, person)[slot]["label"]["text"]
    return label


def send(lit: Stage, person: Member, step: FilledIn) -> Message:
    """Fills in and submits the form that the person has open; returns what they are then told in the channel. Raises
    DidNotHappen if it is not accepted."""
    told = len(lit.workspace.transcript(lit.channel, person))

    def filled() -> Values:
        blocks = _blocks(lit, person)
        return {blocks[slot]["block_id"]: words for slot, words in step.values.items()}

    answer = _sent(lit, person, filled)
    if answer.payload or answer.error:
        raise DidNotHappen(f"the form of {step.line!r} was not taken: {answer}")
    lit.workspace.wait_for(lambda: len(lit.workspace.transcript(lit.channel, person)) > told, SECONDS)
    return lit.workspace.transcript(lit.channel, person)[-1]


def sign_off(lit: Stage, person: Member, step: SignedOff) -> Message:
    """Ticks the refs on the form that the person has open, and submits it; returns what they are then told."""
    told, many = len(lit.workspace.transcript(lit.channel, person)), len(_ticks(lit, person, step))
    answer = _sent(lit, person, lambda: _ticks(lit, person, step))
    if answer.payload or answer.error or many != len(step.refs):
        raise DidNotHappen(f"{step.refs} were not signed off: {answer}")
    lit.workspace.wait_for(lambda: len(lit.workspace.transcript(lit.channel, person)) > told, SECONDS)
    return lit.workspace.transcript(lit.channel, person)[-1]


def _ticks(lit: Stage, person: Member, step: SignedOff) -> Values:
    return {
        block["block_id"]: [option["value"]]
        for block in lit.workspace.modal(person).content["blocks"]
        if block["type"] == "input"
        for option in block["element"]["options"]
        if block["label"]["text"].split()[0] in step.refs
    }


def press(lit: Stage, person: Member, step: Pressed) -> Message:
    """Presses the button with that label below the newest answer that only this person sees; returns what they are then
    told."""
    answer = lit.workspace.ephemerals(person, lit.channel)[-1]
    before = answer.text
    pressed = press_button(lit, person, lit.channel, answer, step.label)
    if pressed.error:
        raise DidNotHappen(f"{step.label} below {step.line!r} was not taken: {pressed}")
    lit.workspace.wait_for(lambda: lit.workspace.ephemerals(person, lit.channel)[-1].text != before, SECONDS)
    return lit.workspace.ephemerals(person, lit.channel)[-1]


def open_home(lit: Stage, person: Member) -> View:
    """The person's Home tab, once the bot has drawn it."""
    lit.workspace.open_home(person)
    lit.workspace.wait_for(lambda: lit.workspace.views.home(person.id), SECONDS)
    return lit.workspace.home_of(person)


def play(lit: Stage, person: Member, step: Step) -> None:
    """Plays a step without showing it. Home is left for the person at the page, whom it greets on a first visit. The
    paper is skipped, because it takes a while to draw. A file is only sent: its report waits for the person."""
    match step:
        case HomeOpened() | PaperAsked():
            pass
        case FilledIn():
            _typed(lit, person, step.line)
            send(lit, person, step)
        case SignedOff():
            _typed(lit, person, step.line)
            sign_off(lit, person, step)
        case Pressed():
            _typed(lit, person, step.line)
            press(lit, person, step)
        case FileSent():
            hand_in(lit, person, step)
        case str():
            _typed(lit, person, step)


def _typed(lit: Stage, person: Member, line: str) -> None:
    """Types a line, and again while the log is busy."""
    for _ in range(1 + _TRIES_MORE):
        if _BUSY not in lit.workspace.command(person, lit.channel, line).text:
            return


def _sent(lit: Stage, person: Member, values: Callable[[], Values]) -> Answer:
    """Submits the form that the person has open, and again, as a person would, while the log is busy. The form is then
    redrawn, so its `values` are entered again."""
    answer = lit.workspace.submit(person, values())
    for _ in range(_TRIES_MORE):
        if _BUSY not in str(answer.payload):
            break
        answer = lit.workspace.submit(person, values())
    return answer


def _blocks(lit: Stage, person: Member) -> dict[str, dict[str, Any]]:
    """The first block of each slot."""
    blocks = lit.workspace.modal(person).content["blocks"]
    return {each["block_id"].split("|")[0]: each for each in reversed(blocks)}
