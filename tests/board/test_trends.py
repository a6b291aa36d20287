"""Verdicts on a direction: every month, or overall."""

from datetime import date
from decimal import Decimal

import pytest

from board.conditions import Condition, Kind, Reading
from board.figures import SUPPRESSED
from board.outcomes import Outcome
from board.verdicts import verdict

AUDITS = "Audits graded good"
JULY_8 = date(2020, 7, 8)

Point = tuple[str, str]


def on(text: str) -> date:
    return date.fromisoformat(text)


def trend(points: list[Point], monthly: bool = False, higher: bool = True) -> tuple[Outcome, str]:
    condition = Condition(1, "M4a", Kind.TREND, AUDITS, higher=higher, monthly=monthly)
    readings = [Reading(n, AUDITS, on(day), Decimal(value)) for n, (day, value) in enumerate(points, 1)]
    found = verdict(condition, readings, min([JULY_8, *(reading.as_at for reading in readings[-1:])]))
    return found.outcome, found.words


def months(*values: str) -> list[Point]:
    """A reading at the 28th of each month of 2020, from January on."""
    return [(f"2020-{month:02}-28", value) for month, value in enumerate(values, 1)]


NONE_TO_COMPARE = (Outcome.NO_READING, "no reading: a trend needs two readings or more")


@pytest.mark.parametrize(
    ("points", "outcome", "words"),
    [
        (months("64", "68", "74"), Outcome.HELD, "held, 64% to 74%"),
        (months("64", "64.1"), Outcome.HELD, "held, 64% to 64.1%"),
        (months("64", "74", "70", "72"), Outcome.BROKEN, "broken in Mar 2020 (74% to 70%)"),
        (months("64", "74", "74", "80"), Outcome.BROKEN, "broken in Mar 2020 (74% to 74%)"),
        (
            months("64", "60", "70", "65"),
            Outcome.BROKEN,
            "broken in Feb 2020 (64% to 60%) and in Apr 2020 (70% to 65%)",
        ),
        (
            months("9", "8", "7", "6", "5"),
            Outcome.BROKEN,
            "broken in Mar 2020 (8% to 7%), in Apr 2020 (7% to 6%) and in May 2020 (6% to 5%), and 1 earlier",
        ),
        (
            [("2020-01-31", "64"), ("2020-03-31", "74")],
            Outcome.NO_READING,
            "no reading: nothing between Jan 2020 and Mar 2020",
        ),
        # A month that got worse is broken, whatever is missing besides.
        (
            [("2020-01-31", "64"), ("2020-03-31", "60")],
            Outcome.BROKEN,
            "broken in Mar 2020 (64% to 60%)",
        ),
        # Of a month's several readings the last one counts.
        (
            [("2020-01-10", "80"), ("2020-01-31", "64"), ("2020-02-10", "60"), ("2020-02-29", "70")],
            Outcome.HELD,
            "held, 64% to 70%",
        ),
        ([("2020-06-30", "64"), ("2020-07-08", "70")], Outcome.HELD, "held, 64% to 70%"),
        ([("2019-12-31", "64"), ("2020-01-31", "70")], Outcome.HELD, "held, 64% to 70%"),
        (
            [("2019-01-31", "64"), ("2020-02-29", "70")],
            Outcome.NO_READING,
            "no reading: nothing between Jan 2019 and Feb 2020",
        ),
        ([("2020-01-10", "64"), ("2020-01-31", "70")], *NONE_TO_COMPARE),
        ([("2020-01-10", "64")], *NONE_TO_COMPARE),
        ([], *NONE_TO_COMPARE),
    ],
)
def test_a_monthly_trend_must_be_better_in_every_month(points: list[Point], outcome: Outcome, words: str) -> None:
    assert trend(points, monthly=True) == (outcome, words)


