"""Days: working days, papers, and the weekly slot of the digest.

A board works to England's bank holidays; a public holiday moves the digest to the next working day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import count
from zoneinfo import ZoneInfo

from board.bank_holidays import bank_holidays

PAPERS_WORKING_DAYS = 5
# Loops over days ask about the same days again and again.
MOST_DAYS = 4096
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Anything that goes out later than this says so.
LATE_AFTER = timedelta(minutes=15)
NO_MEETING = "No board meeting is in the calendar"


@lru_cache(maxsize=MOST_DAYS)
def is_working_day(day: date) -> bool:
    """True from Monday to Friday, unless England has a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays()


@lru_cache(maxsize=MOST_DAYS)
def working_days_after(day: date, count: int) -> date:
    """The working day `count` working days after `day`, or before it if `count` is negative.

    If `count` is 0 it is `day` itself, working or not.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def papers_due(meeting: date) -> date:
    """The day on which papers go out: five working days before the board meets."""
    return working_days_after(meeting, -PAPERS_WORKING_DAYS)


def next_meeting(meetings: Iterable[date], today: date) -> date | None:
    """The first meeting on or after `today`, or None."""
    return min((day for day in meetings if day >= today), default=None)


def last_meeting(meetings: Iterable[date], today: date) -> date | None:
    """The last meeting before `today`, or None. Today's meeting is still to be held."""
    return max((day for day in meetings if day < today), default=None)


@dataclass(frozen=True)
class WeeklySlot:
    """One week's digest: `key` names the ISO week, weekday and time it was planned for (`2020-W28-1 09:00`), and `at`
    is the instant it is due (UTC)."""

    key: str
    at: datetime


def is_weekly(key: str) -> bool:
    """True for the key of a weekly slot, False for that of a digest that somebody asked for."""
    return key[:1].isdecimal()


@dataclass(frozen=True)
class Schedule:
    """When a board's digest is posted: a weekday (0 is Monday) and a time of day, in the board's own zone."""

    weekday: int = 0
    at: time = time(9)
    timezone: str = "Europe/London"

    @property
    def words(self) -> str:
        """The slot as people read it and as history keeps it: `Monday at 09:00`."""
        return f"{WEEKDAYS[self.weekday]} at {self.at:%H:%M}"

    def today(self, now: datetime) -> date:
        """The board's calendar day at the instant `now` (aware)."""
        return now.astimezone(ZoneInfo(self.timezone)).date()

    def start_of(self, day: date) -> datetime:
        """The first instant of a day, in the board's own zone."""
        return datetime.combine(day, time(), ZoneInfo(self.timezone))

    def slot_in_week_of(self, day: date) -> WeeklySlot:
        """The slot of the ISO week that contains `day`, moved to the next working day if it falls on a bank holiday.

        The key is still that of the planned day, so that a moved digest is not taken for a second one.
        """
        monday = day - timedelta(days=day.weekday())
        planned = monday + timedelta(days=self.weekday)
        year, week, weekday = planned.isocalendar()
        posted = planned
        while planned in bank_holidays() and not is_working_day(posted):
            posted += timedelta(days=1)
        local = datetime.combine(posted, self.at, ZoneInfo(self.timezone))
        return WeeklySlot(f"{year}-W{week:02}-{weekday} {self.at:%H:%M}", local.astimezone(UTC))

    def past_slots(self, now: datetime) -> Iterator[WeeklySlot]:
        """The slots due at or before `now`, newest first, as far back as they can matter."""
        today = self.today(now)
        weeks = (self.slot_in_week_of(today - timedelta(weeks=back)) for back in count())
        return (slot for slot in weeks if slot.at <= now)

    def latest_slot(self, now: datetime) -> WeeklySlot:
        """The newest slot due at or before `now`."""
        return next(self.past_slots(now))

    def next_slot(self, now: datetime) -> WeeklySlot:
        """The first slot due after `now`."""
        today = self.today(now)
        weeks = (self.slot_in_week_of(today + timedelta(weeks=ahead)) for ahead in range(-1, 3))
        return next(slot for slot in weeks if slot.at > now)


IN_LONDON = Schedule()
