"""Runs of days as people type them, `12/13 October 2016`, `22nd to 26th May 2017`,
`w/c 22 May 2017` and `May 2017`, and where they end in a line."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from board.refusals import Refusal
from board.words import count, day
from commands.reading.dates import stated_date
from commands.reading.phrases.meaning import Background, Question, spoken
from commands.reading.phrases.periods import read_period
from commands.reading.phrases.rules import read
from commands.reading.phrases.vocabulary import MONTHS, bare, pattern, simplified, tidy

MOST_DAYS = 92
# The most words at the start of a line that are read as its days.
_MOST_WORDS = 12
_NAME = pattern("{weekday}|{month}")
_BETWEEN_NAMES = re.compile(r"[-/.,&+]")
_DATE_WORD = re.compile(
    "and|autumn|beginning|between|by|c|commencing|days?|early|end|ending|financial|first|fortnight|fourth|from|half|in|"
    "last|late|mid|month|next|of|on|q[1-4]|quarter|second|spring|start|summer|the|third|this|till|time|to|today|tomorrow|"
    "until|w|wc|weeks?|winter|working|year|yesterday"
)
_SEVERAL = re.compile(r"(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[,/&+] ?| and ))++[0-9]{1,2}(?:st|nd|rd|th)?(?= [a-z])")
# What people put between a day and the event on it.
_BEFORE_WORDS = " -\u2013\u2014:;,"
_MONTH = pattern(r"\b{month}\b")
_LONGEST_SPAN = 60
_MAY_SPAN = re.compile(r"-|/|&|\b(?:to|until|and)\b")
_PLAIN_DATE = pattern(r"(?:{weekday} )?[0-9]{1,4}(?:[-/.][0-9]{1,4}){1,2}")
_OPENS = re.compile(r"\A(?:between|from)\s")
_DAY_ALONE = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?")
_DAY_OF_MONTH = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?[ -]+(?:of )?[a-z]")
_NUMBER = re.compile(r"[0-9]+")
_FROM_DAY = re.compile(r"(?:between |from )?([0-9]{1,2})(?: ?(?:st|nd|rd|th))? ?(?:-|/|to|and|&) ?[0-9]{1,2}.*")
_FROM = re.compile(r"(?:between |from )?(?P<first>[a-z0-9].*?)(?: - | to | and )(?P<last>.+)")
_WEEK = re.compile(r"(?:w|wk|week)[/ ]?(?:c|b|commencing|comm|beginning|beg|starting|start) .+")


def leading_days(line: str) -> tuple[str, str]:
    """The words at the start of a line that say its days, and the rest; an empty text and the whole line if none do."""
    words = line.split()[:_MOST_WORDS]
    many = next((at for at, word in enumerate(words) if not _is_date_word(word)), len(words))
    for end in range(many, 0, -1):
        phrase = " ".join(words[:end])
        if _is_read(_joined(phrase)):
            return phrase, line.split(None, end)[end].strip().lstrip(_BEFORE_WORDS) if len(line.split()) > end else ""
    return "", line


def _is_date_word(word: str) -> bool:
    text = tidy(word)
    parts = (part for part in _BETWEEN_NAMES.split(text) if part)
    return text[:1].isdigit() or all(_DATE_WORD.fullmatch(part) or _NAME.fullmatch(part) for part in parts)


def _is_read(phrase: str) -> bool:
    """True if the grammar of dates reads the whole phrase, or asks about it.
    The day in `Background` does not matter."""
    try:
        return read(simplified(tidy(phrase)), Background(date(2020, 7, 8))) is not None
    except Question:
        return True


def names_a_span(words: str) -> bool:
    """True if the words name several days, of which only the last would be read: `1 Sept - 31 Dec 2020`."""
    text = " ".join(tidy(words).split())
    if len(text) > _LONGEST_SPAN or not _MAY_SPAN.search(text) or _PLAIN_DATE.fullmatch(bare(simplified(text))):
        return False
    sides = ((text[: each.start()].strip(), text[each.end() :].strip()) for each in _MAY_SPAN.finditer(text))
    return any(_is_span(_OPENS.sub("", first), last) for first, last in sides) and _is_read(text)


def _is_span(first: str, last: str) -> bool:
    if not first or last.isdigit() or not _is_read(last):
        return False
    if _DAY_ALONE.fullmatch(first):
        return bool(_DAY_OF_MONTH.match(last))
    return bool(_NAME.fullmatch(first)) or (not first.isdigit() and _is_read(first))


def days_meant(phrase: str, today: date, meetings: Sequence[date] = (), most: int = MOST_DAYS) -> tuple[date, date]:
    """The first and last day that the words mean, which may be the same day. A month is the whole of it, and a week is
    Monday to Friday.

    Refused as by `stated_date`; also a last day before the first, days with others between them, and more than `most`
    days.
    """
    last = stated_date(_joined(phrase), today, meetings)
    _check_no_gap(phrase, last)
    first = _first_of(bare(simplified(tidy(_joined(phrase)))), last, today, meetings)
    if _two_days(phrase) and (last - first).days > 1 and " between " not in f" {tidy(phrase)}":
        raise _gap(phrase, first, last)
    if first > last:
        raise Refusal(f'"{phrase}" ends on {day(last)}, before it begins on {day(first)}.')
    if (last - first).days >= most:
        raise Refusal(
            f'"{phrase}" is from {day(first)} to {day(last)}, {count((last - first).days + 1, "day")}. Which is it?',
            instead=((spoken(first), ""), (spoken(last), "")),
        )
    return first, last


def _days_named(phrase: str) -> list[int]:
    """The numbers of several days in one month: `12, 13 and 14 October`."""
    found = _SEVERAL.match(tidy(phrase))
    return [int(each) for each in _NUMBER.findall(found[0])] if found else []


def _joined(phrase: str) -> str:
    """Several days as a run from the first to the last, the form that the grammar knows."""
    numbers, found = _days_named(phrase), _SEVERAL.match(tidy(phrase))
    if both := _two_days(phrase):
        return " to ".join(both)
    return f"{numbers[0]} to {numbers[-1]}{tidy(phrase)[found.end() :]}" if found and len(numbers) > 2 else phrase


def _two_days(phrase: str) -> tuple[str, str] | None:
    """Two days, each with its month, joined by "and": `30 September and 1 October`."""
    first, joined, last = tidy(phrase).replace(" & ", " and ").partition(" and ")
    return (first, last) if joined and _MONTH.search(first) and _MONTH.search(last) else None


def _check_no_gap(phrase: str, last: date) -> None:
    """Refuses days of a month that are not consecutive: `12 and 19 October` are two events."""
    numbers = _days_named(phrase)
    if numbers and numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise _gap(phrase, *(last.replace(day=each) for each in numbers if 0 < each <= last.day))


def _gap(phrase: str, *days: date) -> Refusal:
    return Refusal(
        f'"{phrase}" has other days between. Enter each by itself, or say all of them with "to":',
        instead=tuple((spoken(each), "") for each in days),
    )


def _first_of(text: str, last: date, today: date, meetings: Sequence[date]) -> date:
    if _WEEK.fullmatch(text):
        return last - timedelta(days=last.weekday())
    if (found := _FROM_DAY.fullmatch(text)) and 0 < int(found[1]) <= last.day and last.day != int(found[1]):
        return last.replace(day=int(found[1]))
    if start := _start_of(text, last, today):
        return start
    if found := _FROM.fullmatch(text):
        return _from(found["first"], last, today, meetings)
    return last


def _start_of(text: str, last: date, today: date) -> date | None:
    """The first day of a month, quarter or season; None for other words."""
    try:
        period = read_period(text, Background(today))
        days = period.start(Background(today)).days if period else ()
    except Question:
        return None
    return max((each for each in days if each <= last), default=None)


def _from(words: str, last: date, today: date, meetings: Sequence[date]) -> date:
    """The first day. If it says less than the last, it takes its month or year from it."""
    month = MONTHS[last.month - 1]
    for each in (f"{words} {month} {last.year}", f"{words} {last.year}", f"{words} {last.year - 1}", words):
        if _is_read(each) and (first := _first_day(each, last, today, meetings)) <= last:
            return first
    raise Refusal(
        f'"{words} to {spoken(last)}" is no run of days. Give the first day and the last, each with its month.'
    )


def _first_day(words: str, last: date, today: date, meetings: Sequence[date]) -> date:
    try:
        return _start_of(bare(simplified(tidy(words))), last, today) or stated_date(words, today, meetings)
    except Refusal as refusal:
        instead = tuple((f"{choice} to {spoken(last)}", note) for choice, note in refusal.instead)
        raise Refusal(refusal.reason, instead=instead) from None
