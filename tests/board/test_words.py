"""How days, numbers and counts are written."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from board.words import capital, count, day, days_from, figure, gap, listed, moment, month, number


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
        ("77.0", "77"),
        ("84.6", "84.6"),
        ("84.64", "84.6"),
        ("84.65", "84.7"),
        ("84.95", "85"),
        ("84.96", "85"),
        ("0", "0"),
        ("0.04", "0"),
        ("0.05", "0.1"),
        ("100", "100"),
        ("1675", "1,675"),
        ("1234567.89", "1,234,567.9"),
        ("-2.5", "-2.5"),
        ("-0.04", "0"),
    ],
)
def test_a_number_has_one_decimal_at_most_and_its_thousands_marked(value: str, written: str) -> None:
    assert number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [("77", "%", "77%"), ("17", "cases", "17"), ("1675", "", "1,675"), ("84.65", "%", "84.7%")],
)
def test_a_figure_has_a_sign_only_as_a_percentage(value: str, unit: str, written: str) -> None:
    assert figure(Decimal(value), unit) == written


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [
        ("8", "%", "8 points"),
        ("1", "%", "1 point"),
        ("1.04", "%", "1 point"),
        ("1.05", "%", "1.1 points"),
        ("0.1", "%", "0.1 points"),
        ("0.05", "%", "0.1 points"),
        ("0.0499", "%", "less than 0.1 points"),
        ("8", "cases", "8"),
        ("1", "cases", "1"),
        ("0.01", "cases", "less than 0.1"),
    ],
)
def test_a_gap_between_percentages_is_in_points_and_never_nothing(amount: str, unit: str, written: str) -> None:
    assert gap(Decimal(amount), unit) == written


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
