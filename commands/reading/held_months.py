"""A month that stands for the meeting in it: `July`, `the July board`, `in July 2020`, `last month`."""

import re
from collections.abc import Sequence
from datetime import date

from board.refusals import Refusal
from board.words import count
from commands.reading.phrases.meaning import month_end, months_after
from commands.reading.phrases.vocabulary import MONTHS, bare, how_far_on, month_number, pattern, simplified, tidy

# A year in two bare digits would be read as a day: "July 8".
_YEAR = r"(?: ?(?P<year>[0-9]{4}|'[0-9]{2}))?"
_NAMED = (
    pattern(f"(?:month |(?P<this>this )?){{month}}{_YEAR}(?: (?:{{board}}|one))?"),
    pattern(f"{{board}} (?:in |for )?{{month}}{_YEAR}"),
)
_NUMBERED = re.compile(r"(?P<number>0?[1-9]|1[0-2])[/.-](?P<year>[0-9]{4})|(?P<first>[0-9]{4})-(?P<second>[0-9]{2})")
_COUNTED = pattern("{which} months?(?: {board})?")


class NotOneMeeting(Refusal):
    """A month in which no meeting was held, or several: `days` are these meetings, and `near` is a day of the month."""

    def __init__(self, reason: str, days: Sequence[date], near: date) -> None:
        super().__init__(reason)
        self.days = days
        self.near = near


def held_in_month(phrase: str, today: date, meetings: Sequence[date]) -> date | None:
    """The latest meeting held in the month that the words name, or else the first to come; None if they name no month.

    Without a year, the month may be last year's, this year's or next year's. Refused, with the days: a month with
    several meetings; and a month with none.
    """
    named = _month(bare(simplified(tidy(phrase))), today)
    if named is None:
        return None
    month, years = named
    found = sorted(day for day in meetings if day.month == month and day.year in years)
    held = [day for day in found if day <= today]
    if held:
        latest = [day for day in held if day.year == held[-1].year]
        if len(latest) == 1:
            return held[-1]
        words = f"{MONTHS[month - 1]} {held[-1].year}"
        raise NotOneMeeting(f"The board met on {count(len(latest), 'day')} in {words}.", latest, held[-1])
    if found:
        return found[0]
    words = f"{MONTHS[month - 1]} {years[0]}" if len(years) == 1 else MONTHS[month - 1]
    ends = [month_end(year, month) for year in years]
    raise NotOneMeeting(f"No meeting in {words} is in the calendar.", (), min(ends, key=lambda day: abs(day - today)))


def _month(words: str, today: date) -> tuple[int, tuple[int, ...]] | None:
    """The number of a month, and the years that it may be in."""
    if found := next(filter(None, (each.fullmatch(words) for each in _NAMED)), None):
        year = found["year"] or (str(today.year) if found.groupdict().get("this") else "")
        either = (today.year - 1, today.year, today.year + 1)
        return month_number(found["month"]), (_full(year),) if year else either
    if found := _NUMBERED.fullmatch(words):
        month = int(found["number"] or found["second"])
        return (month, (int(found["year"] or found["first"]),)) if 1 <= month <= 12 else None
    if found := _COUNTED.fullmatch(words):
        day = months_after(today.replace(day=1), how_far_on(found["which"]))
        return day.month, (day.year,)
    return None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year[1:])
