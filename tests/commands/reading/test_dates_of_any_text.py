"""Whatever is typed ends in a day or a refusal, soon; and a day that the bot prints is read back as that day."""

import contextlib
import re
import time
from calendar import monthrange
from datetime import date, timedelta

import pytest
from examples import days, examples
from hypothesis import example, given, settings, strategies as st
from spoken_days import MEETINGS, TODAY

from board.refusals import Refusal
from board.words import day as in_full
from commands.reading.dates import as_at_date, due_date, keeps_its_words, stated_date
from commands.reading.phrases import inside_text as found
from commands.reading.phrases.vocabulary import MONTHS

anything = settings(derandomize=True, deadline=None, max_examples=examples(10_000))
widely = settings(derandomize=True, deadline=None, max_examples=1_000)
todays = st.dates(date(2010, 1, 1), date(2060, 12, 31))


@widely
@given(today=todays, ahead=st.integers(0, 5 * 365))
def test_a_date_the_bot_prints_is_read_back_as_the_same_day(today: date, ahead: int) -> None:
    printed = today + timedelta(days=ahead)
    assert due_date(in_full(printed), today) == printed
    assert stated_date(in_full(printed), today) == printed
    assert as_at_date(in_full(today), printed) == today


def test_every_date_the_bot_prints_for_five_years_is_read_back() -> None:
    for ahead in range((date(2025, 7, 8) - TODAY).days + 1):
        printed = TODAY + timedelta(days=ahead)
        assert due_date(in_full(printed), TODAY) == printed


WRITTEN = [
    "%A %d/%m/%Y %H:%M",
    "%a %Y-%m-%d %H:%M:%S",
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d %B %Y %H:%M:%S",
    "%a, %d %b %Y %H:%M:%S +0100",
    "%Y %B %d",
]


@pytest.mark.parametrize("form", WRITTEN)
def test_dateparser_is_never_believed_wrongly(form: str) -> None:
    """The days of three years, in each shape that they are shown."""
    for day in days(date(2020, 1, 1), date(2022, 12, 31)):
        assert found.clocked_date(day.strftime(form).lower()) == day


@pytest.mark.parametrize(
    "text",
    [
        "07/13/2020 00:00:00",
        "31/12/19 00:00:00",
        "2020-13-07 00:00",
        "sat 31 july 2020 00:00:00",
        "july 2020 10:00",
    ],
)
def test_what_dateparser_would_guess_at_is_not_read(text: str) -> None:
    assert found.clocked_date(text) is None


PIECES = """31 30 29 0 1 2 7 13 17 20 2020 2021 20/21 2019/20 1/8 31/06 31/07/2020 31.7.20 99999999999 ٣١ ² ½
8th 31st Jan Feb March May June July Aug Sept Dec Monday Fri sat today tomorrow yesterday now next last this
coming week weeks month months quarter year working day days fortnight ago from after before on end of mid
early late start half Q1 Q4 H1 FY financial winter summer term Easter Christmas board meeting papers w/c
w/e cop by until at latest to and - – / ( ) ? , . first a the TBC ongoing every subject in noon 5pm 00:00
T17:00Z + +2w 14d following completed starting ending EOM 1st 2nd October's June: TBC/March (2020/21) 1/7-30/9
Q2 may see not set 1.10 2-3"""


phrases = st.lists(st.sampled_from(re.split(r"\s", PIECES)), min_size=1, max_size=9).map(" ".join)


def check_the_refusal(refusal: Refusal, phrase: str, today: date, looking_back: bool) -> None:
    """A refusal quotes the phrase, and what it offers is taken."""
    assert refusal.reason.startswith('"' + phrase.strip()[:60])
    for offered, note in refusal.instead:
        assert not note
        meant = as_at_date(offered, today) if looking_back else due_date(offered, today, MEETINGS)
        if re.fullmatch(r"\d+ [A-Z][a-z]+ \d{4}", offered):
            assert offered == f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}"


def has_its_year(phrase: str, day: date) -> bool:
    """The day's own year was typed, whole or by its last two figures: then it may be past (docs/rules.md 1.10)."""
    return bool(re.search(rf"(?<!\d)({day.year}|{day.year % 100:02})(?!\d)", phrase))


@settings(anything, max_examples=examples(2_000))
@example(phrase="2019/20", today=date(2021, 1, 1))
@given(phrase=phrases, today=st.dates(date(2015, 1, 1), date(2025, 12, 31)))
def test_no_run_of_date_words_ends_in_anything_but_a_day_or_a_refusal(phrase: str, today: date) -> None:
    try:
        due = due_date(phrase, today, MEETINGS)
        assert due >= today or has_its_year(phrase, due)
    except Refusal as refusal:
        check_the_refusal(refusal, phrase, today, looking_back=False)
    try:
        assert as_at_date(phrase, today) <= today
    except Refusal as refusal:
        check_the_refusal(refusal, phrase, today, looking_back=True)
    if keeps_its_words(phrase):
        with pytest.raises(Refusal):
            due_date(phrase, today, MEETINGS)


@anything
@given(phrase=st.text(max_size=120), today=todays)
@example(phrase="٣١ July 2020", today=TODAY)
@example(phrase="²/²/²", today=TODAY)
@example(phrase="\ud800", today=TODAY)
def test_no_string_ends_in_anything_but_a_day_or_a_refusal(phrase: str, today: date) -> None:
    for reads in (due_date, stated_date, as_at_date):
        with contextlib.suppress(Refusal):
            assert type(reads(phrase, today)) is date
    assert keeps_its_words(phrase) in (True, False)


LONG = [
    "a week from ",
    "1 day - ",
    "before ",
    "end ",
    "9" * 50,
    " ",
    "(",
    "by noon ",
    "31/",
    "fri ",
    "the ",
    "? ",
    "+ 2w ",
    "31 July (",
    "may be ",
    "see 1.10 and ",
    "due - ",
    "ﷺ",
]


@pytest.mark.parametrize("piece", [*LONG, "subject to ", "every ", "tbc ", "in the next "])
@pytest.mark.parametrize("size", [80, 199, 10_000])
def test_no_long_string_takes_more_than_a_moment(piece: str, size: int) -> None:
    phrase = (piece * size)[:size]
    started = time.perf_counter()
    for reads in (due_date, stated_date, as_at_date):
        with pytest.raises(Refusal):
            reads(phrase, TODAY)
    keeps_its_words(phrase)
    assert time.perf_counter() - started < 1


@widely
@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(2018, 2027))
def test_a_day_is_before_its_month_and_never_rolls_over(day: int, month: int, year: int) -> None:
    possible = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    try:
        assert stated_date(f"{day:02}/{month:02}/{year}", TODAY) == date(year, month, day)
    except Refusal:
        assert not possible or date(year, month, day) > date(2025, 7, 8)
