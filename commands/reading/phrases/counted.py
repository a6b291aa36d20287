"""Days counted from another day: `tomorrow`, `Friday week`, `in 20 working days`, `w/c 6 July`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from board.calendar import working_days_after
from commands.reading.phrases.meaning import (
    FRIDAY,
    YEARS_AHEAD,
    Background,
    Meaning,
    Period,
    Question,
    months_after,
    spoken,
    which_day,
)
from commands.reading.phrases.vocabulary import NTHS, count_of, how_far_on, weekday_number

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
NAMED = {"yesterday": -1, "day before yesterday": -2, "tomorrow": 1, "day after tomorrow": 2}
# A little more than the units in a year: counting beyond the furthest date would take time, or overflow.
FURTHEST = {"days": 366, "working days": 262, "weeks": 53, "months": 12, "years": 1}


def named_day(found: re.Match[str], setting: Background) -> Meaning:
    """`today`, `tomorrow`, or `close of play` alone; `now` only as the day of a figure."""
    if found[0] == "now" and not setting.looking_back:
        raise Question("is not a due date.", ("today", setting.today))
    return Meaning((setting.today + NAMED.get(found[0], 0) * DAY,))


def _nearest(weekday: int, setting: Background) -> date:
    if setting.looking_back:
        return setting.today - (setting.today.weekday() - weekday) % 7 * DAY
    return setting.today + (weekday - setting.today.weekday()) % 7 * DAY


def weekday(found: re.Match[str], setting: Background) -> Meaning:
    """`Friday`: the next one (looking back, the latest), where today counts.
    `coming Friday` on a Friday is asked about."""
    day = _nearest(weekday_number(found["weekday"]), setting)
    if "coming" in found[0] and day == setting.today:
        raise Question("can mean two days.", day, day + WEEK)
    return Meaning((day,))


def weekday_of_week(found: re.Match[str], setting: Background) -> Meaning:
    """`this Friday`, `next Friday`, `Friday of next week`: the day in the week that is named. Weeks begin on Monday."""
    number, weeks = weekday_number(found["weekday"]), how_far_on(found["which"])
    day = setting.today + (number - setting.today.weekday()) * DAY + weeks * WEEK
    latest = setting.today - ((setting.today.weekday() - number - 1) % 7 + 1) * DAY
    if weeks < 0 and "week" not in found[0] and latest != day:
        raise Question("can mean two days.", day, latest)
    if weeks == 0 and day < setting.today and not setting.looking_back:
        raise Question("has passed.", day, day + WEEK)
    return Meaning((day,))


def weekday_after_next(found: re.Match[str], setting: Background) -> Meaning:
    """`Friday after next` is always asked about: it is next week's to some, and the following week's to others."""
    ahead = weekday_number(found["weekday"]) - setting.today.weekday()
    day = setting.today + ahead * DAY + WEEK
    raise Question("can mean two days.", day, day + WEEK)


def weekday_week(found: re.Match[str], setting: Background) -> Meaning:
    """`Monday week`: a week after the coming Monday."""
    coming = _nearest(weekday_number(found["weekday"]), Background(setting.today))
    return Meaning((coming + (2 if "fortnight" in found[0] else 1) * WEEK,))


def on_weekday(base: Meaning, weekday: str) -> Meaning:
    """`Friday 31 July`: the day, which must be a Friday."""
    return replace(base, weekdays=frozenset({weekday_number(weekday)}))


def weekday_of_month(found: re.Match[str], month: Period, setting: Background) -> Meaning:
    """`last Friday of July`, `first Monday in August`."""
    nth, number = NTHS[found["nth"]], weekday_number(found["weekday"])
    if nth < 0:
        return month.end(setting).moved(lambda end: end - (end.weekday() - number) % 7 * DAY)
    weeks = (nth - 1) * WEEK
    return month.start(setting).moved(lambda start: start + (number - start.weekday()) % 7 * DAY + weeks)


def week_of_month(nth: str, month: Period, setting: Background) -> Meaning:
    """No day: always raises Question, which offers the Fridays of `first week of October`, counted from the week that
    the month begins in and from its first whole week. Of the last week it offers the last Friday and the last day."""
    if NTHS[nth] < 0:
        end = month.end(setting)
        raise which_day(setting, end.moved(lambda day: day - (day.weekday() - FRIDAY) % 7 * DAY), end)
    weeks = (NTHS[nth] - 1) * WEEK
    start = month.start(setting)
    first = start.moved(lambda day: day + (FRIDAY - day.weekday()) % 7 * DAY + weeks)
    raise which_day(setting, first, start.moved(lambda day: day + -day.weekday() % 7 * DAY + FRIDAY * DAY + weeks))


def last_working_day_of(period: Period, setting: Background) -> Meaning:
    """`last working day of March`."""
    return period.end(setting).moved(lambda end: working_days_after(end + DAY, -1))


def first_working_day_of(period: Period, setting: Background) -> Meaning:
    """`first working day of April`."""
    return period.start(setting).moved(lambda start: working_days_after(start - DAY, 1))


def _unit_of(word: str) -> str:
    if word.startswith(("w/d", "wd", "work", "wkg", "w day", "business")):
        return "working days"
    if word.startswith(("h", "fortnight")):
        return word[0]
    word = word.removeprefix("calendar ")
    return {"d": "days", "w": "weeks", "m": "months", "y": "years"}[word[0]]


def counted(found: re.Match[str], direction: int = 1) -> Callable[[date], date]:
    """How a day moves by `20 working days`, `three weeks` or `a fortnight`; backwards if `direction` is -1.

    Raises Question for hours that are not whole days, and for a count beyond the furthest date allowed.
    """
    many, unit = count_of(found["count"]), _unit_of(found["unit"])
    if unit == "h" and many % 24:
        raise Question("is not a number of days.")
    many, unit = {"h": (many // 24, "days"), "f": (many * 2, "weeks")}.get(unit, (many, unit))
    if many > FURTHEST[unit] * (YEARS_AHEAD + 1):
        raise Question(f"is too far: more than {YEARS_AHEAD} years.")
    many *= direction
    if unit == "working days":
        return lambda day: working_days_after(day, many)
    if unit in ("months", "years"):
        return lambda day: months_after(day, many * (12 if unit == "years" else 1))
    return lambda day: day + many * (DAY if unit == "days" else WEEK)


def count_from_today(found: re.Match[str], setting: Background) -> Meaning:
    """`2 weeks`, `in 6 months`, `3 weeks' time`, `10 days ago`."""
    return Meaning((counted(found, -1 if found["ago"] else 1)(setting.today),))


def week_commencing(base: Meaning) -> Meaning:
    """`w/c 6 July`: the Friday of the week; the day given must be a Monday (docs/rules.md 1.5)."""
    return replace(base, weekdays=frozenset({0}), commencing=True)


def week_ending(base: Meaning) -> Meaning:
    """`w/e 10 July`: that day, which must be one that a week ends on."""
    return replace(base, weekdays=frozenset({FRIDAY, 5, 6}))


def before_day(base: Meaning, setting: Background) -> Meaning:
    """`before 31 March` leaves in doubt whether the 31st counts, unlike "on or before": both days are offered."""
    ahead = [day for day in base.days if day >= setting.today] or list(base.days)
    day = base.due(ahead[-1] if setting.looking_back else ahead[0])
    raise Question(f"can mean by {spoken(day)} or the day before.", day - DAY, day)
