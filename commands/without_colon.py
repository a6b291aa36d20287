"""Catches an edit that begins with a key without its colon: `source minute 4`."""

from board.refusals import Refusal
from commands.call import Call
from commands.slots import SlotPlace

ASKED = "Put a colon after what is to change:"


def check_colon(call: Call, start: str) -> None:
    """Raises Refusal if the free text begins with a key and no colon, with the whole line as it should be.

    `start` is the line up to and including its ref.
    """
    word, _, rest = call.words.free.partition(" ")
    key = next((each.name for each in call.slots if each.place == SlotPlace.KEY and each.name == word.casefold()), "")
    if key and rest.strip():
        line = f"{start} {key}: {rest.strip()} {call.rest_of_line}".rstrip()
        raise Refusal(ASKED, lines=[line], slot=key)
