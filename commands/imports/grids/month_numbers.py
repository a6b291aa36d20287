"""Reads a month with a number, such as `Mar-20`. By itself it does not say whether the number is a year or a day."""

import re
from dataclasses import dataclass

from board.words import SHORT_MONTHS

_NUMBERED = re.compile(
    r"(?P<month>[A-Za-z]{3,9})\.?[\s'\u2019-]{0,3}(?P<number>\d{2})|(?P<figure>\d{1,2})/(?P<other>\d{2})"
)


@dataclass(frozen=True, slots=True)
class MonthNumber:
    """The words as a `day` of the month, and as the `month` of a year."""

    day: str
    month: str


def month_and_number(words: str) -> MonthNumber | None:
    """Both meanings of such words; None for any other words."""
    found = _NUMBERED.fullmatch(words.strip())
    if found is None:
        return None
    if found["month"]:
        name, number = found["month"], found["number"]
    else:
        name, number = SHORT_MONTHS[(int(found["figure"]) - 1) % len(SHORT_MONTHS)], found["other"]
    known = name[:3].capitalize() in SHORT_MONTHS and (
        not found["figure"] or 1 <= int(found["figure"]) <= len(SHORT_MONTHS)
    )
    return MonthNumber(f"{int(number)} {name}", f"{name} 20{number}") if known else None
