"""A bare count of days, `two weeks`, for a date that is to be moved: it may count from today or from that date.

"In two weeks" counts from today; "another two weeks", "two weeks later" and "two weeks earlier" count from the date in
force. Bare, it can be either.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commands.reading.phrases.counted import counted
from commands.reading.phrases.vocabulary import pattern, simplified, tidy

_FROM_TODAY = ("in ", "within ", "over ", "during ", "next ", "the next ")
_FURTHER = re.compile(r"(?:by )?(?:(?:an? )?(?:another|further|extra|additional|more) |plus |\+ ?)")
_MOVED = re.compile(
    r"(?:(?:extend(?:ed)?|moved?|push(?:ed)?|put|slip(?:ped)?)(?: (?:back|on|out))?|back|on|out)(?: by)? "
)
_MORE = pattern("(?P<before>{count}) (?:more|further|extra|additional) ")
_DATE = "(?:(?:current |existing |old |original |present )?(?:due )?date|then|that)"
_LATER = re.compile(rf" (?:later|longer|more|extra|further|on|(?:after|from|on from|beyond) {_DATE})$")
_EARLIER = re.compile(rf" (?:earlier|sooner|before {_DATE})$")
_FORWARD = re.compile(r"(?:bring|brought|pull(?:ed)?) (?:it )?forward(?: by)? ")
_COUNT = pattern("(?:by )?{count} ?{unit_or_letter}")
_FORTNIGHT = re.compile("(?P<count>)(?P<unit>fortnight)")


@dataclass(frozen=True, slots=True)
class BareCount:
    """How a day moves. `from_date` says that the words count from the date in force;
    if it is false, they may also count from today."""

    move: Callable[[date], date]
    from_date: bool


def bare_count(phrase: str) -> BareCount | None:
    """The count, if the words are one and nothing else; None for other words.
    Raises Question for a count that is too far."""
    text, from_date, direction = tidy(phrase), False, 1
    if text.startswith(_FROM_TODAY):
        return None
    text = simplified(text)
    for further in (_FURTHER, _MOVED, _MORE):
        if found := further.match(text):
            lead = found["before"] + " " if further is _MORE else ""
            text, from_date = lead + text[found.end() :], True
    if later := _LATER.search(text):
        text, from_date = text[: later.start()], True
    if earlier := _EARLIER.search(text):
        text, from_date, direction = text[: earlier.start()], True, -1
    if forward := _FORWARD.match(text):
        text, from_date, direction = text[forward.end() :], True, -1
    count = (
        _COUNT.fullmatch(text) or _FORTNIGHT.fullmatch(text) or (_COUNT.fullmatch(f"a {text}") if from_date else None)
    )
    return BareCount(counted(count, direction), from_date) if count else None
