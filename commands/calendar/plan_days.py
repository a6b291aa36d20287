"""Reads the days after `/board plan`: the next three months, until a day, from one to another, or all."""

import re
from collections.abc import Sequence
from datetime import date

from board.refusals import Refusal
from commands.reading.day_ranges import days_meant
from commands.reading.phrases.meaning import months_after

MONTHS_AHEAD = 3
EVER = (date(1900, 1, 1), date(2999, 12, 31))
_DECADE = 3660
_BY_DEFAULT = re.compile(r"(?:(?:the )?(?:next |coming )?(?:quarter|(?:three|3) months))?", re.I)
_ALL = re.compile(r"all|everything|the whole plan|all of it", re.I)
_UNTIL = re.compile(r"(?:until|till|to|up to|up until|by|before)\s+(?P<day>.+)", re.I)
_ONWARDS = re.compile(r"(?:from|after|since)\s+(?P<day>.+)", re.I)
_AHEAD = re.compile(r"(?:the |over the |in the )?(?:next|coming)\s+(?P<day>(?:\S+ )(?:day|week|month|year)s?)", re.I)
_YEAR = re.compile(r"(?P<year>[12][0-9]{3})|(?P<which>this|next) year", re.I)
_FOR = re.compile(r"\Afor\s+", re.I)
_FROM_TO = re.compile(r"(?:from|between) (?P<first>[^,]{1,60}?) (?:to|until|till|and) (?P<last>[^,]{1,60})", re.I)
_TO = re.compile(r"\s(?:to|until|till|and|-|\u2013)\s", re.I)


def days_of_plan(words: str, today: date, meetings: Sequence[date] = ()) -> tuple[date, date]:
    """The first and the last day that the words ask for. Refused: as `days_meant` says; a year alone."""
    ahead = months_after(today, MONTHS_AHEAD)
    if _BY_DEFAULT.fullmatch(_FOR.sub("", words)):
        return today, ahead
    if _ALL.fullmatch(words):
        return EVER
    words = _FOR.sub("", words)
    _check_year(words, today)
    if found := _UNTIL.fullmatch(words) or _AHEAD.fullmatch(words):
        return today, _meant("until", found["day"], today, meetings)[1]
    if (found := _ONWARDS.fullmatch(words)) and not _TO.search(found["day"]):
        first = _meant("from", found["day"], today, meetings)[0]
        return first, months_after(first, MONTHS_AHEAD)
    try:
        return days_meant(words, today, meetings, most=_DECADE)
    except Refusal:
        if not (found := _FROM_TO.fullmatch(words)):
            raise
    ends = [days_meant(found[each], today, meetings, most=_DECADE) for each in ("first", "last")]
    return ends[0][0], ends[1][1]


def _meant(lead: str, words: str, today: date, meetings: Sequence[date]) -> tuple[date, date]:
    """The days that the words after `lead` (`until` or `from`) name. The choices of a refusal begin with `lead` too."""
    try:
        return days_meant(words, today, meetings, most=_DECADE)
    except Refusal as refusal:
        instead = tuple((f"{lead} {choice}", note) for choice, note in refusal.instead)
        raise Refusal(refusal.reason, instead=instead) from None


def _check_year(words: str, today: date) -> None:
    """Refuses a year alone, which may be a calendar or a financial year, and offers the days of both."""
    if found := _YEAR.fullmatch(words):
        year = int(found["year"]) if found["year"] else today.year + (found["which"].casefold() == "next")
        both = (f"1 January {year} to 31 December {year}", f"1 April {year} to 31 March {year + 1}")
        raise Refusal(f'"{words}" can mean two years. Which?', instead=tuple((each, "") for each in both))
