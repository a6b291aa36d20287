"""How a figure has changed since the one before it, and since the same month or quarter a year earlier.

Percentages change in points; anything else changes by a number and by a percentage of its earlier value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from board import words
from board.conditions import Reading, shown
from board.definitions import Good
from board.figures import is_in_pounds, same_unit
from board.frequency import Frequency
from board.travel import direction_from, printed_apart

_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class Change:
    """A figure beside an earlier one of the same indicator and unit. Neither is suppressed."""

    before: Reading
    latest: Reading

    def direction(self, good: Good) -> str:
        """`better`, `same` or `worse`; empty if neither way is good."""
        return "" if good == Good.NEITHER else direction_from(self.before, self.latest, good == Good.HIGHER)

    @property
    def since_last(self) -> str:
        """`6.8 points lower than 30.5% in Jun 2020`; `12 more than 1,663 in Nov 2020 (1% more)`."""
        if not self._gap:
            return f"the same as {self._when}"
        was, now = (words.figure(each, self.latest.unit) for each in self._printed)
        also = f", now {now}" if now != self.latest.figure else ""
        return f"{self._far} than {was} {self._when}{self._percent}{also}"

    @property
    def since_a_year_before(self) -> str:
        """`534 more than a year before (47% more), when it was 1,141`."""
        if not self._gap:
            return "the same as a year before"
        was, now = (words.figure(each, self.latest.unit) for each in self._printed)
        also = f", now {now}" if now != self.latest.figure else ""
        return f"{self._far} than a year before{self._percent}, when it was {was}{also}"

    @property
    def briefly(self) -> str:
        """`47% more`, `6.8 points lower`, `3 more`; `the same`."""
        return (self._percent.strip(" ()") or self._far) if self._gap else "the same"

    @property
    def a_year_briefly(self) -> str:
        """The same for a year before: `47% more than a year before`."""
        return f"{self.briefly} {'than' if self._gap else 'as'} a year before"

    @property
    def _printed(self) -> tuple[Decimal, Decimal]:
        return printed_apart(self.before, self.latest)

    @property
    def _gap(self) -> Decimal:
        was, now = self._printed
        return now - was

    @property
    def _far(self) -> str:
        return f"{words.points(words.number(words.without_zeros(abs(self._gap))), self.latest.unit)} {self._way}"

    @property
    def _way(self) -> str:
        whole = self.latest.unit != "%" and all(each == each.to_integral_value() for each in self._printed)
        more, less = ("more", "fewer") if whole else ("higher", "lower")
        if is_in_pounds(self.latest.unit):
            more, less = "more", "less"
        return more if self._gap > 0 else less

    @property
    def _percent(self) -> str:
        """` (47% more)`, for counts. Empty for percentages, and if the earlier figure is nought."""
        was, now = self.before.exact, self.latest.exact
        if self.latest.unit == "%" or was <= 0:
            return ""
        percent = words.rounded(abs(now - was) * 100 / was, 20)
        # A small change must not be shown as 0%, nor one that is almost all as 100%.
        places = max(words.places_apart(percent, Decimal(each), 0) for each in (0, 100))
        return f" ({words.number(words.rounded(percent, places))}% {self._way})"

    @property
    def _when(self) -> str:
        """`in Jun 2020`, or the day if both figures are of one month."""
        was, now = self.before.as_at, self.latest.as_at
        return f"on {words.day(was)}" if (was.year, was.month) == (now.year, now.month) else f"in {words.month(was)}"


def since_last(known: Sequence[Reading]) -> Change | None:
    """The latest figure beside the one before it in the same unit, or None if there is none.

    `known` is one reading a day, oldest first. Suppressed readings are skipped.
    """
    before = shown(_of_its_unit(known))
    return Change(before[-1], known[-1]) if before and not known[-1].is_suppressed else None


def a_year_before(known: Sequence[Reading], every: Frequency) -> Reading | None:
    """The reading a year before the latest: of the same month, for a quarterly indicator of the same quarter, for a
    yearly one of about the same day. If there are several, it is the one nearest to the day, preferably one with a
    figure."""
    latest = known[-1].as_at
    then = [each for each in _of_its_unit(known) if _is_a_year_before(each.as_at, latest, every)]
    return min(shown(then) or then, key=lambda each: abs((each.as_at - _year_before(latest)).days), default=None)


def _of_its_unit(known: Sequence[Reading]) -> list[Reading]:
    """The readings before the latest in the same unit, oldest first."""
    return [each for each in known[:-1] if each.is_suppressed or same_unit(each.unit, known[-1].unit)]


def _is_a_year_before(on: date, latest: date, every: Frequency) -> bool:
    match every:
        case Frequency.MONTHLY:
            return (on.year + 1, on.month) == (latest.year, latest.month)
        case Frequency.QUARTERLY:
            return (on.year + 1, (on.month - 1) // 3) == (latest.year, (latest.month - 1) // 3)
        case Frequency.YEARLY:
            return abs((on - _year_before(latest)).days) < _HALF_A_YEAR
        case never:
            assert_never(never)


def _year_before(on: date) -> date:
    return on.replace(year=on.year - 1, day=28 if (on.month, on.day) == (2, 29) else on.day)
