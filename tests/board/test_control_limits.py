from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from board.control_limits import Cause, Limits, Signal, limits_of, signals

# One leap among small changes: limits that are published for it.
ONE_LEAP = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
# A mean of 10 and an average change of 3: limits at 2.02 and 17.98, near ones at 4.68 and 15.32.
TEN = Limits(Fraction(10), Fraction(3))

UP, DOWN = 1, -1
numbers = st.one_of(st.none(), st.integers(-50, 50).map(Fraction))
series = st.lists(numbers, min_size=12, max_size=40).filter(lambda values: limits_of(values) is not None)
factors = st.fractions(Fraction(1, 9), 9)


def fractions(*values: int | None) -> list[Fraction | None]:
    return [None if each is None else Fraction(each) for each in values]


def told(values: list[Fraction | None], limits: Limits = TEN) -> dict[int, Signal]:
    return {number: each for number, each in enumerate(signals(values, limits)) if each}


def limits(values: list[Fraction | None]) -> Limits:
    found = limits_of(values)
    assert found is not None
    return found


@pytest.mark.parametrize(("screen", "upper", "lower"), [(True, "4.60", "-0.72"), (False, "6.95", "-3.06")])
def test_limits_are_the_published_ones(screen: bool, upper: str, lower: str) -> None:
    found = limits_of(fractions(*ONE_LEAP), screen)
    assert found is not None

    assert [f"{float(each):.2f}" for each in (found.mean, found.upper, found.lower)] == ["1.94", upper, lower]
    assert told(fractions(*ONE_LEAP), found) == {4: Signal(Cause.OUTSIDE, UP)}


@pytest.mark.parametrize(
    "values",
    [[7] * 12, [*[100] * 11, 99], [99, *[100] * 11], [*[0] * 6, 5, *[0] * 6], [7, None, *[7] * 11, None, 90]],
    ids=["none-differs", "the-last", "the-first", "one-amid", "beside-gaps"],
)
def test_no_limits_are_drawn_where_hardly_a_figure_differs(values: list[int | None]) -> None:
    """Limits that fall together on the mean would put every figure that is not on it outside."""
    assert limits_of(fractions(*values)) is None


def test_without_screening_a_single_other_figure_makes_limits() -> None:
    found = limits_of(fractions(*[100] * 11, 99), screen=False)

    assert found is not None
    assert told(fractions(*[100] * 11, 99), found)[11] == Signal(Cause.OUTSIDE, DOWN)


@pytest.mark.parametrize("values", [fractions(), fractions(5), fractions(5, None, 7, None, 5)])
def test_there_are_no_limits_where_no_two_figures_stand_side_by_side(values: list[Fraction | None]) -> None:
    assert limits_of(values) is None


def test_a_figure_that_is_not_shown_has_no_change_on_either_side_and_is_not_in_the_mean() -> None:
    assert limits(fractions(1, 3, None, 90, 94)) == Limits(Fraction(47), Fraction(3))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((10, 18, 10, 2, 10), {1: (Cause.OUTSIDE, UP), 3: (Cause.OUTSIDE, DOWN)}, id="outside"),
        pytest.param((5, 6, 7, 8, 9, 11, 12), dict.fromkeys(range(7), (Cause.TREND, UP)), id="seven-across-the-mean"),
        pytest.param((14, 13, 12, 11, 9, 8, 7), dict.fromkeys(range(7), (Cause.TREND, DOWN)), id="seven-falling"),
        pytest.param((6, 7, 8, 9, 11, 12), {}, id="six-rising"),
        pytest.param((5, 6, 7, 8, 8, 9, 11, 12), {}, id="a-tie-breaks-it"),
        pytest.param((5, 6, 7, None, 8, 9, 11, 12), {}, id="so-does-a-gap"),
        pytest.param((16, 11, 17), {0: (Cause.NEAR, UP), 2: (Cause.NEAR, UP)}, id="two-of-three-near"),
        pytest.param((4, 3, 9), {0: (Cause.NEAR, DOWN), 1: (Cause.NEAR, DOWN)}, id="two-of-three-low"),
        pytest.param((16, 9, 17), {}, id="the-third-on-the-other-side"),
        pytest.param((16, 4, 11), {}, id="near-on-opposite-sides"),
        pytest.param((16, 10, 17), {}, id="the-third-on-the-mean"),
        pytest.param((16, None, 17), {}, id="a-gap-between-the-near-ones"),
        pytest.param((18, 16, 11), {0: (Cause.OUTSIDE, UP)}, id="outside-is-not-near"),
        pytest.param((11, 12, 11, 12, 11, 12, 11), dict.fromkeys(range(7), (Cause.RUN, UP)), id="seven-above"),
        pytest.param((9, 8, 9, 8, 9, 8, 9, 8), dict.fromkeys(range(8), (Cause.RUN, DOWN)), id="eight-below"),
        pytest.param((11, 12, 11, 10, 11, 12, 11), {}, id="one-on-the-mean"),
        pytest.param((11, 12, 11, None, 11, 12, 11, 12), {}, id="a-gap-in-the-run"),
    ],
)  # fmt: skip
def test_each_rule_flags_what_it_says(values: tuple[int | None, ...], expected: dict[int, tuple[Cause, int]]) -> None:
    assert told(fractions(*values)) == {number: Signal(*each) for number, each in expected.items()}


def test_a_figure_under_several_rules_is_named_by_the_first() -> None:
    """All eight are on one side of the mean, seven of them rise, and the last is outside."""
    values = fractions(11, 11, 12, 13, 14, 15, 16, 19)

    causes = [each and each.cause for each in signals(values, TEN)]

    assert causes == [Cause.RUN, *[Cause.TREND] * 6, Cause.OUTSIDE]


@given(series, st.fractions(-9, 9), factors)
def test_a_series_that_is_shifted_and_scaled_has_its_limits_shifted_and_scaled(
    values: list[Fraction | None], shift: Fraction, factor: Fraction
) -> None:
    before = limits(values)
    moved = [None if each is None else each * factor + shift for each in values]

    after = limits(moved)

    assert after == Limits(before.mean * factor + shift, before.average_range * factor)
    assert (after.upper, after.lower) == (before.upper * factor + shift, before.lower * factor + shift)
    assert signals(moved, after) == signals(values, before)


@given(series)
def test_a_mirrored_series_flags_the_mirrored_figures(values: list[Fraction | None]) -> None:
    mirrored = [None if each is None else -each for each in values]

    expected = [each and Signal(each.cause, -each.way) for each in signals(values, limits(values))]

    assert signals(mirrored, limits(mirrored)) == expected


@given(series)
def test_a_series_told_backwards_has_the_same_limits_and_its_trends_the_other_way(
    values: list[Fraction | None],
) -> None:
    there, back = signals(values, limits(values)), signals(values[::-1], limits(values[::-1]))

    assert limits(values) == limits(values[::-1])
    turned = [each and Signal(each.cause, -each.way if each.cause == Cause.TREND else each.way) for each in back[::-1]]
    assert turned == there
