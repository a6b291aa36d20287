"""Whole days: `31/03/20`, `31st of July`, `Fri 31 Jul`, `July 17`, `the 31st`, `10/11 July`.

In numbers, the day always comes before its month. An impossible day is refused with the reason (docs/rules.md 1.1 and
1.10).
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from board.words import day as in_full
from commands.reading.phrases.meaning import (
    SHORT_YEARS_BACK,
    YEARS_AHEAD,
    Background,
    Choice,
    Meaning,
    Question,
    day_in,
    full_year,
    likely,
    month_end,
    yearly,
)
from commands.reading.phrases.vocabulary import MONTHS, how_far_on, month_number, weekday_number

LONGEST_RANGE = timedelta(days=184)


def day_of(day: str, month: int, year: str | None, setting: Background) -> Meaning:
    """The day of a month, in the year given or, without one, in several. Raises Question if there is no such day."""
    number = int(day)
    if not 1 <= month <= 12:
        raise _no_such_month(number, month, year, setting)
    if not 1 <= number <= monthrange(2000, month)[1]:
        raise _no_such_day(number, month, year, setting)
    if not year:
        return yearly(lambda any_year: day_in(any_year, month, number), setting)
    meant = full_year(year, setting, *likely(date(2000, month, number), setting))
    found = day_in(meant, month, number)
    if not found:
        raise _no_such_day(number, month, year, setting)
    return Meaning((found,), dated=True)


def _no_such_day(day: int, month: int, year: str | None, setting: Background) -> Question:
    if year:
        last = month_end(full_year(year, setting), month)
        why = f"is not a date: {MONTHS[month - 1]} {last.year} has {last.day} days."
    else:
        years = (setting.today.year - setting.looking_back, setting.today.year + (not setting.looking_back))
        ends = [month_end(any_year, month) for any_year in years]
        last = next((end for end in ends if end >= setting.today), ends[-1])
        why = f"is not a date: {MONTHS[month - 1]} has {monthrange(2000, month)[1]} days."
    return Question(why, *([last] if day > last.day else []))


def _no_such_month(day: int, month: int, year: str | None, setting: Background) -> Question:
    """For `07/13/2020`, the day with its numbers swapped is offered."""
    why = f"is not a date: there is no month {month}. The day comes first."
    if not year or not 1 <= day <= 12:
        return Question(why)
    found = day_in(full_year(year, setting), day, month)
    return Question(why, *([found] if found else []))


def numeric_day(found: re.Match[str], setting: Background) -> Meaning:
    """`31/03/20`, `31-07-2020`, `2020/07/31`."""
    return day_of(found["day"], int(found["number"]), found["year"], setting)


def day_and_month_numbers(found: re.Match[str], setting: Background) -> Meaning:
    """`3/4` is 3 April; `03/20` and `20/21` are no such day, and are asked about."""
    first, second = int(found["day"]), int(found["number"])
    if 1 <= second <= 12:
        return day_of(found["day"], second, None, setting)
    choices: list[Choice | date] = []
    if 1 <= first <= 12 and 1 <= second <= monthrange(2000, first)[1]:
        choices.extend(likely(date(2000, first, second), setting))
    if 1 <= first <= 12 and len(found["number"]) == 2:
        choices.append((f"{MONTHS[first - 1]} {2000 + second}", month_end(2000 + second, first)))
    if second == first + 1:
        choices.append((f"FY {2000 + first}/{second:02}", date(2000 + second, 3, 31)))
    if choices:
        raise Question("is not a day and a month: the day comes first.", *choices)
    raise Question(f"is not a date: there is no month {second}. The day comes first.")


def written_day(found: re.Match[str], setting: Background) -> Meaning:
    """`31st of July 2020`, `20-Mar`, `July 31st`, `July 31, 2020`."""
    return day_of(found["day"], month_number(found["month"]), found.groupdict().get("year"), setting)


def written_day_of_year(found: re.Match[str], setting: Background) -> Meaning:
    """`31 March next year`."""
    year = setting.today.year + how_far_on(found["when"])
    return day_of(found["day"], month_number(found["month"]), str(year), setting)


def month_and_number(found: re.Match[str], setting: Background) -> Meaning:
    """`July 17` is a day, or July of a year that a board could mean: both are then offered.

    `Aug 5` contains no year; nor, in 2020, does `July 31`, as 2031 is more than five years ahead.
    """
    month, number, today = month_number(found["month"]), int(found["number"]), setting.today
    year = 2000 + number
    if len(found["number"]) < 2 or not today.year - SHORT_YEARS_BACK <= year <= today.year + YEARS_AHEAD:
        return day_of(found["number"], month, None, setting)
    choices: list[Choice | date] = []
    if 1 <= number <= monthrange(2000, month)[1]:
        choices.extend(likely(date(2000, month, number), setting))
    choices.append((f"{MONTHS[month - 1]} {year}", month_end(year, month)))
    raise Question("can mean two things.", *choices)


def _in_months(day: str, months: Sequence[int], setting: Background) -> list[date]:
    starts = [setting.month(ahead) for ahead in months]
    return [found for start in starts if (found := day_in(start.year, start.month, int(day)))]


def _still_open(day: date, setting: Background) -> bool:
    return day <= setting.today if setting.looking_back else day >= setting.today


def day_of_this_month(found: re.Match[str], setting: Background) -> Meaning:
    """`the 31st`: this month's. If that has passed (or, looking back, has not come), it is asked about."""
    when = found["when"]
    if when:
        days = _in_months(found["day"], [how_far_on(when)], setting)
    else:
        days = _in_months(found["day"], [0, -1 if setting.looking_back else 1], setting)
    if not days or not (when or (days[0].month == setting.today.month and _still_open(days[0], setting))):
        raise Question("does not say which month." if days else "is not a day of that month.", *days)
    return Meaning((days[0],))


