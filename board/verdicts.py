"""What the readings say of one condition. Pure: `today` is an argument, and no figure is ever taken as met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import assert_never

from board import words
from board.compared import Compared
from board.conditions import Condition, Judgement, Kind, Reading, series, stated, told_apart

COMPARATOR_DAYS = 31


class Outcome(StrEnum):
    """A verdict in a word or two."""

    NOT_MET = "not met"
    SLIPPED = "slipped"
    BROKEN = "broken"
    TO_GO = "to go"
    NO_READING = "no reading"
    NOT_DEFINED = "cannot be computed"
    NEEDS_EVIDENCE = "needs evidence"
    MIXED = "mixed"
    MET_LATE = "met late"
    ON_TARGET = "on target"
    HELD = "held"
    MET = "met"


WORST_FIRST = tuple(Outcome)
FAILING = frozenset({Outcome.NOT_MET, Outcome.SLIPPED, Outcome.BROKEN, Outcome.TO_GO})
UNKNOWN = frozenset({Outcome.NO_READING, Outcome.NOT_DEFINED, Outcome.NEEDS_EVIDENCE})
CONFIRMS_NOTHING = UNKNOWN | {Outcome.MIXED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the readings say of `condition`: the outcome, and `because` in plain words.

    `reading` is the latest that bears on it, or None. `short` is the distance to the target in the
    indicator's unit, where it is missed.
    """

    condition: Condition
    outcome: Outcome
    because: str = ""
    reading: Reading | None = None
    short: Decimal | None = None

    @property
    def words(self) -> str:
        """`not met, 8 points short`; `met late, first on Fri 31 Jan 2020 (27)`; `no reading`."""
        if self.outcome == Outcome.TO_GO or not self.because:
            return self.because or str(self.outcome)
        if self.because.startswith("in "):
            return f"{self.outcome} {self.because}"
        return f"{self.outcome}{':' if self.outcome in UNKNOWN else ','} {self.because}"


def verdict(condition: Condition, readings: Iterable[Reading], today: date) -> Verdict:
    """The verdict on `condition` as at `today`.

    `readings` are all of the measure's, in the order they were entered; those as at a later day are left out.
    """
    readings = tuple(readings)
    known = series(readings, condition.indicator, today)
    other = series(readings, condition.comparator, today)
    if condition.questions:
        return _not_defined(condition, known, other)
    match condition.kind:
        case Kind.THRESHOLD:
            return _threshold(condition, known, today)
        case Kind.TREND:
            return _trend(condition, known)
        case Kind.COMPARATOR:
            return _comparator(condition, known, other, today)
        case Kind.EVIDENCE:
            return _evidence(condition, today)
        case never:
            assert_never(never)


def _not_defined(condition: Condition, known: Sequence[Reading], other: Sequence[Reading]) -> Verdict:
    """Nobody has settled what is asked: no figure can answer it. What is missing besides is said with the questions."""
    missing = _missing(condition, known, other) if condition.comparator else []
    told = [*condition.questions, *([f"no reading of {words.listed(missing)}"] if missing else [])]
    return Verdict(condition, Outcome.NOT_DEFINED, "; ".join(told), known[-1] if known else None)


def _missing(condition: Condition, known: Sequence[Reading], other: Sequence[Reading]) -> list[str]:
    return [name for name, have in ((condition.indicator, known), (condition.comparator, other)) if not have]


def _threshold(condition: Condition, known: Sequence[Reading], today: date) -> Verdict:
    if not known:
        return Verdict(condition, Outcome.NO_READING)
    return _by_the_date(condition, [_point(condition, each) for each in known], today)


def _evidence(condition: Condition, today: date) -> Verdict:
    judgement = condition.judgement(today)
    if judgement is None:
        return Verdict(condition, Outcome.NEEDS_EVIDENCE, condition.indicator)
    return Verdict(condition, Outcome.MET if judgement.met else Outcome.NOT_MET, judged(judgement))


def judged(judgement: Judgement) -> str:
    """Who said so and when, in words."""
    return f"judged by <@{judgement.judged_by}> on {words.day(judgement.judged_at.date())}"


def _point(condition: Condition, reading: Reading) -> Compared:
    target = stated(condition.target)
    return Compared(reading, target, target, _way(condition))


def _way(condition: Condition) -> int:
    return 1 if condition.higher else -1