@pytest.mark.parametrize(
    ("points", "outcome", "words"),
    [
        (months("9", "12", "27"), Outcome.HELD, "held, 9% to 27%"),
        (months("9", "9", "12", "12"), Outcome.HELD, "held, 9% to 12%"),
        (months("9", "8", "27"), Outcome.MIXED, "mixed, 9% to 27% overall, with a step back in Feb 2020 (9% to 8%)"),
        (months("9", "27", "9"), Outcome.BROKEN, "broken, no better than at the start (9% to 9%)"),
        (months("9", "27", "8"), Outcome.BROKEN, "broken, no better than at the start (9% to 8%)"),
        (months("9", "9"), Outcome.BROKEN, "broken, no better than at the start (9% to 9%)"),
        ([("2020-01-10", "9"), ("2020-01-31", "10")], Outcome.HELD, "held, 9% to 10%"),
        ([("2020-01-10", "9"), ("2020-05-31", "10")], Outcome.HELD, "held, 9% to 10%"),
        (months("9"), *NONE_TO_COMPARE),
        ([], *NONE_TO_COMPARE),
    ],
)
def test_any_other_trend_must_be_better_than_it_began(points: list[Point], outcome: Outcome, words: str) -> None:
    assert trend(points) == (outcome, words)


@pytest.mark.parametrize(
    ("points", "monthly", "outcome", "words"),
    [
        (months("36", "31", "17"), True, Outcome.HELD, "held, 36% to 17%"),
        (months("36", "31", "32"), True, Outcome.BROKEN, "broken in Mar 2020 (31% to 32%)"),
        (months("21", "21", "18"), True, Outcome.BROKEN, "broken in Feb 2020 (21% to 21%)"),
        (months("21", "21", "18"), False, Outcome.HELD, "held, 21% to 18%"),
        (
            months("21", "23", "18"),
            False,
            Outcome.MIXED,
            "mixed, 21% to 18% overall, with a step back in Feb 2020 (21% to 23%)",
        ),
        (months("21", "18", "21"), False, Outcome.BROKEN, "broken, no better than at the start (21% to 21%)"),
    ],
)
def test_where_lower_is_better_falling_is_better(
    points: list[Point], monthly: bool, outcome: Outcome, words: str
) -> None:
    assert trend(points, monthly, higher=False) == (outcome, words)


def test_a_correction_can_mend_a_broken_month() -> None:
    broken = months("64", "74", "70")

    assert trend(broken, monthly=True)[0] == Outcome.BROKEN
    assert trend([*broken, ("2020-03-28", "75")], monthly=True) == (Outcome.HELD, "held, 64% to 75%")


def test_a_step_after_today_is_not_seen() -> None:
    points = [("2020-05-31", "64"), ("2020-06-30", "70"), ("2020-07-31", "60")]

    assert trend(points, monthly=True) == (Outcome.HELD, "held, 64% to 70%")


def test_a_trend_compares_unrounded() -> None:
    """74% of 648 is less than 74% of 6480 with one visit more, though both print 74%."""
    condition = Condition(1, "M4a", Kind.TREND, AUDITS, monthly=True)
    readings = [
        Reading(1, AUDITS, on("2020-03-31"), Decimal(74), numerator=480, denominator=648),
        Reading(2, AUDITS, on("2020-04-30"), Decimal(74), numerator=4801, denominator=6480),
    ]

    assert verdict(condition, readings, on("2020-04-30")).outcome == Outcome.HELD
    assert verdict(condition, readings[:1], on("2020-04-30")).outcome == Outcome.NO_READING


def test_a_trend_begins_with_the_first_figure_that_is_shown() -> None:
    condition = Condition(1, "M4a", Kind.TREND, AUDITS)
    shown = [Reading(n, AUDITS, on(day), Decimal(value)) for n, (day, value) in enumerate(months("64", "68", "74"), 2)]
    before = Reading(1, AUDITS, on("2019-12-28"), SUPPRESSED)
    between = Reading(1, AUDITS, on("2020-02-10"), SUPPRESSED)

    assert verdict(condition, [before, *shown], on("2020-03-28")).words == "held, 64% to 74%"
    assert verdict(condition, [between, *shown], on("2020-03-28")).outcome == Outcome.NOT_DEFINED


@pytest.mark.parametrize(("latest", "told"), [("2020-12-27", "Dec"), ("2020-12-28", "Dec 2019")])
def test_a_step_back_of_a_year_ago_is_said_with_its_year(latest: str, told: str) -> None:
    condition = Condition(1, "M4a", Kind.TREND, AUDITS)
    points = [("2019-11-28", "64"), ("2019-12-29", "60"), (latest, "74")]
    readings = [Reading(n, AUDITS, on(day), Decimal(value)) for n, (day, value) in enumerate(points, 1)]

    assert verdict(condition, readings, on(latest)).brief == f"a step back in {told}"