def weekday_and_number(found: re.Match[str], setting: Background) -> Meaning:
    """`Friday 7th`: the nearest such day, in this month or the next (looking back, the last); it must be a Friday."""
    days = _in_months(found["day"], [0, -1 if setting.looking_back else 1], setting)
    near = [day for day in days if _still_open(day, setting)]
    if not near:
        raise Question("does not say which month.", *days)
    return Meaning((near[0],), weekdays=frozenset({weekday_number(found["weekday"])}))


def days_of_month(found: re.Match[str], setting: Background) -> Meaning:
    """`10/11 July 2016`, `22nd to 26th May`: the last of the days."""
    first = int(found["from_day"])
    last = day_of(found["day"], month_number(found["month"]), found["year"], setting)
    if not 1 <= first < int(found["day"]):
        ends = last.days if last.dated else likely(last.days[-1], setting)
        raise Question("is not a range of days: the first should come before the last.", *ends)
    return last


def a_range(first: Meaning, last: Meaning) -> Meaning:
    """`28 June to 2 July 2020`: the last day, if the first comes before it.

    A first day without a year must be within the half year before: "7 August to 31 July 2020" is a slip.
    """
    end = last.due(last.days[-1])
    starts = [day for day in first.days if day <= end]
    runs = starts and (first.dated or end - starts[-1] <= LONGEST_RANGE)
    if not runs and len(last.days) == 1:
        raise Question(f"is not a range of days that ends on {in_full(end)}.", *first.days, end)
    return last


def the_same_day(first: Meaning, last: Meaning) -> Meaning | None:
    """`Q2 (30 September 2020)`, `next board (5 August)`: the days that both mean, or None if there are none."""
    days = [first.due(day) for day in first.days if day.weekday() in first.weekdays]
    others = {last.due(day) for day in last.days if day.weekday() in last.weekdays}
    shared = tuple(day for day in days if day in others)
    return Meaning(shared, dated=first.dated or last.dated) if shared else None


def christmas(found: re.Match[str], setting: Background) -> Meaning:
    """`Christmas` is 24 December, the last day before it, unless the words say "day"."""
    return day_of("25" if found["part"] == "day" else "24", 12, found["year"], setting)


def new_years(found: re.Match[str], setting: Background) -> Meaning:
    """`New Year's Eve`, `New Year's Day`."""
    day, month = ("31", 12) if found["part"] == "eve" else ("1", 1)
    return day_of(day, month, found["year"], setting)
