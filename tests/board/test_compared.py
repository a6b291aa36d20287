"""A reading beside the figure it must reach: what is printed never says other than what is so."""

from datetime import date
from decimal import Decimal

from hypothesis import example, given, strategies as some

from board.compared import Compared
from board.conditions import Reading
from board.travel import told_apart
from board.words import number, rounded

DAY = date(2020, 6, 30)
targets = some.decimals(0, 100, places=2).map(Decimal.normalize) | some.integers(0, 100).map(Decimal)


@some.composite
def shares(draw: some.DrawFn) -> Reading:
    """A percentage with its counts, as somebody would round it."""
    whole = draw(some.integers(6, 20_000))
    part = draw(some.integers(0, whole))
    value = rounded(Decimal(part) * 100 / whole, draw(some.integers(0, 3)))
    return Reading(1, "Visits", DAY, value, numerator=part, denominator=whole)


def as_printed(words: str) -> Decimal:
    return Decimal(words.removeprefix("unrounded ").removesuffix("%").replace(",", ""))


@given(shares(), targets, some.sampled_from([1, -1]))
@example(Reading(1, "Visits", DAY, Decimal(85), numerator=339, denominator=399), Decimal(85), 1)
@example(Reading(1, "Visits", DAY, Decimal(85), numerator=1699, denominator=2000), Decimal(85), 1)
@example(Reading(1, "Visits", DAY, Decimal("84.6"), numerator=8463, denominator=10_000), Decimal("84.62"), 1)
def test_the_figure_as_printed_is_on_the_side_of_the_target_where_it_is(
    reading: Reading, target: Decimal, way: int
) -> None:
    point = Compared(reading, target, target, way)
    seen = as_printed(point.unrounded or reading.figure)
    exactly = Decimal(reading.numerator or 0) * 100 - target * Decimal(reading.denominator or 1)

    assert point.passes == (way * exactly >= 0)
    assert (way * (seen - target) >= 0) == point.passes
    if not point.passes:
        assert point.distance("") == number(abs(seen - target).normalize() + 0)
        assert Decimal(point.distance("").replace(",", "")) > 0


@given(shares(), shares())
def test_two_figures_as_printed_stand_to_each_other_as_they_are(one: Reading, other: Reading) -> None:
    first, second = map(as_printed, told_apart(one, other))

    if one.exact != other.exact:
        assert (first > second) == (one.exact > other.exact)
        assert first != second
