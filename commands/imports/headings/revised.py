"""Recognises the headings of revised due dates, and their order: "Revised end date", "2nd revised date"."""

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
# Words for the date that is revised. Without one of them a heading such as "Revised action" may be of anything.
_OF_A_DAY = frozenset({"due", "end", "completion", "finish", "date", "dates", "deadline", "timescale", "timeframe"})
_BESIDE = frozenset({"target", "delivery", "implementation", "agreed", "planned", "proposed", "action", "for", "of"})


def is_revised_date(plain: str) -> bool:
    """True if a folded heading is that of a revised date or a forecast. "Date revised" is not: it dates the
    revision."""
    words = [each for each in plain.split() if not _number(each)]
    says = [place for place, each in enumerate(words) if each in _REVISING | _FORECAST]
    if not says or not set(words) <= _REVISING | _FORECAST | _OF_A_DAY | _BESIDE:
        return False
    days = [place for place, each in enumerate(words) if each in _OF_A_DAY]
    if not days:
        return set(words) <= _REVISED and len(words) < len(plain.split())
    return says[0] < days[0]


def with_revision_first(heading: str) -> str:
    """`revised Due date` for "Due date (revised)"; other headings unchanged."""
    found = _WHICH_DATE.fullmatch(heading.strip())
    return f"{found['which']} {found['date'].strip()}" if found else heading


def first_to_last(plain: Sequence[str]) -> list[int]:
    """The places of folded headings of revised dates, first revision first: by their numbers, else as they are. Empty
    if one is a forecast, two have the same number, or one has no number while another is the first."""
    numbers = [next(filter(None, map(_number, each.split())), 0) for each in plain]
    if any(not _FORECAST.isdisjoint(each.split()) for each in plain) or (0 in numbers and 1 in numbers):
        return []
    counted = [number for number in numbers if number]
    if len(set(counted)) < len(counted):
        return []
    return sorted(range(len(plain)), key=lambda place: numbers[place])


def _number(word: str) -> int:
    """The number that a heading's word gives: 2 for `2nd` and `second`; 0 for other words."""
    found = _NUMBER.fullmatch(word)
    return int(found["digits"]) if found else _NUMBERS.get(word, 0)
