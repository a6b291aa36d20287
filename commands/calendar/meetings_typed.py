"""Recognises several meetings typed at once: several days, or a rule such as "2nd Thursday of each month"."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from board.calendar import WEEKDAYS
from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import due_day
from commands.reading.phrases.meaning import spoken
from commands.reading.phrases.vocabulary import MONTHS, NTHS

_BETWEEN = re.compile(r"[,;&\n]|\band\b", re.I)
_DAYS = [each[:3].lower() for each in WEEKDAYS]
_RULE = re.compile(
    rf"(?:(?:on|every|the)\s++)*+(?P<place>{'|'.join(NTHS)})\s++(?P<day>{'|'.join(_DAYS)})(?:[a-z]*+)"
    r"\s++(?:of|in)\s++(?:each|every|the|a)\s++month|"
    r"(?:monthly|weekly|fortnightly|every|each)\b.*",
    re.I | re.S,
)
_OFFERED = 3


def check_one_meeting(call: Call, phrase: str) -> None:
    """Refuses several days, with a line for each, and a rule, with its next days if they can be worked out."""
    days = [due_day(each.strip(), call.today, call.board.meetings) for each in _BETWEEN.split(phrase)]
    if len(days) > 1 and all(days):
        _refuse("One meeting at a time:", [each for each in days if each])
    if rule := _RULE.fullmatch(phrase.strip(" .")):
        reason = "The calendar holds the day of each meeting, and no rule for them."
        if not rule["place"]:
            raise Refusal(f"{reason} One at a time:", lines=["/board meeting <date>"], slot="day")
        _refuse(f"{reason} The next ones:", list(islice(_days_of(rule, call), _OFFERED)))


def _refuse(reason: str, days: list[date]) -> None:
    raise Refusal(reason, lines=[f"/board meeting {spoken(each)}" for each in days], slot="day")


def _days_of(rule: re.Match[str], call: Call) -> Iterator[date]:
    """The days of a rule from today on, in this month and the next ones."""
    this = call.today.year * 12 + call.today.month - 1
    for year, month in (divmod(this + more, 12) for more in range(_OFFERED + 1)):
        day = due_day(f"{rule['place']} {rule['day']} of {MONTHS[month]} {year}", call.today, call.board.meetings)
        if day and day >= call.today:
            yield day
