"""What chance explains of a series and what it does not: the limits of an XmR chart and its four rules (docs/rules.md
5.17).

Everything is worked out in fractions, so that a figure on the mean is exactly on it. A series that is shifted, scaled
or mirrored therefore has exactly the corresponding limits and signals.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

# With fewer figures the next one would move the limits: only a run chart is drawn, and nothing is said of chance.
ENOUGH = 12
IN_A_ROW = 7
_LIMIT = Fraction("2.66")
_NEAR = _LIMIT * 2 / 3
# A change larger than this many times the average change is left out of the average, once.
_SCREEN = Fraction("3.267")

# Figures in order; None is a suppressed one.
Values = Sequence[Fraction | None]
_Found = tuple[int, int]


class Cause(StrEnum):
    """Why a figure is not chance. If there are several reasons, the first in this order is named."""

    OUTSIDE = "outside a limit"
    TREND = "7 in a row rising or falling"
    NEAR = "2 of 3 near a limit"
    RUN = "7 in a row on one side of the mean"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of a series, and how far a figure may lie from it by chance."""

    mean: Fraction
    average_range: Fraction

    @property
    def upper(self) -> Fraction:
        """A figure above it is not chance."""
        return self.mean + _LIMIT * self.average_range

    @property
    def lower(self) -> Fraction:
        """A figure below it is not chance."""
        return self.mean - _LIMIT * self.average_range

    def side(self, value: Fraction) -> int:
        """1 above the mean, -1 below it, 0 on it."""
        return _sign(value - self.mean)

    def is_outside(self, value: Fraction) -> bool:
        """True beyond a limit; on the limit is within."""
        return not self.lower <= value <= self.upper

    def is_near(self, value: Fraction) -> bool:
        """True in the outer third on its side, but not outside."""
        return abs(value - self.mean) > _NEAR * self.average_range and not self.is_outside(value)


@dataclass(frozen=True, slots=True)
class Signal:
    """Why a figure is not chance; `way` is 1 if it is high or rises, -1 if it is low or falls."""

    cause: Cause
    way: int


def limits_of(values: Values, screen: bool = True) -> Limits | None:
    """The limits of a series of any length. None if no two figures are adjacent, or if so few differ that the average
    change is zero: the limits would equal the mean, and every other figure would be outside.

    Changes are not measured across a suppressed figure. Without `screen` a single leap widens the limits, as on the
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
    """For each figure the reason why it is not chance, or None. No run of figures extends over a suppressed one."""
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
    """The figures of every run of seven whose signs are all the same and not zero."""
    for start, row in _rows(values, IN_A_ROW):
        if way := _way(signs(row)):
            yield from ((start + number, way) for number in range(IN_A_ROW))


def _way(signs: Iterable[int]) -> int:
    """1 or -1 if all signs are that; otherwise 0."""
    found = set(signs)
    return found.pop() if len(found) == 1 else 0


def _rows(values: Values, many: int) -> Iterator[tuple[int, list[Fraction]]]:
    """Every run of `many` adjacent figures without a suppressed one, with its start."""
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
