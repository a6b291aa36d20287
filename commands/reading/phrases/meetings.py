"""Days from the board's own calendar: `next board`, `papers for next board` (docs/rules.md 1.7)."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from board.calendar import next_meeting, papers_due
from board.words import day as in_full
from commands.reading.phrases.meaning import Background, Meaning, Question, full_year
from commands.reading.phrases.vocabulary import how_far_on, month_number

NO_MEETING = "needs a meeting that is not in the calendar. Give the date, or add it with /board meeting."

_BEFORE_ALL = "which is before the calendar begins. Give the date, or add it with /board meeting."
# Boards meet monthly, some every six weeks.
_BETWEEN_BOARDS = timedelta(days=45)


def _the_day(found: re.Match[str]) -> Callable[[date], date]:
    """For a meeting, the meeting itself, the day when its papers are due, or the day before it."""
    words = found[0]
    if "paper" in words:
        return papers_due
    return lambda meeting: meeting - timedelta(days="before" in words)


def next_board(found: re.Match[str], setting: Background) -> Meaning:
    """The first meeting after today. On the day of a meeting, it is the following one."""
    tomorrow = setting.today + timedelta(days=1)
    meeting = next_meeting(setting.meetings, tomorrow)
    if meeting and setting.listed and _began_later(setting, meeting):
        raise Question(f"needs the board after {in_full(setting.today)}, {_BEFORE_ALL}")
    if meeting and found["after"]:
        meeting = next_meeting(setting.meetings, meeting + timedelta(days=1))
    if not meeting:
        raise Question(NO_MEETING)
    due = _the_day(found)(meeting)
    following = next_meeting(setting.meetings, meeting + timedelta(days=1))
    if due < setting.today and following:
        raise Question(f"was {in_full(due)}, which has passed.", due, _the_day(found)(following))
    return Meaning((due,))


def _began_later(setting: Background, first: date) -> bool:
    """True if the calendar's first meeting is so long after the day that another must have been held before it."""
    return min(setting.meetings) == first and first - setting.today > _BETWEEN_BOARDS


def last_board(found: re.Match[str], setting: Background) -> Meaning:
    """The latest meeting before today."""
    past = [meeting for meeting in setting.meetings if meeting < setting.today]
    if not past:
        raise Question(NO_MEETING)
    return Meaning((max(past),))


def board_of_month(found: re.Match[str], setting: Background) -> Meaning:
    """`March board`, `the August 2020 meeting`. Two meetings in one month are asked about."""
    year = full_year(found["year"], setting) if found["year"] else None
    return _meetings_in(month_number(found["month"]), year, found, setting)


def board_of_this_month(found: re.Match[str], setting: Background) -> Meaning:
    """`this month's board`, `next month's meeting`."""
    start = setting.month(how_far_on(found["which"]))
    return _meetings_in(start.month, start.year, found, setting)


def _meetings_in(month: int, year: int | None, found: re.Match[str], setting: Background) -> Meaning:
    held = sorted({day for day in setting.meetings if day.month == month and year in (None, day.year)})
    if not held:
        raise Question(NO_MEETING)
    days = [_the_day(found)(day) for day in held]
    ahead = [day for day in days if day >= setting.today]
    near = ahead[0] if ahead and not setting.looking_back else days[-1]
    same_month = [due for day, due in zip(held, days, strict=True) if abs(due - near) < timedelta(days=32)]
    if len(same_month) > 1:
        raise Question("can mean two meetings.", *same_month)
    return Meaning(tuple(days), dated=year is not None)


def a_board_on(base: Meaning, setting: Background) -> Meaning:
    """`5 August 2020 (board)`: the day, unless the calendar has a meeting on another day of that month."""
    day = next((day for day in base.days if day >= setting.today), base.days[-1])
    held = [meeting for meeting in setting.meetings if (meeting.year, meeting.month) == (day.year, day.month)]
    if held and day not in held:
        raise Question(f"has no board on {in_full(day)}.", day, *held)
    return base
