"""The forms of the demo's morning, filled in, ticked and sent as a person would; and Home, opened."""

from typing import Any

from bot.demo.boards import FilledIn, HomeOpened, Pressed, SignedOff, Step
from bot.demo.stage import Stage
from local_slack import Member, Message
from local_slack.views import View

SECONDS = 15


def label_of(lit: Stage, person: Member, slot: str) -> str:
    """What the field of a slot is called on the form that the person has open."""
    label: str = _blocks(lit, person)[slot]["label"]["text"]
    return label


def send(lit: Stage, person: Member, step: FilledIn) -> Message:
    """Fills in the form that the person has open, and sends it; what they are then told in the channel. RuntimeError
    where it is not taken."""
    blocks, told = _blocks(lit, person), len(lit.workspace.transcript(lit.channel, person))
    answer = lit.workspace.submit(person, {blocks[slot]["block_id"]: words for slot, words in step.values.items()})
    if answer.payload or answer.error:
        raise RuntimeError(f"the form of {step.line!r} was not taken: {answer}")
    lit.workspace.wait_for(lambda: len(lit.workspace.transcript(lit.channel, person)) > told, SECONDS)
    return lit.workspace.transcript(lit.channel, person)[-1]


def sign_off(lit: Stage, person: Member, step: SignedOff) -> Message:
    """Ticks the refs on the form that the person has open, and sends it; what they are then told."""
    view, told = lit.workspace.modal(person).content, len(lit.workspace.transcript(lit.channel, person))
    ticks = {
        block["block_id"]: [option["value"]]
        for block in view["blocks"]
        if block["type"] == "input"
        for option in block["element"]["options"]
        if block["label"]["text"].split()[0] in step.refs
    }
    answer = lit.workspace.submit(person, ticks)
    if answer.payload or answer.error or len(ticks) != len(step.refs):
        raise RuntimeError(f"{step.refs} were not signed off: {answer}")
    lit.workspace.wait_for(lambda: len(lit.workspace.transcript(lit.channel, person)) > told, SECONDS)
    return lit.workspace.transcript(lit.channel, person)[-1]


def press(lit: Stage, person: Member, step: Pressed) -> Message:
    """Presses the button of that label below the newest answer that only this person sees; what they are then told."""
    answer = lit.workspace.ephemerals(person, lit.channel)[-1]
    before = answer.text
    elements = (each for block in answer.blocks if block["type"] == "actions" for each in block["elements"])
    button = next(each for each in elements if each["text"]["text"] == step.label)
    pressed = lit.workspace.press(person, lit.channel, answer.ts, button["action_id"], value=button["value"])
    if pressed.error:
        raise RuntimeError(f"{step.label} below {step.line!r} was not taken: {pressed}")
    lit.workspace.wait_for(lambda: lit.workspace.ephemerals(person, lit.channel)[-1].text != before, SECONDS)
    return lit.workspace.ephemerals(person, lit.channel)[-1]


def open_home(lit: Stage, person: Member) -> View:
    """The person's Home tab, once the bot has drawn it."""
    lit.workspace.open_home(person)
    lit.workspace.wait_for(lambda: lit.workspace.views.home(person.id), SECONDS)
    return lit.workspace.home_of(person)


def play(lit: Stage, person: Member, step: Step) -> None:
    """Plays a step without a word. Home is left for whoever sits before the page: it greets a first visit."""
    match step:
        case HomeOpened():
            pass
        case FilledIn():
            lit.workspace.command(person, lit.channel, step.line)
            send(lit, person, step)
        case SignedOff():
            lit.workspace.command(person, lit.channel, step.line)
            sign_off(lit, person, step)
        case Pressed():
            lit.workspace.command(person, lit.channel, step.line)
            press(lit, person, step)
        case str():
            lit.workspace.command(person, lit.channel, step)


def _blocks(lit: Stage, person: Member) -> dict[str, dict[str, Any]]:
    """The first block of each slot."""
    blocks = lit.workspace.modal(person).content["blocks"]
    return {each["block_id"].split("|")[0]: each for each in reversed(blocks)}
