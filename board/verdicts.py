"""The verdict on one condition, from its readings. Pure: `today` is an argument, and a missing figure never counts as
met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from board import words
from board.compared import Compared
from board.conditions import Condition, Judgement, Kind, Reading, shown
from board.figures import stated
from board.frequency import Comes, Frequency, frequency_of, rarer
from board.outcomes import Outcome, Verdict, hidden
from board.series import series
from board.trends import trend

COMPARATOR_DAYS = 31


def verdict(
    condition: Condition, readings: Iterable[Reading], today: date, frequencies: Sequence[Comes] = ()
) -> Verdict:
    """The verdict on `condition` as at `today`.

    `readings` are all of the measure's, in the order of entry; those as at a later day are ignored. `frequencies` say
    how often its indicators come: a figure that is too old by that decides nothing today.
    """
    readings = tuple(readings)
    known = known_to(condition, readings, today)
    ours, theirs = (frequency_of(frequencies, name) for name in (condition.indicator, condition.comparator))
    if condition.questions:
        return _not_defined(condition, known, _compared_with(condition, readings, today))
    match condition.kind:
        case Kind.THRESHOLD:
            return _threshold(condition, known, today, ours)
        case Kind.TREND:
            return trend(condition, known, today, ours)
        case Kind.COMPARATOR:
            other = _compared_with(condition, readings, today)
            return _comparator(condition, known, other, today, (ours, theirs))
        case Kind.EVIDENCE:
            return _evidence(condition, today)
        case never:
            assert_never(never)


def known_to(condition: Condition, readings: Iterable[Reading], today: date) -> Sequence[Reading]:
    """The readings as at `today` or earlier that a condition tests, one a day, oldest first."""
    return in_its_unit(series(readings, condition.indicator, today), condition.unit)


def _compared_with(condition: Condition, readings: Iterable[Reading], today: date) -> Sequence[Reading]:
    return in_its_unit(series(readings, condition.comparator, today))


def in_its_unit(known: Sequence[Reading], unit: str = "") -> Sequence[Reading]:
    """The readings in the target's unit, so that counts are never compared with percentages. If the target names no
    unit, that of the latest figure counts."""
    unit = unit or next((each.unit for each in reversed(shown(known))), "")
    return [each for each in known if each.is_suppressed or (each.unit == "%") == (unit == "%")]


def _not_defined(condition: Condition, known: Sequence[Reading], other: Sequence[Reading]) -> Verdict:
    """The verdict if nobody has settled what is asked, so that no figure can answer it. Whatever else is missing is
    said with the open questions."""
    missing = _missing(condition, known, other) if condition.comparator else []
    told = [*condition.questions, *([f"no reading of {words.listed(missing)}"] if missing else [])]
    return Verdict(condition, Outcome.NOT_DEFINED, "; ".join(told), known[-1] if known else None)


def _missing(condition: Condition, known: Sequence[Reading], other: Sequence[Reading]) -> list[str]:
    return [name for name, have in ((condition.indicator, known), (condition.comparator, other)) if not have]


def _threshold(condition: Condition, known: Sequence[Reading], today: date, frequency: Frequency) -> Verdict:
    if not known:
        return Verdict(condition, Outcome.NO_READING)
    points = [None if each.is_suppressed else _point(condition, each) for each in known]
    return _by_the_date(condition, _Series(tuple(zip(known, points, strict=True))), today, frequency)


def _evidence(condition: Condition, today: date) -> Verdict:
    judgement = condition.judgement(today)
    if judgement is None:
        return Verdict(condition, Outcome.NEEDS_EVIDENCE, condition.indicator)
    return Verdict(condition, Outcome.MET if judgement.met else Outcome.NOT_MET, judged(judgement))


def judged(judgement: Judgement) -> str:
    """Who judged it and when, in words."""
    return f"judged by <@{judgement.judged_by}> on {words.day(judgement.judged_at.date())}"


def _point(condition: Condition, reading: Reading) -> Compared:
    target = stated(condition.target)
    return Compared(reading, target, target, _way(condition))


def _way(condition: Condition) -> int:
    return 1 if condition.higher else -1


@dataclass(frozen=True, slots=True)
class _Series:
    """Readings, oldest first, each beside the figure it must reach; None for one that is suppressed, or compared with a
    suppressed one."""

    of: tuple[tuple[Reading, Compared | None], ...]

    @property
    def latest(self) -> tuple[Reading, Compared | None]:
        return self.of[-1]

    @property
    def points(self) -> list[Compared]:
        """Those that have a figure."""
        return [point for _, point in self.of if point]

    def at(self, due: date | None, frequency: Frequency) -> tuple[Compared | None, str]:
        """The latest as at the date or earlier, or the reason why there is none; without a date the latest of all."""
        found = next(((each, point) for each, point in reversed(self.of) if due is None or each.as_at <= due), None)
        if found is None or (due and frequency.is_stale(found[0].as_at, due)):
            return None, "no reading at its date"
        return found[1], "" if found[1] else "suppressed at its date"


def _by_the_date(
    condition: Condition, known: _Series, today: date, frequency: Frequency, suppressed: str = "the figure"
) -> Verdict:
    """Before the date, the verdict by the latest reading; after it, by the reading at the date as well.

    The latest must be recent enough for today, and the one at the date for the date. `suppressed` names the suppressed
    figure, if the latest is.
    """
    (reading, latest), due = known.latest, condition.due_on
    if frequency.is_stale(reading.as_at, today):
        then = _at_its_date(condition, known, today, frequency)
        return Verdict(condition, Outcome.NO_READING, then, reading, is_stale=True)
    if latest is None:
        is_at_its_date = due is not None and reading.as_at <= due
        then = "" if is_at_its_date else _at_its_date(condition, known, today, frequency)
        return hidden(condition, suppressed, reading, then)
    if due is not None and today <= due:
        return _before_the_date(condition, latest, due)
    at_the_date, none_then = known.at(due, frequency)
    was_met = at_the_date is not None and at_the_date.passes
    if not latest.passes:
        outcome = Outcome.SLIPPED if was_met and due is not None else Outcome.NOT_MET
        because, brief = _shortfall(condition, latest), _gap(condition, latest)
        return Verdict(condition, outcome, because, latest.reading, latest.short, brief=brief)
    if was_met:
        because = latest.against or latest.unrounded
        return Verdict(condition, Outcome.MET, because, latest.reading, brief=latest.unrounded)
    first = next(each for each in known.points if each.passes and due is not None and each.reading.as_at > due)
    told = [f"first on {words.day(first.reading.as_at)} ({first.unrounded or first.reading.figure})", none_then]
    return Verdict(condition, Outcome.MET_LATE, ", ".join(filter(None, told)), latest.reading)


def _at_its_date(condition: Condition, known: _Series, today: date, frequency: Frequency) -> str:
    """What a condition was at its date, which remains true even if nothing is known since; empty before the date."""
    if condition.due_on is None or today <= condition.due_on:
        return ""
    found, none_then = known.at(condition.due_on, frequency)
    if found is None:
        return none_then
    return "met at its date" if found.passes else f"not met at its date: {_shortfall(condition, found)}"


def _before_the_date(condition: Condition, latest: Compared, due: date) -> Verdict:
    if latest.passes:
        because = latest.against or latest.unrounded
        return Verdict(condition, Outcome.ON_TARGET, because, latest.reading, brief=latest.unrounded)
    brief = f"{latest.distance(condition.unit)} to go"
    because = _unrounded_too(f"{brief} by {words.day(due)}", latest)
    return Verdict(condition, Outcome.TO_GO, because, latest.reading, latest.short, brief=_unrounded_too(brief, latest))


def _shortfall(condition: Condition, point: Compared) -> str:
    """The distance in words, with the figure unrounded if as printed it would pass."""
    gap = _gap(condition, point)
    return f"{gap}, {point.against}" if point.against else gap


def _gap(condition: Condition, point: Compared) -> str:
    """The same without the other figure with which it was compared."""
    if point.against:
        return f"{point.distance(condition.unit)} short of the range"
    return _unrounded_too(f"{point.distance(condition.unit)} {'short' if condition.higher else 'over'}", point)


def _unrounded_too(told: str, point: Compared) -> str:
    """A distance together with the unrounded figure, if the printed one does not show it."""
    return f"{told} ({point.unrounded})" if point.unrounded and not point.against else told


def _comparator(
    condition: Condition, known: Sequence[Reading], other: Sequence[Reading], today: date, come: Sequence[Frequency]
) -> Verdict:
    """The verdict on two figures side by side, one of which must be our latest. Each must be recent enough for today;
    together they come as often as the rarer does."""
    if missing := _missing(condition, known, other):
        lacking = words.listed(missing)
        return Verdict(condition, Outcome.NO_READING, lacking, known[-1] if known else None, brief=lacking)
    frequency = rarer(*come)
    compared = _Series(tuple(_compared(condition, known, other)))
    then = _at_its_date(condition, compared, today, frequency)
    if come[0].is_stale(known[-1].as_at, today):
        return Verdict(condition, Outcome.NO_READING, then, known[-1], is_stale=True)
    if come[1].is_stale(other[-1].as_at, today):
        why = f"{condition.comparator} since {words.day(other[-1].as_at)} ({other[-1].figure})"
        told = ", ".join(filter(None, [why, then]))
        return Verdict(condition, Outcome.NO_READING, told, known[-1], brief=f"{condition.comparator} is too old")
    if not compared.of or compared.latest[0] is not known[-1]:
        why = f"no figures within a month of each other for {condition.indicator} and {condition.comparator}"
        told = ", ".join(filter(None, [why, then if compared.of else ""]))
        return Verdict(condition, Outcome.NO_READING, told, known[-1], brief="none within a month of each other")
    suppressed = "the figure" if compared.latest[0].is_suppressed else condition.comparator
    return _by_the_date(condition, compared, today, frequency, suppressed)


def _compared(
    condition: Condition, known: Sequence[Reading], other: Sequence[Reading]
) -> Iterable[tuple[Reading, Compared | None]]:
    """Our figures, each beside the other indicator's nearest in time, without those for which that is more than a month
    away."""
    for ours in known:
        theirs = min(other, key=lambda each: abs((each.as_at - ours.as_at).days))
        if abs((theirs.as_at - ours.as_at).days) <= COMPARATOR_DAYS:
            is_suppressed = ours.is_suppressed or theirs.is_suppressed
            yield ours, None if is_suppressed else _beside(condition, ours, theirs)


def _beside(condition: Condition, ours: Reading, theirs: Reading) -> Compared:
    against = f"against {condition.comparator} {theirs.figure} as at {words.day(theirs.as_at)}"
    behind = _way(condition) * stated(condition.within)
    return Compared(ours, theirs.exact - behind, theirs.printed - behind, _way(condition), against)
