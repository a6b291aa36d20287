"""How days, numbers and counts are written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from board.words import (
    capital,
    count,
    cut,
    day,
    days_from,
    figure,
    listed,
    moment,
    month,
    near_day,
    number,
    places_apart,
    points,
    rounded,
    without_zeros,
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "written"),
    [
        ("2020-01-06", "Mon 6 Jan 2020"),
        ("2020-02-04", "Tue 4 Feb 2020"),
        ("2020-03-04", "Wed 4 Mar 2020"),
        ("2020-04-02", "Thu 2 Apr 2020"),
        ("2020-05-01", "Fri 1 May 2020"),
        ("2020-06-06", "Sat 6 Jun 2020"),
        ("2020-07-05", "Sun 5 Jul 2020"),
        ("2020-08-31", "Mon 31 Aug 2020"),
        ("2020-09-30", "Wed 30 Sep 2020"),
        ("2020-10-01", "Thu 1 Oct 2020"),
        ("2020-11-30", "Mon 30 Nov 2020"),
        ("2020-12-25", "Fri 25 Dec 2020"),
        ("2020-02-29", "Sat 29 Feb 2020"),
    ],
)
def test_a_day_has_its_english_weekday_and_month_whatever_the_machines_language(on: str, written: str) -> None:
    assert day(date.fromisoformat(on)) == written
    assert written.endswith(month(date.fromisoformat(on)))


@pytest.mark.parametrize(
    ("at", "zone", "written"),
    [
        ("2020-07-13T08:00", "Europe/London", "Mon 13 Jul 2020 at 09:00"),
        ("2020-12-14T09:05", "Europe/London", "Mon 14 Dec 2020 at 09:05"),
        ("2020-07-12T23:30", "Europe/London", "Mon 13 Jul 2020 at 00:30"),
    ],
)
def test_a_moment_is_said_in_a_zones_own_time(at: str, zone: str, written: str) -> None:
    assert moment(datetime.fromisoformat(at).replace(tzinfo=UTC), zone) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("77", "77"),
        ("77.0", "77.0"),
        ("84.6", "84.6"),
        ("84.65", "84.65"),
        ("84.950", "84.950"),
        ("0", "0"),
        ("0.04", "0.04"),
        ("0.0000001", "0.0000001"),
        ("1E+2", "100"),
        ("1675", "1,675"),
        ("1234567.89", "1,234,567.89"),
        ("-2.5", "-2.5"),
        ("-0", "0"),
        ("-0.0", "0.0"),
    ],
)
def test_a_number_has_its_own_decimals_and_its_thousands_marked(value: str, written: str) -> None:
    assert number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [("77", "%", "77%"), ("17", "cases", "17"), ("1675", "", "1,675"), ("84.65", "%", "84.65%"),
     ("1200000", "£", "£1,200,000"), ("1450.50", "£", "£1,450.50"), ("-5", "£", "-£5"), ("-0", "£", "£0")],
)  # fmt: skip
def test_a_figure_has_its_sign_as_a_percentage_or_in_pounds(value: str, unit: str, written: str) -> None:
    assert figure(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [("77.0093", 0, "77"), ("77.05", 1, "77.1"), ("84.5", 0, "85"), ("0.04", 1, "0.0"), ("8", 2, "8.00")],
)
def test_what_is_worked_out_is_rounded_with_half_going_up(value: str, places: int, written: str) -> None:
    assert number(rounded(Decimal(value), places)) == written


@pytest.mark.parametrize(
    ("value", "written"), [("8.0", "8"), ("2.50", "2.5"), ("100", "100"), ("0.00", "0"), ("0.05", "0.05")]
)
def test_what_is_worked_out_ends_in_no_nought_after_the_point(value: str, written: str) -> None:
    assert number(without_zeros(Decimal(value))) == written


@pytest.mark.parametrize(
    ("one", "other", "least", "places"),
    [
        ("77", "75", 0, 0),
        ("84.6", "85", 0, 1),
        ("84.95", "85", 0, 2),
        ("77.04", "77.06", 1, 1),
        ("77.01", "77.02", 0, 2),
        ("77", "77", 1, 1),
    ],
)
def test_two_figures_that_differ_print_differently(one: str, other: str, least: int, places: int) -> None:
    assert places_apart(Decimal(one), Decimal(other), least) == places


@pytest.mark.parametrize(
    ("distance", "unit", "written"),
    [
        ("8", "%", "8 points"),
        ("1", "%", "1 point"),
        ("0.1", "%", "0.1 points"),
        ("1", "cases", "1"),
        ("2,500", "£", "£2,500"),
    ],
)
def test_a_distance_between_percentages_is_in_points(distance: str, unit: str, written: str) -> None:
    assert points(distance, unit) == written


@pytest.mark.parametrize(
    ("many", "singular", "plural", "written"),
    [
        (0, "action", "", "no actions"),
        (1, "action", "", "1 action"),
        (29, "action", "", "29 actions"),
        (1500, "action", "", "1,500 actions"),
        (1, "is", "are", "1 is"),
        (2, "is", "are", "2 are"),
        (0, "reply", "replies", "no replies"),
    ],
)
def test_a_count_agrees_with_its_word(many: int, singular: str, plural: str, written: str) -> None:
    assert count(many, singular, plural) == written


@pytest.mark.parametrize(
    ("items", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_ends_with_and(items: list[str], written: str) -> None:
    assert listed(items) == written


@pytest.mark.parametrize(
    ("ahead", "written"),
    [
        (0, "today"),
        (1, "in 1 day"),
        (54, "in 54 days"),
        (-1, "1 day overdue"),
        (-145, "145 days overdue"),
    ],
)
def test_days_are_counted_from_today(ahead: int, written: str) -> None:
    today = date(2020, 7, 8)

    assert days_from(today, today + timedelta(days=ahead)) == written


@pytest.mark.parametrize(
    ("sentence", "written"),
    [("no reading", "No reading"), ("M6 is", "M6 is"), ("", ""), ("éa", "Éa"), ("not MET", "Not MET")],
)
def test_a_capital_is_put_first_and_the_rest_stays(sentence: str, written: str) -> None:
    assert capital(sentence) == written


@pytest.mark.parametrize(
    ("said", "most", "shown"),
    [
        ("Visits", 6, "Visits"),
        ("Visits", 5, "Visi…"),
        ("Visits in time", 14, "Visits in time"),
        ("Visits in time", 13, "Visits in…"),
        ("Visits in time", 10, "Visits in…"),
        ("Visits in time", 9, "Visits…"),
        ("Visits, in time", 11, "Visits, in…"),
        ("Visits, in time", 9, "Visits…"),
        ("x" * 20, 10, "x" * 9 + "…"),
        ("a " + "x" * 20, 10, "a " + "x" * 7 + "…"),
    ],
)
def test_words_are_cut_between_two_of_them(said: str, most: int, shown: str) -> None:
    """Where that would leave less than half, within one."""
    assert cut(said, most) == shown
    assert len(shown) <= most


@pytest.mark.parametrize(
    ("on", "told"),
    [(date(2020, 7, 17), "Fri 17 Jul"), (date(2020, 12, 31), "Thu 31 Dec"), (date(2021, 1, 1), "Fri 1 Jan 2021")],
)
def test_a_day_to_come_has_its_weekday_and_another_years_its_year(on: date, told: str) -> None:
    assert near_day(on, date(2020, 7, 8)) == told
