"""Catches a step that is announced for a future day: `done A12 by Friday`, `start A12 tomorrow`."""

import re

from board.refs import quoted
from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import due_day

# Words that lead to the day, as in "will be done by Friday".
_WILL_BE = re.compile(
    r"\A(?:it\s++)?(?:(?:will|should|to|hope(?:fully)?(?:\s++to)?)\s++)?+(?:be\s++)?+"
    r"(?:(?:done|finish(?:ed)?|complete[d]?|ready|start(?:ed|s)?|begin)\s++)?+",
    re.IGNORECASE,
)
# Longer words are not read as a day: reading a date is slow.
_MOST_WORDS = 6


def check_not_to_come(call: Call, then: str) -> None:
    """Raises Refusal if the free text is only a future day, with a line for the step and one for an update instead.

    `then` introduces the first line: "Once work has begun:".
    """
    said = call.words.free.strip(" .,!")
    bare = _WILL_BE.sub("", said)
    if call.words.filled is not None or not bare or len(bare.split()) > _MOST_WORDS:
        return
    day = call.once(("to come", bare, call.today), lambda: due_day(bare, call.today, call.board.meetings))
    if day and day > call.today:
        ref = call.action().ref
        noted = f"/action update {quoted(ref)} {said if bare != said else f'{call.verb} {said}'}"
        lines: list[str | tuple[str, str]] = [call.left_open(ref), (noted, "keeps it as an update")]
        raise Refusal(f'"{said}" is a day to come. {then}', lines=lines)
