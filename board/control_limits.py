"""What chance explains of a series, and what it does not: the limits of an XmR chart and its four rules
(docs/rules.md 5.17).

Worked out in fractions: a figure that lies on the mean is on it, and not a sixteenth decimal place beside it, so that
a series that is shifted, scaled or mirrored has exactly the limits and the signals that are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

# Fewer make limits that the next figure moves: a run chart is drawn, and nothing is said of chance.
ENOUGH = 12
IN_A_ROW = 7
_LIMIT = Fraction("2.66")
_NEAR = _LIMIT * 2 / 3
# A change that is larger than so many times the average one is left out of it, once.
_SCREEN = Fraction("3.267")

# Figures in order; None is one that is not shown.
Values = Sequence[Fraction | None]
_Found = tuple[int, int]


class Cause(StrEnum):
    """Why a figure is not chance, in the order in which it is named where there are several."""

    OUTSIDE = "outside a limit"
    TREND = "7 in a row rising or falling"
    NEAR = "2 of 3 near a limit"
    RUN = "7 in a row on one side of the mean"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of a series, and how far a figure lies from it by chance."""

    mean: Fraction
    average_range: Fraction

    @property
    def upper(self) -> Fraction:
        """What is above it is not chance."""
        return self.mean + _LIMIT * self.average_range

    @property
    def lower(self) -> Fraction:
        """What is below it is not chance."""
        return self.mean - _LIMIT * self.average_range

    def side(self, value: Fraction) -> int:
        """1 above the mean, -1 below it, 0 on it."""
        return _sign(value - self.mean)

    def is_outside(self, value: Fraction) -> bool:
        """Beyond a limit; on it is within."""
        return not self.lower <= value <= self.upper

    def is_near(self, value: Fraction) -> bool:
        """In the outer third on its side, and not outside."""
        return abs(value - self.mean) > _NEAR * self.average_range and not self.is_outside(value)


@dataclass(frozen=True, slots=True)
class Signal:
    """A figure that is not chance: why, and `way` 1 where it is high or rises, -1 where it is low or falls."""

    cause: Cause
    way: int


def limits_of(values: Values, screen: bool = True) -> Limits | None:
    """The limits of a series of any length; None where no two figures stand beside each other, or so few of them differ
    that the average change is nought: the limits would be the mean, and every other figure outside them.

    Over a figure that is not shown no change is measured. Without `screen` a single leap widens the limits, as on the
    NHS's own worksheet.
    """
    ranges = [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
    if not ranges:
        return None
    average = _mean(ranges)
    if screen and average:
        average = _mean([each for each in ranges if each < _SCREEN * average])
    return Limits(_mean([each for each in values if each is not None]), average) if average else None


def signals(values: Values, limits: Limits) -> list[Signal | None]:
    """Of each figure why it is not chance, or None. No row of figures reaches over one that is not shown."""
    found: dict[int, Signal] = {}
    for cause, rule in _RULES:
        for number, way in rule(values, limits):
            found.setdefault(number, Signal(cause, way))
    return [found.get(number) for number in range(len(values))]


def _outside(values: Values, limits: Limits) -> Iterator[_Found]:
    for number, each in enumerate(values):
        if each is not None and limits.is_outside(each):
            yield number, limits.side(each)


def _trend(values: Values, _: Limits) -> Iterator[_Found]:
    return _all_one_way(values, lambda row: [_sign(after - before) for before, after in pairwise(row)])


def _two_of_three(values: Values, limits: Limits) -> Iterator[_Found]:
    for start, row in _rows(values, 3):
        way = _way(map(limits.side, row))
        near = [start + number for number, each in enumerate(row) if limits.is_near(each)]
        if way and len(near) > 1:
            yield from ((number, way) for number in near)


def _one_side(values: Values, limits: Limits) -> Iterator[_Found]:
    return _all_one_way(values, lambda row: map(limits.side, row))


def _all_one_way(values: Values, signs: Callable[[list[Fraction]], Iterable[int]]) -> Iterator[_Found]:
    """Each figure of every seven in a row whose signs are all the same, and none is nought."""
    for start, row in _rows(values, IN_A_ROW):
        if way := _way(signs(row)):
            yield from ((start + number, way) for number in range(IN_A_ROW))


def _way(signs: Iterable[int]) -> int:
    """1 or -1 where they all are that; else 0."""
    found = set(signs)
    return found.pop() if len(found) == 1 else 0


def _rows(values: Values, many: int) -> Iterator[tuple[int, list[Fraction]]]:
    """Every `many` neighbours that are all shown, and where they start."""
    for start in range(len(values) - many + 1):
        row = [each for each in values[start : start + many] if each is not None]
        if len(row) == many:
            yield start, row


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction()) / len(values)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


_RULES: tuple[tuple[Cause, Callable[[Values, Limits], Iterator[_Found]]], ...] = (
    (Cause.OUTSIDE, _outside),
    (Cause.TREND, _trend),
    (Cause.NEAR, _two_of_three),
    (Cause.RUN, _one_side),
)
