"""Orders the columns of updates that each refresh of a plan adds: "June update", "July update", "Q3 update"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from commands.imports.headings.dated import MONTH
from commands.imports.headings.of_kinds import folded
from commands.reading.phrases.vocabulary import month_number

_DATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{MONTH})|q(?P<quarter>[1-4]))\b(?: (?P<after>\d{{4}}|\d{{2}})\b)?"
    r"|\b(?P<d>\d{1,2}) (?P<m>0?[1-9]|1[0-2]) (?P<y>20\d\d|\d\d)\b"
)
_AS_A_DATE = re.compile(r"20\d\d (?:0[1-9]|1[0-2])(?: \d\d)?(?: 00 00(?: 00)?)?|q[1-4] (?:20)?\d\d (?:20)?\d\d")
# Beside columns of months, "latest" is newer than all of them, and "comments" or "notes" belongs to no month.
_LATEST = re.compile(r"(?:latest|current)\b")
_OF_NO_MONTH = re.compile(r"(?:comments?|notes?|commentary|narrative)\b")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated heading at its place among the columns: its month, and the number after it, perhaps a year or a day."""

    place: int
    month: int
    number: int
    day: int


def is_month(heading: str) -> bool:
    """True if the heading is only a month, a quarter or a day, as a column of figures has."""
    words = folded(heading)
    return bool(_DATED.fullmatch(words) or _AS_A_DATE.fullmatch(words))


def oldest_first(headings: Sequence[str]) -> list[int]:
    """The places of the headings of updates, oldest first; none if their order is not certain.

    At least two must give a month. Months without years follow the columns, from left to right or from right to left.
    """
    plain = [folded(each) for each in headings]
    dated = [found for place, words in enumerate(plain) if (found := _dated(place, words))]
    there = {each.place for each in dated}
    others = [place for place in range(len(plain)) if place not in there]
    last = [place for place in others if _LATEST.match(plain[place])]
    first = [place for place in others if _OF_NO_MONTH.match(plain[place])]
    if len(dated) < 2 or len(last) > 1 or len(first) > 1 or len(first) + len(last) < len(others):
        return []
    between = _in_order(dated)
    return [*first, *between, *last] if between else []


def _dated(place: int, words: str) -> _Dated | None:
    found = _DATED.search(words)
    if not found:
        return None
    if found["d"]:
        return _Dated(place, int(found["m"]), int(found["y"]) % 100 + 2000, int(found["d"]))
    month = month_number(found["month"]) if found["month"] else int(found["quarter"]) * 3 % _MONTHS + 3
    return _Dated(place, month, int(found["after"] or 0), int(found["day"] or 0))


def _in_order(dated: Sequence[_Dated]) -> list[int]:
    """By year if each has one, else in the order in which the months follow each other. Empty if the number after each
    month may be its year and contradicts that order."""
    moments = [(each.number % 2000, each.month, each.day) for each in dated]
    by_year = [each for _, each in sorted(zip(moments, dated, strict=True), key=lambda pair: pair[0])]
    is_one_order = len(set(moments)) == len(moments) and all(each.number for each in dated)
    if all(each.number > 1000 for each in dated):
        return [each.place for each in by_year] if is_one_order else []
    way = list(_one_way(dated))
    return [] if is_one_order and way != by_year else [each.place for each in way]


def _one_way(dated: Sequence[_Dated]) -> Sequence[_Dated]:
    """The columns from left to right or from right to left, whichever way their months go within a year; columns of one
    month, by day. Empty if the months go neither way."""
    months, least = min(((_months_through(way), at) for at, way in enumerate((dated, dated[::-1]))))
    if not months:
        days = {each.day for each in dated} - {0}
        return sorted(dated, key=lambda each: each.day) if len(days) == len(dated) else []
    return (dated, dated[::-1])[least] if months < _MONTHS else []


def _months_through(dated: Sequence[_Dated]) -> int:
    return sum((later.month - earlier.month) % _MONTHS for earlier, later in pairwise(dated))
