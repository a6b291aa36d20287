"""A month with a number beside it, such as `Mar-20`: of a list nobody can say whether that is a year or a day."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.?[\s'\u2019-]{0,3}(?P<number>\d{2})|(?P<figure>\d{1,2})/(?P<other>\d{2})"
)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class MonthNumber:
    """It as words for a `day` of the month, and as words for the `month` of a year."""

    day: str
    month: str


def month_and_number(words: str) -> MonthNumber | None:
    """The two things that such words can mean; None for any other words."""
    found = _NUMBERED.fullmatch(words.strip())
    if found is None:
        return None
    if found["month"]:
        name, number = found["month"], found["number"]
    else:
        name, number = _NAMES[(int(found["figure"]) - 1) % len(_NAMES)], found["other"]
    known = name[:3].capitalize() in _NAMES and (not found["figure"] or 1 <= int(found["figure"]) <= len(_NAMES))
    return MonthNumber(f"{int(number)} {name}", f"{name} 20{number}") if known else None
