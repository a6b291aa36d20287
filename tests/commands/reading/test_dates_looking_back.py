"""Days that have been: a date that is stated with a fact, and the day that a figure is as at."""

from datetime import date

import pytest
from spoken_days import MEETINGS, TODAY

from board.refusals import Refusal
from commands.reading.dates import as_at_date, stated_date

STATED = {
    "31/03/2012": "2012-03-31",
    "March 2019": "2019-03-31",
    "Fri 3 July 2020": "2020-07-03",
    "March 2020 board": "2020-03-04",
    "1.4.17": "2017-04-01",
    "5 August": "2020-08-05",
    "30 June": None,
    "31/03/02": None,
    "31/03/1990": None,
    "31/03/2030": None,
    "July 17": None,
    "Fri 4 July 2020": None,
}


@pytest.mark.parametrize(("phrase", "meant"), STATED.items())
def test_a_stated_date_may_be_past_where_its_year_is_written(phrase: str, meant: str | None) -> None:
    if meant:
        assert stated_date(phrase, TODAY, MEETINGS) == date.fromisoformat(meant)
    else:
        with pytest.raises(Refusal):
            stated_date(phrase, TODAY, MEETINGS)


AS_AT = {
    "30 June": "2020-06-30",
    "June": "2020-06-30",
    "end of May": "2020-05-31",
    "end of Q1": "2020-06-30",
    "8 July": "2020-07-08",
    "30 September": "2019-09-30",
    "31/03/2020": "2020-03-31",
    "yesterday": "2020-07-07",
    "today": "2020-07-08",
    "now": "2020-07-08",
    "Friday": "2020-07-03",
    "last Friday": "2020-07-03",
    "Wednesday": "2020-07-08",
    "2 weeks ago": "2020-06-24",
    "last month": "2020-06-30",
    "last quarter": "2020-06-30",
    "year end": "2020-03-31",
    "2019/20": "2020-03-31",
    "the 3rd": "2020-07-03",
    "June 30": "2020-06-30",
    "Christmas": "2019-12-24",
    "w/c 29 June": "2020-07-03",
    "end of the financial year": "2020-03-31",
    "last financial year": "2020-03-31",
    "start of the financial year": "2020-04-01",
    "week starting 29 June": "2020-07-03",
    "1st Wednesday of June": "2020-06-03",
    "Q4 (2019/20)": "2020-03-31",
    "+2w": None,
    "tomorrow": None,
    "31/07/2020": None,
    "in 2 weeks": None,
    "July": None,
    "9 July": None,
    "last Monday": None,
    "Fri 4 July": None,
    "Q4 2019": None,
    "31/03/02": None,
}


@pytest.mark.parametrize(("phrase", "meant"), AS_AT.items())
def test_a_figure_is_as_at_the_latest_such_day(phrase: str, meant: str | None) -> None:
    if meant:
        assert as_at_date(phrase, TODAY) == date.fromisoformat(meant)
    else:
        with pytest.raises(Refusal):
            as_at_date(phrase, TODAY)


def test_a_figure_cannot_be_as_at_a_day_to_come() -> None:
    with pytest.raises(Refusal, match="A figure cannot be as at a day in the future") as refusal:
        as_at_date("31/07/2020", TODAY)
    assert refusal.value.instead == (("31 July 2019", ""),)


def test_a_month_that_is_not_over_is_asked_about() -> None:
    with pytest.raises(Refusal) as refusal:
        as_at_date("June", date(2020, 6, 15))
    assert refusal.value.instead == (("30 June 2019", ""), ("today", ""))
