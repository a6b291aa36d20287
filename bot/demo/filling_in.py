"""A form of the demo's morning, filled in as a person would."""

from typing import Any

from bot.demo.boards import FilledIn
from bot.demo.stage import Stage
from local_slack import Member, Message

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


def _blocks(lit: Stage, person: Member) -> dict[str, dict[str, Any]]:
    """The first block of each slot."""
    blocks = lit.workspace.modal(person).content["blocks"]
    return {each["block_id"].split("|")[0]: each for each in reversed(blocks)}
