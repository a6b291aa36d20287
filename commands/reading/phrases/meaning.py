"""What a phrase can mean: a day, a day in each year, a stretch of days, or a question for the person."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from board.refusals import Refusal
from commands.reading.phrases.vocabulary import MONTHS

YEARS_AHEAD = 5
# A two-digit year further back than this is a slip: `31/03/02`.
SHORT_YEARS_BACK = 10
YEARS_BACK = 25
JUST_PASSED = timedelta(days=60)
NEARLY_HERE = timedelta(days=31)
FRIDAY = 4

Choice = tuple[str, date]
Made = TypeVar("Made")


class Question(Exception):
    """The reason why a phrase means no one date, as words that follow the phrase, and the days that it may mean."""

    def __init__(self, why: str, *choices: Choice | date) -> None:
        super().__init__(why)
        self.why = why
        self.choices = tuple(_in_words(choice) for choice in choices)


class NoYear(Refusal):
    """A date in a list that has no year, or counts from the day when the list was written."""

    def __init__(self, reason: str = "") -> None:
        why = "the date has no year, or counts from the day it was written, which the list does not say."
        super().__init__(reason or why)


def _in_words(choice: Choice | date) -> Choice:
    return choice if isinstance(choice, tuple) else (spoken(choice), choice)


@dataclass(frozen=True, slots=True)
class Background:
    """What a phrase is read against: today, the board's calendar, and whether the day lies ahead or behind.

    `listed` says that the phrase is from a list written on the day `today`, which may be long ago.
    """

    today: date
    meetings: tuple[date, ...] = ()
    looking_back: bool = False
    listed: bool = False

    def month(self, ahead: int) -> date:
        """The first day of this month, or of the one that many months ahead."""
        return months_after(self.today.replace(day=1), ahead)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that a phrase may mean, earliest first: more than one only if it has no year.

    `dated` says whether its year was written, so that a wrong year can be corrected. `weekdays` are those that the
    phrase allows. `commencing` says that the day begins a week, of which the Friday is meant.
    """

    days: tuple[date, ...]
    dated: bool = False
    weekdays: frozenset[int] = frozenset(range(7))
    commencing: bool = False

    def due(self, day: date) -> date:
        """The day that is meant by one of `days`."""
        return friday_of(day) if self.commencing else day

    def moved(self, move: Callable[[date], date]) -> "Meaning":
        """The same reading with every day moved."""
        return replace(self, days=tuple(move(self.due(day)) for day in self.days), commencing=False)


def first_of(
    rules: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str], Background], Made | None]]],
    text: str,
    setting: Background,
) -> Made | None:
    """What the first rule that matches the whole phrase, and does not return
    None, makes of it; None if no rule does."""
    for rule, reader in rules:
        found = rule.fullmatch(text)
        made = reader(found, setting) if found else None
        if made:
            return made
    return None


def spoken(day: date) -> str:
    """`31 July 2020`: a form that reads back as the same day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def friday_of(day: date) -> date:
    """The Friday of the week of `day`; weeks begin on Monday."""
    return day + timedelta(days=FRIDAY - day.weekday())


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_after(day: date, count: int) -> date:
    """The same day of a later (or earlier) month, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def yearly(in_year: Callable[[int], date | None], setting: Background) -> Meaning:
    """The reading of a phrase without a year; `in_year` gives its day in a year, or None."""
    days = [day for ahead in (-1, 0, 1) if (day := in_year(setting.today.year + ahead))]
    if not days:
        raise Question("is not a day of this year or the next.")
    return Meaning(tuple(days))


def which_day(setting: Background, *meanings: Meaning) -> Question:
    """The question for words that name no one day. It offers the next day of each meaning, or looking back the latest;
    of two meanings only those of one month."""
    back = setting.looking_back
    days = sorted({day for each in meanings for day in each.days if (day >= setting.today) != back}, reverse=back)
    return Question("does not name one day.", *sorted(each for each in days if abs(each - days[0]) < NEARLY_HERE))


def day_in(year: int, month: int, day: int) -> date | None:
    """The day, or None if that month has no such day."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def likely(day: date, setting: Background) -> tuple[date, ...]:
    """The same day and month nearest to today, on the side that `setting` looks to: used to correct a wrong year."""
    years = range(setting.today.year - 1, setting.today.year + 2)
    days = [found for year in years if (found := day_in(year, day.month, day.day))]
    if setting.looking_back:
        return tuple(found for found in days if found <= setting.today)[-1:]
    return tuple(found for found in days if found >= setting.today)[:1]


def full_year(text: str, setting: Background, *instead: date) -> int:
    """`20`, `'20` and `2020` are 2020. Raises Question, offering `instead`, for a year that no board could mean."""
    digits = text.removeprefix("'")
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    back = SHORT_YEARS_BACK if len(digits) == 2 else YEARS_BACK
    if not setting.today.year - back <= year <= setting.today.year + YEARS_AHEAD:
        way = "ahead" if year > setting.today.year else "in the past"
        raise Question(f"would be in the year {year}, too far {way}.", *instead)
    return year


def financial_year(text: str, setting: Background) -> int:
    """The year in which a financial year starts: `2019/20`, `19-20` and `2019/2020` give 2019. Raises Question if the
    years do not follow each other."""
    first, last = (part.strip() for part in text.replace("-", "/").split("/"))
    if int(last) not in (int(first) + 1, (int(first) + 1) % 100):
        raise Question("is not a financial year: its second year should follow its first.")
    return full_year(first, setting)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months that ends with `last_month`; `year` is the year that it ends in, or None for any.

    `written` says whether that year was typed. A week is the exception: it has its own `days`, from Monday to Friday,
    when its work is due.
    """

    last_month: int
    months: int
    year: int | None = None
    written: bool = True
    days: tuple[date, date] | None = None

    def end(self, setting: Background) -> Meaning:
        """Its last day."""
        return self._each(lambda year: month_end(year, self.last_month), 1, setting)

    def start(self, setting: Background) -> Meaning:
        """Its first day, which may be in the year before the one that it ends in."""
        month = (self.last_month - self.months) % 12 + 1
        back = self.year is not None and month > self.last_month
        return self._each(lambda year: date(year - back, month, 1), 0, setting)

    def middle(self, setting: Background) -> Meaning:
        """The 15th of a month; for a longer or shorter period, raises Question."""
        if not self._is_month():
            raise self._which_day(setting)
        return self._each(lambda year: day_in(year, self.last_month, 15), 0, setting)

    def late(self, setting: Background) -> Meaning:
        """The last day of a month; for a longer or shorter period, raises Question."""
        if not self._is_month():
            raise self._which_day(setting)
        return self.end(setting)

    def early(self, setting: Background) -> Meaning:
        """No day: always raises Question, which never offers the end."""
        raise which_day(setting, self.start(setting), *([self.middle(setting)] if self._is_month() else []))

    def _is_month(self) -> bool:
        return self.months == 1

    def _which_day(self, setting: Background) -> Question:
        return which_day(setting, self.end(setting))

    def _each(self, in_year: Callable[[int], date | None], side: int, setting: Background) -> Meaning:
        if self.days:
            return Meaning((self.days[side],))
        if self.year is None:
            return yearly(in_year, setting)
        day = in_year(self.year)
        return Meaning((day,) if day else (), dated=self.written)
