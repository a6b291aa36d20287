"""Days at the very edge of what is read: a day further, and they are asked about."""

from datetime import date

import pytest
from spoken_days import TODAY, due, refused

from board.refusals import Refusal
from commands.reading.dates import as_at_date


@pytest.mark.parametrize(
    ("read", "meant", "asked"),
    [
        # Ten years back in two digits; eleven are a slip.
        ("31/03/10", date(2010, 3, 31), "31/03/09"),
        # A range of half a year, 184 days; of 185 the first day may be of another year.
        ("1 January to 4 July 2021", date(2021, 7, 4), "1 January to 5 July 2021"),
        # The twelfth month is the last.
        ("3/12", date(2020, 12, 3), "3/13"),
        # Five years ahead.
        ("8 July 2025", date(2025, 7, 8), "9 July 2025"),
    ],
)
def test_a_day_further_is_asked_about(read: str, meant: date, asked: str) -> None:
    assert due(read) == meant
    refused(asked)


@pytest.mark.parametrize(("phrase", "meant"), [("9 August", date(2019, 8, 9)), ("7 July", date(2020, 7, 7))])
def test_a_figures_day_without_a_year_is_the_last_one(phrase: str, meant: date) -> None:
    assert as_at_date(phrase, TODAY) == meant


def test_a_figures_day_that_comes_within_a_month_is_asked_about() -> None:
    with pytest.raises(Refusal, match="has not come yet"):
        as_at_date("8 August", TODAY)


def test_a_day_of_this_very_day_in_a_year_too_far_is_offered_for_today() -> None:
    assert [words for words, _ in refused("8 July 2031").instead] == ["8 July 2020"]
    assert [words for words, _ in refused("7 July 2031").instead] == ["7 July 2021"]


def test_the_coming_weekday_on_that_weekday_is_asked_about() -> None:
    assert [words for words, _ in refused("coming Wednesday").instead] == ["8 July 2020", "15 July 2020"]
    assert due("coming Thursday") == date(2020, 7, 9)


@pytest.mark.parametrize(("most", "further"), [("in 2196 days", "in 2197 days"), ("in 72 months", "in 73 months")])
def test_a_count_beyond_the_furthest_year_is_not_counted(most: str, further: str) -> None:
    assert refused(most).reason.endswith("Jul 2026, more than 5 years ahead.")
    assert refused(further).reason.endswith("is too far: more than 5 years.")
