"""What is said of figures beside what chance explains: the table of docs/rules.md 5.17, and what it leaves to the code."""

from datetime import date
from decimal import Decimal

import pytest
from rules_page import rows

from board.chance import Chance, chance_of
from board.conditions import Condition, Kind, Reading
from board.definitions import Good
from board.figures import SUPPRESSED

GOOD = {"better": Good.HIGHER, "worse": Good.LOWER, "neither good nor bad": Good.NEITHER}


def chance(figures: str, good: Good = Good.HIGHER, unit: str = "") -> Chance:
    """Of one figure a month from January 2019; `c` is one that is suppressed."""
    readings = []
    for number, each in enumerate(figures.split(", ")):
        on = date(2019 + number // 12, number % 12 + 1, 1)
        readings.append(Reading(number, "visits", on, SUPPRESSED if each == "c" else Decimal(each), unit))
    return chance_of(readings, good)


@pytest.mark.parametrize(("figures", "more_is", "says"), rows("figures, monthly", "more is", "the bot says"))
def test_figures_are_told_from_chance_as_the_page_says(figures: str, more_is: str, says: str) -> None:
    assert chance(figures, GOOD[more_is]).sentence == says


def test_a_figure_that_is_not_shown_ends_a_row_and_is_none_of_the_twelve() -> None:
    assert chance("3, 9, 2, 8, 3, 9, 2, 7, 8, 7, 8, c").sentence == "Too few figures for control limits (11 of 12)."
    said = chance("3, 9, 2, 8, 3, 9, 2, 7, 8, 7, c, 8, 7, 8").sentence
    assert said == "No figure stands out: by chance they lie up to 17.4."


def test_of_a_suppressed_latest_it_is_not_said_that_it_is_chance() -> None:
    said = chance("1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, c").sentence
    assert said.startswith("By chance they lie up to 4.8. The latest is suppressed; not chance: ")


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ("50, 51, 50, 51, 50, 51, 50, 51, 50, 51, 51, 53, 52, 53", "2 of the last 3 are near the upper limit of 53.7%"),
        ("90, 95, 90, 99, 90, 95, 90, 98, 90, 95, 97, 93, 92, 93", "by chance they lie from 79.6% up."),
        ("9, 95, 9, 95, 9, 95, 9, 95, 9, 95, 9, 95", "by chance they lie anywhere."),
    ],
)
def test_a_limit_that_no_percentage_could_pass_is_not_said(figures: str, says: str) -> None:
    assert says in chance(figures, unit="%").sentence


_MET, _MAY = "likely to be met each time: it lies", "met at one time and missed at another, by chance: it lies within"


@pytest.mark.parametrize(
    ("target", "higher", "says"),
    [
        ("0.5", True, f"{_MET} no higher than the lower limit."),
        ("0.6", True, f"{_MET} no higher than the lower limit."),
        ("6", True, f"{_MAY} the limits."),
        ("11.4", True, "unlikely to be met: it lies above the upper limit."),
        ("11.4", False, f"{_MET} no lower than the upper limit."),
        ("6", False, f"{_MAY} the limits."),
        ("0.5", False, "unlikely to be met: it lies below the lower limit."),
    ],
)
def test_where_a_target_lies_to_the_limits_says_whether_it_is_likely_to_be_met(
    target: str, higher: bool, says: str
) -> None:
    """The figures lie between 0.68 and 11.32."""
    asked = Condition(1, "M1", Kind.THRESHOLD, "visits", "", higher, Decimal(target))
    said = chance("5, 7, 5, 7, 5, 7, 5, 7, 5, 7, 5, 7").assurance(asked)

    assert said == f"If nothing changes, the target of {asked.asked} is {says}"


@pytest.mark.parametrize(("figures", "target"), [("5, 7, 5, 7", "6"), ("1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9", "0")])
def test_nothing_is_said_of_a_target_without_limits_or_that_no_figure_could_miss(figures: str, target: str) -> None:
    asked = Condition(1, "M1", Kind.THRESHOLD, "visits", "", True, Decimal(target))

    assert chance(figures).assurance(asked) == ""


def test_of_many_the_last_three_are_named() -> None:
    said = chance("4, 6, 5, 6, 5, 6, 5, 9, 8, 9, 8, 9, 8, 9, 8, 4, 6, 4, 6").sentence
    assert said.endswith("not chance: Jan 2020 (8), Feb 2020 (9), Mar 2020 (8), and 12 earlier.")


def test_each_figure_is_an_improvement_a_concern_or_neither() -> None:
    leap = "1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2"
    assert [chance(leap, good).stands_out(4) for good in Good] == ["improvement", "concern", "neither"]
    assert chance(leap).stands_out(3) == ""
