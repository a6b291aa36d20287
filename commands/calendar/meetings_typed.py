"""Recognises several meetings typed at once: several days, or a rule such as "2nd Thursday of each month"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import count, islice

from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import due_day
from commands.reading.phrases.meaning import spoken

_BETWEEN = re.compile(r"[,;&\n]|\band\b", re.I)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_RULE = re.compile(
    rf"(?:(?:on|every|the)\s++)*+(?P<place>{'|'.join(_PLACES)})\s++(?P<day>{'|'.join(_DAYS)})(?:[a-z]*+)"
    r"\s++(?:of|in)\s++(?:each|every|the|a)\s++month|"
    r"(?:monthly|weekly|fortnightly|every|each)\b.*",
    re.I | re.S,
)
_OFFERED = 3
_DAYS_OF_WEEK = 7


def check_one_meeting(call: Call, phrase: str) -> None:
    """Refuses several days, with a line for each, and a rule, with its next days if they can be worked out."""
    days = [due_day(each.strip(), call.today, call.board.meetings) for each in _BETWEEN.split(phrase)]
    if len(days) > 1 and all(days):
        _refuse("One meeting at a time:", [each for each in days if each])
    if rule := _RULE.fullmatch(phrase.strip(" .")):
        reason = "The calendar holds the day of each meeting, and no rule for them."
        if not rule["place"]:
            raise Refusal(f"{reason} One at a time:", lines=["/board meeting <date>"], slot="day")
        coming = _days_of(call.today, _PLACES[rule["place"].casefold()], _DAYS.index(rule["day"].casefold()))
        _refuse(f"{reason} The next ones:", list(islice(coming, _OFFERED)))


def _refuse(reason: str, days: list[date]) -> None:
    raise Refusal(reason, lines=[f"/board meeting {spoken(each)}" for each in days], slot="day")


def _days_of(today: date, place: int, weekday: int) -> Iterator[date]:
    """The days of a rule from today on. `place` 0 is the last such weekday of the month."""
    for months in count(today.year * 12 + today.month - 1):
        year, month = divmod(months, 12)
        begins, length = monthrange(year, month + 1)
        first = 1 + (weekday - begins) % _DAYS_OF_WEEK
        last = first + (length - first) // _DAYS_OF_WEEK * _DAYS_OF_WEEK
        day = date(year, month + 1, first + (place - 1) * _DAYS_OF_WEEK if place else last)
        if day >= today:
            yield day
