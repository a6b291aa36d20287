"""Months, quarters, halves, years, seasons and weeks: phrases that mean a stretch of days.

Quarters and years are financial (docs/rules.md 1.3). Spring ends with May, and each following season three months later
(docs/rules.md 1.4).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from commands.reading.phrases.meaning import (
    Background,
    Choice,
    Period,
    Question,
    financial_year,
    first_of,
    friday_of,
    full_year,
    month_end,
)
from commands.reading.phrases.vocabulary import MONTHS, NTHS, NUMBERS, how_far_on, month_number, pattern

SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
MONTHS_IN = {"month": 1, "quarter": 3, "financial year": 12}


def _month(found: re.Match[str], setting: Background) -> Period:
    year = found["year"]
    return Period(month_number(found["month"]), 1, full_year(year, setting) if year else None)


def _numbered_month(found: re.Match[str], setting: Background) -> Period:
    month = int(found["number"])
    if not 1 <= month <= 12:
        raise Question(f"is not a date: there is no month {month}.")
    return Period(month, 1, full_year(found["year"], setting))


def _year_and_month(found: re.Match[str], setting: Background) -> Period | None:
    """`2020-03` is March; `2011-12` is a financial year, and is left to that rule."""
    follows = int(found["number"]) == (int(found["year"]) + 1) % 100
    return None if follows else _numbered_month(found, setting)


def _month_this_or_next_year(found: re.Match[str], setting: Background) -> Period:
    return Period(month_number(found["month"]), 1, setting.today.year + (found["when"] == "next"))


def _this_or_next_month_named(found: re.Match[str], setting: Background) -> Period:
    """`next March`, in February, is this year's to some and next year's to others."""
    month, today = month_number(found["month"]), setting.today
    if found["when"] == "this":
        return Period(month, 1, today.year)
    ends = [month_end(today.year + ahead, month) for ahead in (0, 1)]
    if ends[0] >= today:
        raise Question("can mean two things.", *((_month_words(end), end) for end in ends))
    return Period(month, 1, today.year + 1)


def _months(found: re.Match[str], setting: Background) -> Period | None:
    first, last = month_number(found["from_month"]), month_number(found["month"])
    months = (last - first) % 12 + 1
    if months > 2 and found["mark"] not in ("-", "to", "until") and not found[0].startswith("between"):
        return None  # "March and September" are two dates
    return Period(last, months, full_year(found["year"], setting) if found["year"] else None)


def _named_now(found: re.Match[str], setting: Background) -> Period:
    """`next month`, `this quarter`, `last financial year`, `month after next`.

    None of these counts as having a written year, so a day that has passed is asked about. "Financial year" alone is
    read by `_financial_year`, as that of any year.
    """
    unit = {"qtr": "quarter", "fy": "financial year"}.get(found["unit"], found["unit"])
    months = MONTHS_IN[unit]
    gone = (setting.today.month - 4) % months
    last = setting.month(months - 1 - gone + how_far_on(found["which"]) * months)
    return Period(last.month, months, last.year, written=False)


def _week(found: re.Match[str], setting: Background) -> Period:
    weeks = how_far_on(found["which"])
    friday = friday_of(setting.today) + timedelta(weeks=weeks)
    return Period(friday.month, 0, friday.year, days=(friday - timedelta(days=4), friday))


def _quarter(found: re.Match[str], setting: Background) -> Period:
    word = found["number"]
    number = int(word[0]) if word[0].isdecimal() else NTHS.get(word) or NUMBERS[word]
    return _financial_part(found, setting, 3 * number, 3, f"Q{number}")


def _half(found: re.Match[str], setting: Background) -> Period:
    number = 1 if found["number"] in ("1", "1st", "first", "") else 2
    return _financial_part(found, setting, 6 * number, 6, f"H{number}")


def _financial_part(found: re.Match[str], setting: Background, upto: int, months: int, name: str) -> Period:
    """The part of a financial year that ends with its month `upto`. A calendar year is asked about."""
    last_month = (upto + 2) % 12 + 1
    words = found.groupdict()
    if words.get("year"):
        year = full_year(words["year"], setting)
        starts = (year - 1, year) if last_month == 3 else (year,)
        choices: list[Choice | date] = [month_end(year, upto)]
        choices += [(f"{name} {_fy_words(start)}", _part_end(start, last_month)) for start in starts]
        raise Question(f"can mean the calendar year {year} or a financial year.", *choices)
    if words.get("fy"):
        return Period(last_month, months, _part_end(financial_year(words["fy"], setting), last_month).year)
    return Period(last_month, months)


def _part_end(start: int, last_month: int) -> date:
    return month_end(start + (last_month < 4), last_month)


def _calendar_half(found: re.Match[str], setting: Background) -> Period:
    return Period(6 if found["number"] in ("first", "1st") else 12, 6, full_year(found["year"], setting))


def _financial_year(found: re.Match[str], setting: Background) -> Period:
    return Period(3, 12, financial_year(found["fy"], setting) + 1 if found["fy"] else None)


def _financial_year_in_one(found: re.Match[str], setting: Background) -> Period:
    """`FY21` ends in March 2021 to some and starts in April 2021 to others."""
    year = full_year(found["year"], setting)
    ends = [(f"FY {_fy_words(start)}", date(start + 1, 3, 31)) for start in (year - 1, year)]
    raise Question("can mean two financial years.", *ends)


def _calendar_year(found: re.Match[str], setting: Background) -> Period:
    return Period(12, 12, full_year(found["year"], setting) if found["year"] else None)


def _some_year(found: re.Match[str], setting: Background) -> Period:
    """A year alone is a calendar year to some and a financial year to others."""
    year = setting.today.year + how_far_on(found["when"])
    if found["year"]:
        year = full_year(found["year"], setting)
    ends = [date(year, 3, 31), date(year, 12, 31), date(year + 1, 3, 31)]
    open_ends = [end for end in ends if end >= setting.today or setting.looking_back]
    raise Question("could be a calendar year or a financial year.", *open_ends)


def _season(found: re.Match[str], setting: Background) -> Period:
    """`Winter 2019/20` has one end. Winter 2019 may end in two years, as may any other season of two years."""
    last_month = SEASONS[found["season"]]
    years = [full_year(found["year"], setting)] if found["year"] else []
    if found["fy"]:
        start = financial_year(found["fy"], setting)
        years = [start + 1] if last_month == 2 else [start, start + 1]
    elif years and last_month == 2:
        years.append(years[0] + 1)
    if len(years) > 1:
        raise Question("can mean two things.", *(month_end(year, last_month) for year in years))
    return Period(last_month, 3, years[0] if years else None)


def _fy_words(start: int) -> str:
    return f"{start}/{(start + 1) % 100:02}"


def _month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


_FIRST_OR_SECOND = "(?P<number>1st|2nd|first|second)"
_OF_YEAR = "(?: ?(?:[-/] ?)?(?:fy ?)?(?:{fy}|{full_year}))?"
PeriodReader = Callable[[re.Match[str], Background], Period | None]

# In order: the first that matches and does not return None is used.
PERIODS: tuple[tuple[re.Pattern[str], PeriodReader], ...] = (
    (pattern("{month}(?: ?{year})?"), _month),
    (pattern("{full_year} {month}"), _month),
    (pattern("(?P<number>[0-9]{1,2})[/.-]{full_year}"), _numbered_month),
    (pattern("{full_year}[/-](?P<number>0[1-9]|1[0-2])"), _year_and_month),
    (pattern("{month} (?P<when>this|next) year"), _month_this_or_next_year),
    (pattern("(?P<when>this|next) {month}"), _this_or_next_month_named),
    (pattern("(?:between |from )?{from_month} ?(?P<mark>/|-|&|to|until|and) ?{month}(?: ?{year})?"), _months),
    (pattern("(?:{which} )?(?P<unit>month|quarter|qtr)"), _named_now),
    (pattern("{which} (?P<unit>financial year|fy)"), _named_now),
    (pattern("(?P<unit>month|quarter|qtr) (?P<which>after next)"), _named_now),
    (pattern("(?:{which} )?(?:week|wk)"), _week),
    (pattern("(?:week|wk) (?P<which>after next)"), _week),
    (pattern("(?P<which>following) (?:week|wk)"), _week),
    (pattern("(?:q ?|qtr ?|quarter ?)(?P<number>[1-4]|one|two|three|four)" + _OF_YEAR), _quarter),
    (pattern("(?P<number>1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|qtr)" + _OF_YEAR), _quarter),
    (pattern("{fy} (?:q|quarter )(?P<number>[1-4])"), _quarter),
    (pattern("h ?(?P<number>[12])" + _OF_YEAR), _half),
    (pattern("half (?P<number>)(?:financial )?year(?: {fy})?"), _half),
    (pattern(f"{_FIRST_OR_SECOND} half (?:financial year|fy|(?:(?:financial year|fy|year) )?{{fy}})"), _half),
    (pattern(f"{_FIRST_OR_SECOND} half {{full_year}}"), _calendar_half),
    (pattern("(?:(?:fy|financial year|year) ?)?{fy}"), _financial_year),
    (pattern("{fy} (?:fy|financial year|year)"), _financial_year),
    (pattern("(?:(?:(?:fy|financial year|year|yr) end|fye)(?: {fy})?|financial year|fy)"), _financial_year),
    (pattern("(?:fy|financial year|fye) ?{year}"), _financial_year_in_one),
    (pattern("calendar year(?: {full_year})?"), _calendar_year),
    (pattern("{full_year} calendar year"), _calendar_year),
    (pattern("(?:(?P<when>this|next) )?(?:years?|yr)|(?:year end )?{full_year}"), _some_year),
    (
        pattern("(?:(?:this|coming) )?(?P<season>spring|summer|autumn|winter)(?: (?:{fy}|{year}))?"),
        _season,
    ),
)


def read_period(text: str, setting: Background) -> Period | None:
    """The stretch of days that a simplified phrase names, or None."""
    return first_of(PERIODS, text, setting)
