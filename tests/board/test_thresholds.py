"""Verdicts on a number to reach: before its date, on it and after it, for at least and at most."""

from datetime import date
from decimal import Decimal

import pytest

from board.conditions import Condition, Kind, Reading
from board.outcomes import Outcome, Verdict
from board.series import series
from board.travel import travel
from board.verdicts import verdict

VISITS = "CIN visits in time"
JULY_8 = date(2020, 7, 8)

Point = tuple[str, str]


def on(text: str) -> date:
    return date.fromisoformat(text)


def readings(*points: Point, **more: str) -> list[Reading]:
    """Readings in the order they were entered, each (day, value)."""
    return [Reading(n, VISITS, on(day), Decimal(value), **more) for n, (day, value) in enumerate(points, 1)]


def condition(target: str, due: str | None = "2020-06-30", higher: bool = True, unit: str = "%") -> Condition:
    due_on = on(due) if due else None
    return Condition(1, "M6a", Kind.THRESHOLD, VISITS, unit, higher, Decimal(target), due_on)


def at_least(target: str, *points: Point, due: str | None = "2020-06-30", today: date = JULY_8) -> Verdict:
    return verdict(condition(target, due), readings(*points), today)


def at_most(target: str, *points: Point, due: str | None = "2020-06-30", today: date = JULY_8) -> Verdict:
    return verdict(condition(target, due, higher=False, unit="cases"), readings(*points, unit="cases"), today)


def told(found: Verdict) -> tuple[Outcome, str]:
    return found.outcome, found.words


@pytest.mark.parametrize(
    ("today", "value", "outcome", "words"),
    [
        ("2020-06-29", "85", Outcome.ON_TARGET, "on target"),
        ("2020-06-29", "77", Outcome.TO_GO, "8 points to go by Tue 30 Jun 2020"),
        ("2020-06-30", "85", Outcome.ON_TARGET, "on target"),
        ("2020-06-30", "84", Outcome.TO_GO, "1 point to go by Tue 30 Jun 2020"),
        ("2020-07-01", "85", Outcome.MET, "met"),
        ("2020-07-01", "85.1", Outcome.MET, "met"),
        ("2020-07-01", "84.9", Outcome.NOT_MET, "not met, 0.1 points short"),
        ("2020-07-01", "77", Outcome.NOT_MET, "not met, 8 points short"),
    ],
)
def test_at_least_is_judged_from_the_day_after_its_date(today: str, value: str, outcome: Outcome, words: str) -> None:
    assert told(at_least("85", ("2020-06-28", value), today=on(today))) == (outcome, words)


@pytest.mark.parametrize(
    ("today", "value", "outcome", "words"),
    [
        ("2020-06-29", "25", Outcome.ON_TARGET, "on target"),
        ("2020-06-30", "27.5", Outcome.TO_GO, "2.5 to go by Tue 30 Jun 2020"),
        ("2020-07-01", "25", Outcome.MET, "met"),
        ("2020-07-01", "26", Outcome.NOT_MET, "not met, 1 over"),
        ("2020-07-01", "0", Outcome.MET, "met"),
    ],
)
def test_at_most_is_the_same_the_other_way_round(today: str, value: str, outcome: Outcome, words: str) -> None:
    assert told(at_most("25", ("2020-06-28", value), today=on(today))) == (outcome, words)


@pytest.mark.parametrize(
    ("points", "outcome", "words"),
    [
        # Short at the date, reached after it: the first passing reading is named, not the latest.
        (
            [("2020-06-30", "80"), ("2020-07-05", "85"), ("2020-07-07", "90")],
            Outcome.MET_LATE,
            "met late, first on Sun 5 Jul 2020 (85%)",
        ),
        # Reached, lost and reached again after the date.
        (
            [("2020-06-30", "80"), ("2020-07-01", "86"), ("2020-07-05", "84"), ("2020-07-07", "90")],
            Outcome.MET_LATE,
            "met late, first on Wed 1 Jul 2020 (86%)",
        ),
        # Passing before the date does not help: the reading at the date is the latest as at or before it.
        (
            [("2020-05-31", "90"), ("2020-06-30", "84"), ("2020-07-07", "85")],
            Outcome.MET_LATE,
            "met late, first on Tue 7 Jul 2020 (85%)",
        ),
        ([("2020-05-31", "90"), ("2020-06-30", "84")], Outcome.NOT_MET, "not met, 1 point short"),
        ([("2020-06-30", "85"), ("2020-07-07", "84")], Outcome.SLIPPED, "slipped, 1 point short"),
        ([("2020-05-16", "85"), ("2020-07-07", "70")], Outcome.SLIPPED, "slipped, 15 points short"),
        # A figure more than one and a half months older than the date says nothing of the date.
        ([("2020-05-15", "85"), ("2020-07-07", "70")], Outcome.NOT_MET, "not met, 15 points short"),
        (
            [("2020-05-15", "85"), ("2020-07-07", "86")],
            Outcome.MET_LATE,
            "met late, first on Tue 7 Jul 2020 (86%), no reading at its date",
        ),
        ([("2020-06-30", "85"), ("2020-07-02", "70"), ("2020-07-07", "88")], Outcome.MET, "met"),
        ([("2020-06-30", "80"), ("2020-07-02", "90"), ("2020-07-07", "84")], Outcome.NOT_MET, "not met, 1 point short"),
        (
            [("2020-07-05", "86")],
            Outcome.MET_LATE,
            "met late, first on Sun 5 Jul 2020 (86%), no reading at its date",
        ),
        ([("2020-07-05", "84")], Outcome.NOT_MET, "not met, 1 point short"),
        ([], Outcome.NO_READING, "no reading"),
    ],
)
def test_after_the_date_both_the_reading_at_it_and_the_latest_count(
    points: list[Point], outcome: Outcome, words: str
) -> None:
    assert told(at_least("85", *points)) == (outcome, words)


