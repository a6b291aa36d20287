"""Which caveats say that a figure is not to be published, and what is left of one that is not."""

from datetime import date
from decimal import Decimal

import pytest

from board.conditions import Reading
from board.measures import Measure
from board.publishing import held_back, says_held_back, to_publish


@pytest.mark.parametrize(
    "caveat",
    [
        "fewer than 6: not to be published", "Not for publication", "do not publish", "must not be shared outside",
        "small numbers, NOT TO BE RELEASED", "cannot be made public", "not for external circulation", "never to be published",
        "internal use only", "board only", "embargoed until 5 August", "confidential", "not publishable", "don’t share",
    ],
)  # fmt: skip
def test_a_caveat_that_holds_a_figure_back(caveat: str) -> None:
    assert says_held_back(caveat)


@pytest.mark.parametrize(
    "caveat",
    [
        "", "provisional", "not yet published", "to be published in July", "published figures", "one ward is not counted",
        "small numbers", "shared with health", "does not include short breaks", "only the board's own teams",
    ],
)  # fmt: skip
def test_a_caveat_that_does_not(caveat: str) -> None:
    assert not says_held_back(caveat)


def test_a_figure_that_is_held_back_is_suppressed_with_its_counts_and_keeps_its_caveat() -> None:
    kept = Reading(1, "visits", date(2020, 5, 31), Decimal(70), "%", 7, 10, caveat="provisional")
    held = Reading(2, "visits", date(2020, 6, 30), Decimal(50), "%", 2, 4, caveat="not to be published")
    measure = Measure(1, "M1", "Visits", readings=(kept, held))

    first, second = to_publish(measure).readings

    assert held_back(measure, date(2020, 7, 8)) == [held]
    assert held_back(measure, date(2020, 6, 29)) == []
    assert first == kept
    assert (second.figure, second.numerator, second.denominator) == ("suppressed", None, None)
    assert second.caveat == "not to be published"


def test_one_that_another_has_taken_the_place_of_is_not_counted_and_not_told() -> None:
    held = Reading(1, "visits", date(2020, 6, 30), Decimal(50), caveat="not to be published")
    corrected = Reading(2, "Visits", date(2020, 6, 30), Decimal(61), revises=True)
    measure = Measure(1, "M1", "Visits", readings=(held, corrected))

    assert held_back(measure, date(2020, 7, 8)) == []
    assert [each.figure for each in to_publish(measure).readings] == ["suppressed", "61%"]
