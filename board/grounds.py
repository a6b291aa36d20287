"""The grounds on which a measure and its claims are judged: the conditions in force on a day, and the readings known
then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from board.conditions import Condition, Reading, indicator_key, same_indicator
from board.frequency import Comes
from board.outcomes import UNKNOWN, WORST_FIRST, Verdict
from board.series import series
from board.verdicts import verdict


@dataclass(frozen=True, slots=True)
class Grounds:
    """A measure's conditions and readings, and the frequencies of its indicators, in the order of entry, together with
    the conditions that were `replaced`."""

    conditions: tuple[Condition, ...]
    readings: tuple[Reading, ...]
    frequencies: tuple[Comes, ...] = ()
    replaced: tuple[Condition, ...] = ()

    def verdict(self, condition: Condition, today: date) -> Verdict:
        """The verdict on one condition as at `today`."""
        return verdict(condition, self.readings, today, self.frequencies)

    def verdicts(self, today: date) -> tuple[Verdict, ...]:
        """The verdicts on the conditions in force as at `today`, worst first."""
        found = [self.verdict(each, today) for each in in_force(self.conditions, today)]
        return tuple(sorted(found, key=lambda each: WORST_FIRST.index(each.outcome)))

    def last_known(self, found: Verdict) -> Verdict:
        """The verdict itself. If its figure is too old, the verdict on that figure's own day; if its figure is
        suppressed, the verdict by the last figures before it, if there are any."""
        if found.is_stale and found.reading:
            found = self.verdict(found.condition, found.reading.as_at)
        if not found.is_hidden or found.reading is None:
            return found
        known = series(self.readings, found.condition.indicator, found.reading.as_at)
        earlier = (self.verdict(found.condition, each.as_at) for each in reversed(known))
        return next((each for each in earlier if each.outcome not in UNKNOWN), found)

    def entered_by(self, at: datetime) -> "Grounds":
        """The grounds as they were at an instant: without readings entered later, and with the conditions set by then.
        If none was set by then, today's conditions are used, because there is nothing else to judge by."""
        readings = tuple(each for each in self.readings if not each.is_entered_after(at))
        return replace(self, readings=readings, conditions=self.set_at(at) or self.conditions)

    def set_since(self, at: datetime) -> tuple[Condition, ...]:
        """The conditions set after an instant, if others were in force at that instant."""
        return tuple(each for each in self.conditions if not _is_set(each, at)) if self.set_at(at) else ()

    def set_at(self, at: datetime) -> tuple[Condition, ...]:
        """The conditions in force at an instant, in the order in which they were set."""
        every = sorted((*self.conditions, *self.replaced), key=lambda each: each.id)
        return tuple(each for each in every if _is_set(each, at))

    def entered_since(self, at: datetime, as_at: date) -> tuple[Reading, ...]:
        """The readings as at `as_at` or earlier that were entered after an instant and that a condition depends on."""
        names = {name for each in self.conditions for name in (each.indicator, each.comparator) if name}
        return tuple(
            each
            for each in self.readings
            if each.is_entered_after(at)
            and each.as_at <= as_at
            and any(same_indicator(each.indicator, name) for name in names)
        )


def _is_set(condition: Condition, at: datetime) -> bool:
    """True if the condition was in force at that instant."""
    was_set = condition.entered_at is None or condition.entered_at <= at
    return was_set and (condition.replaced_at is None or condition.replaced_at > at)


def in_force(conditions: Iterable[Condition], today: date) -> tuple[Condition, ...]:
    """The conditions that bind as at `today`.

    Of several dated thresholds on one indicator it is the last whose date has passed, or the first if none has.
    """
    conditions = tuple(conditions)
    stages: dict[tuple[str, bool], Condition] = {}
    for stage in sorted((c for c in conditions if _is_stage(c)), key=_due):
        key = (indicator_key(stage.indicator), stage.higher)
        if key not in stages or _due(stage) < today:
            stages[key] = stage
    return tuple(c for c in conditions if not _is_stage(c) or c in stages.values())


def _is_stage(condition: Condition) -> bool:
    return condition.has_target and condition.due_on is not None


def _due(condition: Condition) -> date:
    return condition.due_on or date.max
