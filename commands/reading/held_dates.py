"""The day of a past meeting, as people type it: `5 Aug`, `8/7`, `last board`, `the June board`."""

from collections.abc import Sequence
from datetime import date

from commands.reading.dates import stated_date
from commands.reading.held_months import held_in_month
from commands.reading.phrases.meaning import Background, Question
from commands.reading.phrases.rules import read
from commands.reading.phrases.vocabulary import LONGEST, simplified, tidy


def held_date(phrase: str, today: date, meetings: Sequence[date]) -> date:
    """The latest meeting on a day that the words may mean, or else the first one to come.

    If no such day is in the calendar, it is the latest that is not in the future. A month means the meeting in it.
    Refused as by `stated_date`, if the words are no day, and as by `held_in_month`.
    """
    if in_month := held_in_month(phrase, today, meetings):
        return in_month
    days = _days(phrase, Background(today, tuple(meetings), looking_back=True))
    past = [day for day in days if day <= today]
    if days:
        return max(past) if past else min(days)
    return stated_date(phrase, today, meetings)


def _days(phrase: str, setting: Background) -> list[date]:
    if len(phrase) > LONGEST:
        return []
    try:
        reading = read(simplified(tidy(phrase)), setting)
    except Question as question:
        return [day for _, day in question.choices if day in setting.meetings]
    meant = [reading.due(day) for day in reading.days if day.weekday() in reading.weekdays] if reading else []
    return [day for day in meant if day in setting.meetings] or meant
