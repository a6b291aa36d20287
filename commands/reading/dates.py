"""Days as people type them: `end of March`, `Fri 31 Jul`, `in 20 working days`, `next board`.

A phrase with no date, an impossible one or two possible ones is refused with a question; nothing is guessed. The rules
are docs/rules.md 1.1 to 1.13; `tests/data/due_phrases.csv` has phrases from published papers.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from board.calendar import WEEKDAYS
from board.refusals import Refusal
from board.words import day as in_full
from commands.reading.phrases.bare_counts import bare_count
from commands.reading.phrases.inside_text import clocked_date, dates_inside, with_noughts
from commands.reading.phrases.meaning import (
    JUST_PASSED,
    NEARLY_HERE,
    Background,
    Choice,
    Meaning,
    NoYear,
    Question,
    friday_of,
    likely,
    months_after,
    spoken,
)
from commands.reading.phrases.not_dates import keeps_its_words, says_from_when
from commands.reading.phrases.objections import A_FIGURE, Objection, not_as_at, not_due, not_stated
from commands.reading.phrases.rules import read
from commands.reading.phrases.vocabulary import LONGEST, simplified, tidy

__all__ = ["NoYear", "as_at_date", "due_date", "due_day", "keeps_its_words", "listed_date", "moved_by", "stated_date"]

QUOTED = 60


def due_date(phrase: str, today: date, meetings: Sequence[date] = ()) -> date:
    """The day that the words of a due date mean; `meetings` is the board's calendar. A past day is accepted if its year
    is written.

    Refused: no date, two possible dates, an impossible day, a day over five years ahead or 25 years ago and, without a
    year, a day that has passed, or a yearly one that passed in the last 60 days (docs/rules.md 1.2, 1.10).
    """
    return _meaning(phrase, Background(today, tuple(meetings)), not_due)


def due_day(phrase: str, today: date, meetings: Sequence[date] = ()) -> date | None:
    """The same day as `due_date`, or None if that refuses. It composes no question, and is much faster:
    every note is checked for being a date."""
    setting = Background(today, tuple(meetings))
    try:
        reading = _whole(phrase, setting)
        day = _chosen(reading, setting) if reading else None
    except Question:
        return None
    return None if reading is None or day is None or not_due(day, today, reading.dated) else day


def moved_by(phrase: str, today: date, due: date) -> date | None:
    """The day to which a bare count of days moves the date `due`: `another two weeks`; None for other words.

    None also means that the words count from today: a count without a starting day does if it would end in the past
    from `due`, or on the same day from both. Refused, with both days: a count that could start from either.
    """
    try:
        count = bare_count(phrase)
    except Question:
        return None
    if count is None:
        return None
    now, later = count.move(today), count.move(due)
    if count.from_date and later >= today:
        return due_date(spoken(later), today)
    if now == later or now < today or (later < today and not count.from_date):
        return None
    both = f"{in_full(now)} from today and {in_full(later)} from the due date"
    choices = ((spoken(now), ""), (spoken(later), ""))
    raise Refusal(f'"{phrase.strip()}" can mean two days: {both}. Which?', instead=choices)


def stated_date(phrase: str, today: date, meetings: Sequence[date] = ()) -> date:
    """The day that the words mean, for meetings and targets. A past day is accepted if its year is written.

    Refused as by `due_date`, except that a day is never refused only because it has passed.
    """
    return _meaning(phrase, Background(today, tuple(meetings)), not_stated)


def listed_date(phrase: str, today: date, meetings: Sequence[date], since: date | None) -> date:
    """The day that words mean in a list that was written on the day `since`: `end Jan` is the first one from then on.

    Without `since`, only words that name their year are read: nobody knows from which day the others count. Otherwise
    refused as by `stated_date`.
    """
    setting = Background(since or today, tuple(meetings), listed=since is not None and since < today)
    try:
        reading = _reading(phrase, setting)
        if since is None and _counts_from_today(phrase, reading, setting):
            raise NoYear
        day = _chosen(reading, setting)
        why = not_stated(day, today, reading.dated)
        if why:
            raise Question(why)
    except Question as question:
        choices = question.choices if since else _of_a_year_before(phrase, setting, question)
        asked = Question(question.why, *choices)
        raise _refusal(phrase, asked, replace(setting, today=today), not_stated) from None
    return day


def _of_a_year_before(phrase: str, setting: Background, question: Question) -> list[Choice]:
    """The days on offer, and those offered a year earlier that are in the same years: lists are about the past."""
    try:
        _reading(phrase, replace(setting, today=months_after(setting.today, -12)))
    except Question as earlier:
        years = {day.year for _, day in question.choices}
        also = [choice for choice in earlier.choices if choice[1].year in years]
        return sorted({*question.choices, *also}, key=lambda choice: choice[1])
    return list(question.choices)


def _counts_from_today(phrase: str, reading: Meaning, setting: Background) -> bool:
    """True if the words would mean another day if read a year later: `31 March`, `next Friday`, `this year`."""
    if not reading.dated:
        return True
    try:
        later = _reading(phrase, replace(setting, today=months_after(setting.today, 13)))
    except Question:
        return False
    return later.days != reading.days


def as_at_date(phrase: str, today: date, of: str = A_FIGURE) -> date:
    """The day, today or earlier, of a figure or of whatever `of` names; without a year, the latest such day.

    Refused: a day in the future or over 25 years ago; otherwise as by `due_date`. Without a year, a day within the next
    31 days is refused too, as `June` on 15 June is hardly last year's.
    """
    return _meaning(phrase, Background(today, looking_back=True), partial(not_as_at, of=of))


def _meaning(phrase: str, setting: Background, objection: Objection) -> date:
    try:
        reading = _reading(phrase, setting)
        day = _chosen(reading, setting)
        why = objection(day, setting.today, reading.dated)
        if why:
            raise Question(why, *(likely(day, setting) if reading.dated else [day]))
    except Question as question:
        raise _refusal(phrase, question, setting, objection) from None
    return day


def _reading(phrase: str, setting: Background) -> Meaning:
    reading = _whole(phrase, setting)
    if reading is None:
        raise _unread(phrase, simplified(tidy(phrase)), setting)
    return reading


def _whole(phrase: str, setting: Background) -> Meaning | None:
    """What the whole phrase means; None if it is not a date, or contains more than a date."""
    text = tidy(phrase)
    if reading := read(simplified(text), setting):
        return reading
    day = clocked_date(text)
    return Meaning((day,), dated=True) if day else None


def _unread(phrase: str, text: str, setting: Background) -> Question:
    """The question for a phrase that no rule reads whole. A date inside it is offered, never taken."""
    like = f"Write it like {spoken(setting.today)}."
    if len(phrase) > LONGEST:
        return Question(f"is too long to be a date. {like}")
    if (slip := with_noughts(tidy(phrase))) and (meant := read(simplified(slip), setting)):
        return Question("has a letter among its digits.", *_choices(meant, setting))
    choices = [choice for meaning in dates_inside(text, setting) for choice in _choices(meaning, setting)]
    if choices and says_from_when(text):
        return Question("says from when on, and not by when. Give the day.")
    if choices:
        return Question("is not just a date.", *choices)
    return Question(f"is not a date. {like}")


def _choices(meaning: Meaning | Question, setting: Background) -> tuple[Choice, ...]:
    if isinstance(meaning, Question):
        return meaning.choices
    try:
        day = _chosen(meaning, setting)
    except Question as question:
        return question.choices
    return ((spoken(day), day),)


def _chosen(reading: Meaning, setting: Background) -> date:
    """The one day that a reading means: the next (looking back, the latest) that falls on a weekday it allows."""
    near = _near(reading, setting)
    fitting = [day for day in near if day.weekday() in reading.weekdays]
    if not fitting:
        raise _wrong_weekday(reading, near[0] if setting.looking_back else near[-1])
    if len(fitting) == 1:
        return reading.due(fitting[0])
    days = [reading.due(day) for day in fitting]
    if setting.looking_back:
        raise Question("has not come yet.", days[0], ("today", setting.today))
    raise Question(f"passed on {in_full(days[0])}.", *days)


def _near(reading: Meaning, setting: Background) -> list[date]:
    """The next day and one just passed; looking back, the latest day and one soon to come."""
    if len(reading.days) == 1:
        return list(reading.days)
    first = setting.today + timedelta(days=setting.looking_back)
    past = [day for day in reading.days if reading.due(day) < first][-1:]
    ahead = [day for day in reading.days if reading.due(day) >= first][:1]
    if not setting.looking_back:
        past = [day for day in past if first - reading.due(day) <= JUST_PASSED]
    elif setting.today in past:
        ahead = []
    else:
        ahead = [day for day in ahead if reading.due(day) - setting.today <= NEARLY_HERE]
    if not past + ahead:
        raise Question("has no such day near today. Give the date with its year.")
    return past + ahead


def _wrong_weekday(reading: Meaning, day: date) -> Question:
    is_a = f"{spoken(day)} is a {WEEKDAYS[day.weekday()]}."
    if reading.commencing:
        friday = friday_of(day)
        monday = spoken(friday - timedelta(days=4))
        return Question(f"should begin on a Monday: {is_a}", (f"w/c {monday}", friday))
    nearest = min(
        (day + timedelta(days=ahead) for ahead in range(-3, 4)),
        key=lambda near: (near.weekday() not in reading.weekdays, abs(near - day)),
    )
    return Question(f"has the wrong weekday: {is_a}", day, nearest)


def _refusal(phrase: str, question: Question, setting: Background, objection: Objection) -> Refusal:
    """The question, after the person's own words. Only days that would be accepted are offered."""
    words = phrase.strip()
    quoted = words if len(words) <= QUOTED else words[:QUOTED] + "…"
    # A past day gets no remark: a person who copies the line would copy that too.
    instead = {choice: "" for choice, day in question.choices if not objection(day, setting.today, True)}
    which = " Which?" if len(instead) > 1 else ""
    return Refusal(f'"{quoted}" {question.why}{which}', instead=tuple(instead.items()))
