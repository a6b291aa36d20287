"""Dates that the grammar does not read whole: those with a time of day, or inside other words."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from commands.reading.phrases.meaning import Background, Meaning, Question
from commands.reading.phrases.rules import read
from commands.reading.phrases.vocabulary import month_number, pattern, weekday_number

WINDOW = 7
MOST_WORDS = 40

_YEAR = re.compile(r"\b[0-9]{4}\b")
_CLOCK = re.compile(
    r"(?<=[0-9])t(?=[0-9])|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?: ?[ap]m)?"
    r"(?: ?(?:z|gmt|utc|bst|[+-][0-9]{2}:?[0-9]{2}))?(?![0-9])| at "
)
_LETTER_O = re.compile(r"(?<=[0-9])o(?![a-z])|(?<![a-z])o(?=[0-9])")
_WORD = pattern(r"[0-9]+|{weekday}|{month}")
_JOINED = re.compile(r"[0-9][./-][0-9]")
_MONTH = pattern("{month}")
_MARKS = re.compile(r"(?:[ ,./-]|(?<=[0-9])(?:st|nd|rd|th)\b)+")


def clocked_date(text: str) -> date | None:
    """The day in a tidy phrase such as `31/07/2020 00:00:00`, `2020-07-31T17:00Z` or `2020 July 31`, or None.

    dateparser reads it. Its answer counts only if it uses every word and number, with the day before the month: by
    itself, it reads `07/13/2020` as 13 July and `31/12/19` as a day in 2119.
    """
    unclocked = _CLOCK.sub(" ", text)
    words = [word for word in _MARKS.split(unclocked) if word]
    if len(words) > 4 or len(_YEAR.findall(unclocked)) != 1 or not all(map(_WORD.fullmatch, words)):
        return None
    if _JOINED.search(unclocked) and any(map(_MONTH.fullmatch, words)):
        return None  # "Sept 2020/21" is no day of September 2020
    day = _dateparsed(text, "YMD" if _YEAR.match(text) else "DMY")
    return day.date() if day and _uses_all(words, day) else None


def with_noughts(text: str) -> str:
    """A tidy phrase such as `3o july` or `2o20` with noughts for the letter; empty if there is no such letter."""
    return _LETTER_O.sub("0", text) if _LETTER_O.search(text) else ""


def _dateparsed(text: str, order: str) -> datetime | None:
    from dateparser import parse  # noqa: PLC0415  (slow to import, and few phrases come this far)

    return parse(
        text,
        languages=["en"],
        settings={
            "DATE_ORDER": order,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PREFER_DAY_OF_MONTH": "last",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["absolute-time"],
        },
    )


def _uses_all(words: list[str], day: datetime) -> bool:
    """True if the words are just this day: day before month if both are numbers, unless the year comes first."""
    numbers = [int(word) for word in words if word.isdecimal()]
    names = [word for word in words if not word.isdecimal()]
    months = [name for name in names if _MONTH.fullmatch(name)]
    weekdays = [name for name in names if name not in months]
    if [month_number(name) for name in months] == [day.month]:
        agrees = sorted(numbers) == [day.day, day.year]
    else:
        agrees = not months and numbers in ([day.day, day.month, day.year], [day.year, day.month, day.day])
    return agrees and all(weekday_number(name) == day.weekday() for name in weekdays)


# Words that are a date in a sentence only by accident. If one is missing here, the question offers a day that nobody
# meant; if there is one too many, words that contain a date are kept without it.
_ACCIDENTS = pattern("now|an? {unit_or_letter}")
_VERB_MAY = (
    "may (?=(?:affect|also|be|become|change|delay|depend|extend|have|include|move|need|not|only|require|slip|still|"
    "take|vary|well)\\b)"
)
_REF = r"[0-9]{1,2}\.[0-9]{1,2}"
_NUMBERED = (
    "(?:actions?|items?|measures?|objectives?|paras?|points?|recommendations?|recs?|refs?|sections?|see|as per|"
    rf"subject to|depend(?:s|ent|ing) (?:up)?on) {_REF}(?: (?:and|&|-|to) {_REF})*(?![./0-9])"
)
# "Phase 2 Mar 2027" is March: the number belongs to the phase.
_OF_A_PHASE = (
    "(?:phase|stage|part|tranche|step|cohort|wave|round)(?: [0-9]{1,2}|s [0-9]{1,2}(?: (?:and|&|to) [0-9]{1,2})?)"
    "(?![./0-9])"
)
_NO_DATES = pattern(rf"\b(?:{_VERB_MAY}|{_NUMBERED}|{_OF_A_PHASE}|[0-9]+-[0-9]+ {{unit}}\b|1-1s?\b)")
_SLASH = re.compile(r"(?<=[a-z]{3})/(?=[a-z0-9])")


def dates_inside(text: str, setting: Background) -> Iterator[Meaning | Question]:
    """The readings of the dates inside a simplified phrase: of the longest runs of words that the grammar can read."""
    words = _NO_DATES.sub(" ; ", _SLASH.sub(" / ", text)).split()[:MOST_WORDS]
    start = 0
    while start < len(words):
        for end in range(min(start + WINDOW, len(words)), start, -1):
            meaning = _meaning(" ".join(words[start:end]), setting)
            if meaning:
                yield meaning
                start = end - 1
                break
        start += 1


def _meaning(text: str, setting: Background) -> Meaning | Question | None:
    if _ACCIDENTS.fullmatch(text):
        return None
    try:
        return read(text, setting)
    except Question as question:
        return question
