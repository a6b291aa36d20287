"""Compares an indicator's figures with what chance explains. The result is shown beside a verdict and never changes
it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, takewhile

from board import words
from board.conditions import Condition, Reading, shown
from board.control_limits import ENOUGH, Cause, Limits, Signal, limits_of, signals
from board.definitions import Good
from board.figures import stated

_NAMED = 3
# A percentage of a whole is never more.
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Chance:
    """An indicator's readings, one a day, oldest first, with their control limits if there are enough figures, and for
    each reading the reason why it is not chance, or None."""

    readings: tuple[Reading, ...]
    good: Good
    limits: Limits | None
    signals: tuple[Signal | None, ...]

    def stands_out(self, number: int) -> str:
        """Whether a figure that is not chance is an `improvement` or a `concern`; `neither` if neither way is good;
        empty if it may be chance."""
        signal = self.signals[number]
        if signal is None:
            return ""
        if self.good == Good.NEITHER:
            return "neither"
        return "improvement" if (signal.way > 0) == (self.good == Good.HIGHER) else "concern"

    @property
    def sentence(self) -> str:
        """What chance does not explain, the latest figure first; or that it explains all of them; or that there are too
        few figures to say."""
        if self.limits is None:
            return too_few(len(shown(self.readings)))
        if signal := self.signals[-1]:
            means = {"improvement": ", and an improvement", "concern": ", and a concern"}
            told = means.get(self.stands_out(len(self.readings) - 1), "")
            return f"{self._why(signal, self.limits)}: not chance{told}."
        others = [each for each, found in zip(self.readings, self.signals, strict=True) if found]
        if not others:
            return f"No figure stands out: by chance they lie {self._within}."
        shown_ones = [f"{words.month(each.as_at)} ({each.figure})" for each in others[-_NAMED:]]
        earlier = len(others) - len(shown_ones)
        named = ", ".join([*shown_ones, f"and {earlier} earlier"]) if earlier else words.listed(shown_ones)
        latest = "is suppressed" if self.readings[-1].is_suppressed else "may be chance"
        return f"By chance they lie {self._within}. The latest {latest}; not chance: {named}."

    def assurance(self, target: Condition) -> str:
        """Whether a target in force is likely to be met if nothing changes, judged by where it lies relative to the
        limits. It is no verdict. Empty without limits, or if every figure would meet it."""
        if self.limits is None or target.target is None or target.questions:
            return ""
        value, lower, upper = Fraction(stated(target.target)), self.lower, self.upper
        told = f"If nothing changes, the target of {target.asked} is"
        good, bad = (lower, upper) if target.higher else (upper, lower)
        if good is not None and (value <= good if target.higher else value >= good):
            side = "no higher than the lower" if target.higher else "no lower than the upper"
            return f"{told} likely to be met each time: it lies {side} limit."
        if bad is not None and (value > bad if target.higher else value < bad):
            side = "above the upper" if target.higher else "below the lower"
            return f"{told} unlikely to be met: it lies {side} limit."
        if value <= 0 if target.higher else good is None and value >= _WHOLE:
            return ""
        return f"{told} met at one time and missed at another, by chance: it lies within the limits."

    def _why(self, signal: Signal, limits: Limits) -> str:
        """Why the latest figure is not chance, in words."""
        above, upper = ("above", "upper") if signal.way > 0 else ("below", "lower")
        limit = self.printed(limits.upper if signal.way > 0 else limits.lower)
        match signal.cause:
            case Cause.OUTSIDE:
                return f"The latest, {self.readings[-1].figure}, is {above} the {upper} limit of {limit}"
            case Cause.TREND:
                steps = [after - before for before, after in pairwise(self._last_values)]
                many = 1 + _many(each * signal.way > 0 for each in reversed(steps))
                return f"The last {many} {'rise' if signal.way > 0 else 'fall'} one after the other"
            case Cause.NEAR:
                return f"2 of the last 3 are near the {upper} limit of {limit}"
            case Cause.RUN:
                many = _many(limits.side(each) == signal.way for each in reversed(self._last_values))
                return f"The last {many} are {above} the mean of {self.printed(limits.mean)}"

    @property
    def lower(self) -> Fraction | None:
        """The lower limit; None if no figure could be below it."""
        if self.limits is None:
            return None
        is_beyond = self.limits.lower < 0 <= min(each.exact for each in shown(self.readings))
        return None if is_beyond else self.limits.lower

    @property
    def upper(self) -> Fraction | None:
        """The upper limit; None if no figure could be above it."""
        if self.limits is None:
            return None
        is_share = shown(self.readings)[-1].unit == "%" and all(each.exact <= 100 for each in shown(self.readings))
        return None if is_share and self.limits.upper > 100 else self.limits.upper

    @property
    def _within(self) -> str:
        """`between 61.2% and 78.4%`; `up to 16.8` if figures cannot fall below the lower limit."""
        lower, upper = (None if each is None else self.printed(each) for each in (self.lower, self.upper))
        if lower and upper:
            return f"between {lower} and {upper}"
        return f"up to {upper}" if upper else f"from {lower} up" if lower else "anywhere"

    @property
    def _last_values(self) -> list[Fraction]:
        """The figures since the last suppressed one."""
        last = takewhile(lambda each: not each.is_suppressed, reversed(self.readings))
        return [Fraction(each.exact) for each in last][::-1]

    def printed(self, value: Fraction) -> str:
        """A mean or a limit in words, with one decimal more than the figures."""
        return words.figure(self.rounded(value), shown(self.readings)[-1].unit)

    def rounded(self, value: Fraction) -> Decimal:
        """The same as a number."""
        places = words.decimals(*(each.printed for each in shown(self.readings))) + 1
        return words.rounded(Decimal(value.numerator) / Decimal(value.denominator), places)


def too_few(figures: int) -> str:
    """Why nothing is said of chance if there are only so many figures."""
    if figures >= ENOUGH:
        return "No control limits can be drawn: too few figures stand side by side and differ."
    return f"Too few figures for control limits ({figures} of {ENOUGH})."


def chance_of(readings: Sequence[Reading], good: Good) -> Chance:
    """What chance explains of one indicator's readings, which must be in one unit, one a day, oldest first."""
    values = [None if each.is_suppressed else Fraction(each.exact) for each in readings]
    limits = limits_of(values) if len(shown(readings)) >= ENOUGH else None
    found = signals(values, limits) if limits else [None] * len(values)
    return Chance(tuple(readings), good, limits, tuple(found))


def _many(found: Iterable[bool]) -> int:
    """How many are true before the first that is false."""
    return len(list(takewhile(bool, found)))
