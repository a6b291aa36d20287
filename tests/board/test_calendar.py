"""Working days, papers and meetings, to England's bank holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from board.calendar import is_working_day, last_meeting, next_meeting, papers_due, working_days_after

D = date.fromisoformat


def weekdays_off(year: int) -> list[str]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return [str(day) for day in days if day.year == year and day.weekday() < 5 and not is_working_day(day)]


@pytest.mark.parametrize(
    ("year", "off"),
    [
        (
            2020,  # the early May holiday moved to Friday 8 May for VE Day; Boxing Day was a Saturday
            "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28",
        ),
        (
            2021,  # Christmas Day and Boxing Day fell on a weekend
            "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28",
        ),
        (
            2022,  # New Year's Day was a Saturday; the jubilee and the Queen's funeral
            "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 "
            "2022-12-26 2022-12-27",
        ),
    ],
)
def test_the_bank_holidays_are_englands(year: int, off: str) -> None:
    assert weekdays_off(year) == off.split()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2020-05-04", True),  # the first Monday in May, in that year no holiday
        ("2020-11-30", True),  # St Andrew's Day is Scotland's
        ("2020-03-17", True),  # St Patrick's Day is Northern Ireland's
        ("2020-01-02", True),  # Scotland's second day of January
        ("2020-07-11", False),
        ("2020-07-12", False),
    ],
)
def test_a_working_day_is_a_weekday_on_which_england_works(day: str, working: bool) -> None:
    assert is_working_day(D(day)) is working


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2020-07-08", 1, "2020-07-09"),
        ("2020-07-10", 1, "2020-07-13"),
        ("2020-07-11", 1, "2020-07-13"),
        ("2020-03-30", 15, "2020-04-22"),
        ("2020-05-07", 1, "2020-05-11"),
        ("2020-12-24", 1, "2020-12-29"),
        ("2020-07-08", 0, "2020-07-08"),
        ("2020-07-11", 0, "2020-07-11"),
        ("2020-07-13", -1, "2020-07-10"),
        ("2020-07-12", -1, "2020-07-10"),
        ("2020-04-14", -1, "2020-04-09"),
        ("2021-01-04", -2, "2020-12-30"),
    ],
)
def test_working_days_skip_weekends_and_bank_holidays_either_way(day: str, count: int, expected: str) -> None:
    assert working_days_after(D(day), count) == D(expected)


@settings(derandomize=True, deadline=None)
@given(day=st.dates(date(2015, 1, 1), date(2045, 1, 1)), count=st.integers(-30, 30).filter(bool))
def test_so_many_working_days_lie_between_the_two(day: date, count: int) -> None:
    end = working_days_after(day, count)

    step = 1 if count > 0 else -1
    between = [day + timedelta(days=step * n) for n in range(1, abs((end - day).days) + 1)]
    assert is_working_day(end)
    assert sum(is_working_day(each) for each in between) == abs(count)


@pytest.mark.parametrize(
    ("meeting", "papers"),
    [
        ("2020-08-05", "2020-07-29"),
        ("2020-04-15", "2020-04-06"),  # over Easter
        ("2020-05-13", "2020-05-05"),  # over VE Day
        ("2021-01-06", "2020-12-29"),  # over New Year
    ],
)
def test_papers_go_out_five_working_days_before_the_board(meeting: str, papers: str) -> None:
    assert papers_due(D(meeting)) == D(papers)


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2020-07-08", "2020-08-05"), ("2020-08-05", "2020-08-05"), ("2020-08-06", "2020-09-02"), ("2020-09-03", None)],
)
def test_the_next_board_may_be_today(today: str, expected: str | None) -> None:
    meetings = [D("2020-09-02"), D("2020-07-01"), D("2020-08-05")]

    assert next_meeting(meetings, D(today)) == (D(expected) if expected else None)


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2020-07-01", None), ("2020-07-02", "2020-07-01"), ("2020-08-05", "2020-07-01"), ("2020-08-06", "2020-08-05")],
)
def test_a_meeting_of_today_is_still_to_be_held(today: str, expected: str | None) -> None:
    meetings = [D("2020-07-01"), D("2020-08-05")]

    assert last_meeting(meetings, D(today)) == (D(expected) if expected else None)
