"""The figures of a measure on a day: the latest of each indicator, and how it has changed.

That is all there is to say of a measure without a target: its figures are watched, and no verdict is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board import words
from board.change import Change, a_year_before, since_last
from board.conditions import Reading
from board.definitions import Good
from board.frequency import Frequency


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's latest figure on a day, and its changes; `good` says which way is good.

    `is_stale` says that it is too old for that day; an official figure's age counts from its publication. `was_hidden`
    says that the figure of a year before is suppressed.
    """

    latest: Reading
    since_last: Change | None
    since_year: Change | None
    good: Good
    is_stale: bool
    was_hidden: bool = False

    @property
    def is_last_of_a_year_before(self) -> bool:
        """True if the figure before it is also that of a year before, so that the two changes are one."""
        last, year = self.since_last, self.since_year
        return last is not None and year is not None and last.before == year.before

    @property
    def changes(self) -> str:
        """Each change with its direction; a change that is both is given once. Empty if there is no earlier figure."""
        last, year = self.since_last, self.since_year
        told = [self._with_direction(last.since_last, last)] if last and not self.is_last_of_a_year_before else []
        told += [self._with_direction(year.since_a_year_before, year)] if year else []
        told += ["suppressed a year before"] if self.was_hidden else []
        return "; ".join(told)

    @property
    def words(self) -> str:
        """`1,675, 534 more than a year before (47% more), when it was 1,141 · as at Thu 31 Dec 2020`."""
        told = ", ".join(filter(None, [self.latest.figure, self.changes]))
        on = words.day(self.latest.as_at)
        checked = f", {self.latest.checked}" if self.latest.checked else ""
        return f"no reading since {on} · then {told}" if self.is_stale else f"{told} · as at {on}{checked}"

    @property
    def briefly(self) -> str:
        """`1,675, 47% more than a year before`; `23.7%, 6.8 points lower, better`; if it is too old, the figure
        alone."""
        change = self.since_year or self.since_last
        if change is None or self.is_stale:
            return self.latest.figure
        told = change.a_year_briefly if self.since_year else change.briefly
        return ", ".join(filter(None, [self.latest.figure, told, self._direction(change)]))

    def _direction(self, change: Change) -> str:
        word = "" if self.is_stale else change.direction(self.good)
        return word if word != "same" else ""

    def _with_direction(self, told: str, change: Change) -> str:
        word = self._direction(change)
        return f"{told}: {word}" if word else told


def figure_of(known: Sequence[Reading], every: Frequency, good: Good, today: date) -> Figure | None:
    """The figure of an indicator whose readings are `known`, one a day, oldest first, or None."""
    if not known:
        return None
    latest, is_stale = known[-1], every.is_stale(known[-1].known_from, today)
    then = a_year_before(known, every)
    if then is None or then.is_suppressed or latest.is_suppressed:
        was_hidden = then is not None and then.is_suppressed and not latest.is_suppressed
        return Figure(latest, since_last(known), None, good, is_stale, was_hidden)
    return Figure(latest, since_last(known), Change(then, latest), good, is_stale)
