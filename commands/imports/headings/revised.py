"""Headings of dates that take the place of a due date, and their order: "Revised end date", "2nd revised date"."""

import re
from collections.abc import Sequence

_WHICH_DATE = re.compile(
    r"(?P<date>[^()]++)\((?P<which>original|initial|baseline|revised|new|updated|amended|forecast)\)",
    re.IGNORECASE,
)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "final": 98, "latest": 99}
_NUMBER = re.compile(r"(?P<digits>\d{1,2})(?:st|nd|rd|th)?")
_REVISED = frozenset(
    {"revised", "revision", "extended", "extension", "amended", "updated", "rescheduled", "rebaselined", "replanned"}
)
_REVISING = _REVISED | {"new"}
_FORECAST = frozenset({"forecast", "forecasted", "projected", "anticipated"})
# What such a date is of; without one of these it is only revised, such as *Revised action*.
_OF_A_DAY = frozenset({"due", "end", "completion", "finish", "date", "dates", "deadline", "timescale", "timeframe"})
_BESIDE = frozenset({"target", "delivery", "implementation", "agreed", "planned", "proposed", "action", "for", "of"})


def is_revised_date(plain: str) -> bool:
    """The words of a heading, folded, are those of a date that was revised, or of a forecast. Not so the day on which
    something was revised: "Date revised"."""
    words = [each for each in plain.split() if not _number(each)]
    says = [place for place, each in enumerate(words) if each in _REVISING | _FORECAST]
    if not says or not set(words) <= _REVISING | _FORECAST | _OF_A_DAY | _BESIDE:
        return False
    days = [place for place, each in enumerate(words) if each in _OF_A_DAY]
    if not days:
        return set(words) <= _REVISED and len(words) < len(plain.split())
    return says[0] < days[0]


def with_revision_first(heading: str) -> str:
    """`Revised due date` of "Due date (revised)", which says which of its dates it is; other headings as they are."""
    found = _WHICH_DATE.fullmatch(heading.strip())
    return f"{found['which']} {found['date'].strip()}" if found else heading


def first_to_last(plain: Sequence[str]) -> list[int]:
    """The places of folded headings of revised dates, the first revision first: by their numbers, else as they stand.
    None where one is a forecast, or one of them has no number and another is the first."""
    numbers = [next(filter(None, map(_number, each.split())), 0) for each in plain]
    if any(not _FORECAST.isdisjoint(each.split()) for each in plain) or (0 in numbers and 1 in numbers):
        return []
    counted = [number for number in numbers if number]
    if len(set(counted)) < len(counted):
        return []
    return sorted(range(len(plain)), key=lambda place: numbers[place])


def _number(word: str) -> int:
    """The number that a word of a heading is: 2 of `2nd` and `second`; 0 for other words."""
    found = _NUMBER.fullmatch(word)
    return int(found["digits"]) if found else _NUMBERS.get(word, 0)