def test_slipping_below_at_most_is_said_as_over() -> None:
    assert told(at_most("25", ("2020-06-30", "24"), ("2020-07-05", "31"))) == (Outcome.SLIPPED, "slipped, 6 over")


@pytest.mark.parametrize(
    ("points", "outcome"),
    [
        ([("2020-06-30", "84"), ("2020-07-01", "86")], Outcome.MET),
        ([("2020-06-30", "86"), ("2020-07-01", "84")], Outcome.NOT_MET),
        ([], Outcome.NO_READING),
    ],
)
def test_without_a_date_only_the_latest_counts(points: list[Point], outcome: Outcome) -> None:
    assert at_least("85", *points, due=None).outcome == outcome


def test_readings_as_at_a_later_day_are_left_out() -> None:
    points = [("2020-06-30", "80"), ("2020-07-08", "84"), ("2020-07-09", "90")]

    assert told(at_least("85", *points)) == (Outcome.NOT_MET, "not met, 1 point short")
    assert at_least("85", points[-1]).outcome == Outcome.NO_READING
    assert at_least("85", *points, today=on("2020-07-09")).outcome == Outcome.MET_LATE


def test_of_a_days_several_readings_the_one_entered_last_wins_even_if_it_is_worse() -> None:
    found = at_least("85", ("2020-06-30", "86"), ("2020-05-31", "70"), ("2020-06-30", "84"))

    assert told(found) == (Outcome.NOT_MET, "not met, 1 point short")
    assert found.reading is not None
    assert found.reading.id == 3


def test_a_late_entry_for_an_earlier_day_is_not_the_latest() -> None:
    assert at_least("85", ("2020-06-30", "86"), ("2020-05-31", "70")).outcome == Outcome.MET


def test_another_indicators_reading_is_not_taken_and_case_and_spacing_do_not_matter() -> None:
    day = on("2020-06-30")
    others = [Reading(1, "CP visits in time", day, Decimal(90))]
    spelt = [Reading(2, "cin  VISITS in time ", day, Decimal(90))]

    assert verdict(condition("85"), others, JULY_8).outcome == Outcome.NO_READING
    assert verdict(condition("85"), spelt, JULY_8).outcome == Outcome.MET


@pytest.mark.parametrize(
    ("printed", "numerator", "denominator", "outcome", "words"),
    [
        ("85", 423, 500, Outcome.NOT_MET, "not met, 0.4 points short (unrounded 84.6%)"),
        ("84.6", 423, 500, Outcome.NOT_MET, "not met, 0.4 points short"),
        ("85", 425, 500, Outcome.MET, "met"),
        ("84.6", 425, 500, Outcome.MET, "met, unrounded 85.0%"),
        ("85", 8499, 10000, Outcome.NOT_MET, "not met, 0.01 points short (unrounded 84.99%)"),
        ("85", None, None, Outcome.MET, "met"),
        ("85", 0, 0, Outcome.MET, "met"),
    ],
)
def test_the_fraction_decides_and_not_its_rounding(
    printed: str, numerator: int | None, denominator: int | None, outcome: Outcome, words: str
) -> None:
    day = on("2020-06-30")
    reading = Reading(1, VISITS, day, Decimal(printed), numerator=numerator, denominator=denominator)

    assert told(verdict(condition("85"), [reading], JULY_8)) == (outcome, words)


@pytest.mark.parametrize(
    ("unit", "other", "outcome"),
    [("%", "", Outcome.MET), ("%", "visits", Outcome.MET), ("visits", "%", Outcome.MET), ("%", "%", Outcome.NOT_MET)],
)
def test_a_later_figure_in_another_unit_is_not_set_beside_the_target(unit: str, other: str, outcome: Outcome) -> None:
    known = [
        Reading(1, VISITS, on("2020-06-28"), Decimal(86), unit),
        Reading(2, VISITS, on("2020-06-29"), Decimal(12), other),
    ]

    assert verdict(condition("85", unit=unit), known, JULY_8).outcome == outcome


def test_a_count_is_never_made_a_percentage() -> None:
    workers = Reading(1, VISITS, on("2020-06-30"), Decimal(3), "workers", 3, 80)

    assert workers.exact == 3
    assert verdict(condition("3", higher=False, unit="workers"), [workers], JULY_8).outcome == Outcome.MET


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("84.96", "0.04 points short"),
        ("84.95", "0.05 points short"),
        ("84.04", "0.96 points short"),
        ("84.9999999", "0.0000001 points short"),
    ],
)
def test_a_miss_by_a_hair_is_still_a_miss(short: str, words: str) -> None:
    assert at_least("85", ("2020-06-30", short)).because == words
    assert at_least("85", ("2020-06-30", short)).outcome == Outcome.NOT_MET


@pytest.mark.parametrize(
    ("values", "higher", "words"),
    [
        (["75", "77"], True, "better, was 75%"),
        (["77", "75"], True, "worse, was 77%"),
        (["77", "77"], True, "same, was 77%"),
        (["27", "24"], False, "better, was 27%"),
        (["24", "27"], False, "worse, was 24%"),
        (["77"], True, ""),
        ([], True, ""),
    ],
)
def test_the_direction_of_travel_is_a_word_in_the_direction_that_is_good(
    values: list[str], higher: bool, words: str
) -> None:
    known = series(readings(*((f"2020-0{month}-28", value) for month, value in enumerate(values, 1))), VISITS, JULY_8)

    assert travel(known, higher) == words