def _by_the_date(condition: Condition, points: Sequence[Compared], today: date) -> Verdict:
    """The verdict on points, oldest first: by the latest before the date, and by the one at the date after it."""
    latest, due = points[-1], condition.due_on
    if due is not None and today <= due:
        return _before_the_date(condition, latest, due)
    at_the_date = [point for point in points if due is None or point.reading.as_at <= due]
    was_met = bool(at_the_date) and at_the_date[-1].passes
    if not latest.passes:
        outcome = Outcome.SLIPPED if was_met and due is not None else Outcome.NOT_MET
        return Verdict(condition, outcome, _shortfall(condition, latest), latest.reading, latest.short)
    if was_met:
        return Verdict(condition, Outcome.MET, latest.against or latest.unrounded, latest.reading)
    first = next(point.reading for point in points[len(at_the_date) :] if point.passes)
    because = f"first on {words.day(first.as_at)} ({first.figure})"
    return Verdict(condition, Outcome.MET_LATE, because, latest.reading)


def _before_the_date(condition: Condition, latest: Compared, due: date) -> Verdict:
    if latest.passes:
        return Verdict(condition, Outcome.ON_TARGET, latest.against or latest.unrounded, latest.reading)
    to_go = f"{latest.distance(condition.unit)} to go by {words.day(due)}"
    return Verdict(condition, Outcome.TO_GO, to_go, latest.reading, latest.short)


def _shortfall(condition: Condition, point: Compared) -> str:
    """The distance in words, with the figure unrounded where as printed it would pass."""
    if point.against:
        return f"{point.distance(condition.unit)} short of the range, {point.against}"
    short = f"{point.distance(condition.unit)} {'short' if condition.higher else 'over'}"
    return f"{short} ({point.unrounded})" if point.unrounded else short


def _comparator(condition: Condition, known: Sequence[Reading], other: Sequence[Reading], today: date) -> Verdict:
    if missing := _missing(condition, known, other):
        return Verdict(condition, Outcome.NO_READING, words.listed(missing), known[-1] if known else None)
    points = [point for each in known if (point := _compared(condition, each, other))]
    if not points:
        why = f"no figures within a month of each other for {condition.indicator} and {condition.comparator}"
        return Verdict(condition, Outcome.NO_READING, why, known[-1])
    return _by_the_date(condition, points, today)


def _compared(condition: Condition, ours: Reading, other: Sequence[Reading]) -> Compared | None:
    """Our figure beside the other's nearest in time; None where that is more than a month away."""
    theirs = min(other, key=lambda each: abs((each.as_at - ours.as_at).days))
    if abs((theirs.as_at - ours.as_at).days) > COMPARATOR_DAYS:
        return None
    against = f"against {condition.comparator} {theirs.figure} as at {words.day(theirs.as_at)}"
    behind = _way(condition) * stated(condition.within)
    return Compared(ours, theirs.exact - behind, theirs.value - behind, _way(condition), against)


def _trend(condition: Condition, known: Sequence[Reading]) -> Verdict:
    points = _last_of_each_month(known) if condition.monthly else list(known)
    if len(points) < 2:
        return Verdict(
            condition, Outcome.NO_READING, "a trend needs two readings or more", known[-1] if known else None
        )
    steps = list(pairwise(points))
    if condition.monthly:
        return _month_by_month(condition, steps)
    back = [step for step in steps if _better(condition, *reversed(step))]
    if not _better(condition, points[0], points[-1]):
        because = f"no better than at the start ({_change(points[0], points[-1])})"
        return Verdict(condition, Outcome.BROKEN, because, points[-1])
    if back:
        because = f"{_change(points[0], points[-1])} overall, with a step back {_named(back)}"
        return Verdict(condition, Outcome.MIXED, because, points[-1])
    return Verdict(condition, Outcome.HELD, _change(points[0], points[-1]), points[-1])


def _month_by_month(condition: Condition, steps: list[tuple[Reading, Reading]]) -> Verdict:
    latest = steps[-1][1]
    back = [step for step in steps if not _better(condition, *step)]
    if back:
        return Verdict(condition, Outcome.BROKEN, _named(back), latest)
    for before, after in steps:
        if _months(after.as_at) - _months(before.as_at) > 1:
            gap = f"nothing between {words.month(before.as_at)} and {words.month(after.as_at)}"
            return Verdict(condition, Outcome.NO_READING, gap, latest)
    return Verdict(condition, Outcome.HELD, _change(steps[0][0], latest), latest)


def _last_of_each_month(known: Sequence[Reading]) -> list[Reading]:
    return list({_months(reading.as_at): reading for reading in known}.values())


def _months(on: date) -> int:
    return on.year * 12 + on.month


def _better(condition: Condition, before: Reading, after: Reading) -> bool:
    return after.exact > before.exact if condition.higher else after.exact < before.exact


def _change(first: Reading, last: Reading) -> str:
    return " to ".join(told_apart(first, last))


def _named(steps: Sequence[tuple[Reading, Reading]]) -> str:
    shown = [f"in {words.month(after.as_at)} ({_change(before, after)})" for before, after in steps[-3:]]
    more = len(steps) - len(shown)
    return words.listed(shown) + (f", and {more} earlier" if more else "")
