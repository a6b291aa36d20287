"""Words that say nothing but a day to come: `done A12 by Friday`, `start A12 tomorrow`. It is not so yet."""

import re

from board.refs import quoted
from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import due_day

# What leads to the day: "will be done by Friday".
_WILL_BE = re.compile(
    r"\A(?:it\s++)?(?:(?:will|should|to|hope(?:fully)?(?:\s++to)?)\s++)?+(?:be\s++)?+"
    r"(?:(?:done|finish(?:ed)?|complete[d]?|ready|start(?:ed|s)?|begin)\s++)?+",
    re.IGNORECASE,
)
# So many words at most are a day. In more nothing is looked for: a date takes a while to read.
_MOST_WORDS = 6


def check_not_to_come(call: Call, then: str) -> None:
    """Refuses such words: with what is right `then`, its line, and the one that keeps them as an update."""
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
