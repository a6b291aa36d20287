"""The verdict on a trend: overall, or in every month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from board import words
from board.conditions import Condition, Reading, shown
from board.frequency import Frequency
from board.outcomes import UNKNOWN, Outcome, Verdict, hidden
from board.travel import told_apart

_NAMED = 3
_A_YEAR = 365


def trend(condition: Condition, known: Sequence[Reading], today: date, frequency: Frequency) -> Verdict:
    """The verdict on a trend; `known` are its readings, oldest first. It is no reading, with what the trend was until
    then, if the latest is too old for today."""
    found = _trend(condition, known)
    if not known or not frequency.is_stale(known[-1].as_at, today):
        return found
    until_then = "" if found.outcome in UNKNOWN else f"until then {found.words}"
    return Verdict(condition, Outcome.NO_READING, until_then, known[-1], is_stale=True)


def _trend(condition: Condition, known: Sequence[Reading]) -> Verdict:
    """The verdict without regard to today. A suppressed figure may have been a step back: with one between them, no
    figures can hold a trend, though the ones shown can break it. If the last figure decides and is suppressed, the
    trend cannot be computed. A trend begins with the first figure shown."""
    figures = shown(known)
    found = _of_figures(condition, shown(_last_of_each_month(known)) if condition.monthly else figures)
    if known and known[-1].is_suppressed:
        is_broken = condition.monthly and found.outcome == Outcome.BROKEN
        return replace(found, reading=known[-1]) if is_broken else hidden(condition, "the figure", known[-1])
    since = figures[0].as_at if len(figures) > 1 else date.min
    unseen = next((each for each in known if each.is_suppressed and each.as_at > since), None)
    if unseen is None or found.outcome not in {Outcome.HELD, Outcome.NO_READING}:
        return found
    return hidden(condition, f"the figure of {words.month(unseen.as_at)}", known[-1])


def _of_figures(condition: Condition, points: Sequence[Reading]) -> Verdict:
    if len(points) < 2:
        latest, why = points[-1] if points else None, "a trend needs two readings or more"
        return Verdict(condition, Outcome.NO_READING, why, latest, brief="a trend needs two" if points else "")
    steps = list(pairwise(points))
    if condition.monthly:
        return _month_by_month(condition, steps)
    back = [step for step in steps if _better(condition, *reversed(step))]
    if not _better(condition, points[0], points[-1]):
        brief = "no better than at the start"
        because = f"{brief} ({_change(points[0], points[-1])})"
        return Verdict(condition, Outcome.BROKEN, because, points[-1], brief=brief)
    if back:
        because = f"{_change(points[0], points[-1])} overall, with a step back {_named(back)}"
        return Verdict(condition, Outcome.MIXED, because, points[-1], brief=_steps_back(back, points[-1]))
    return Verdict(condition, Outcome.HELD, _change(points[0], points[-1]), points[-1])


def _month_by_month(condition: Condition, steps: list[tuple[Reading, Reading]]) -> Verdict:
    latest = steps[-1][1]
    back = [step for step in steps if not _better(condition, *step)]
    if back:
        return Verdict(condition, Outcome.BROKEN, _named(back), latest, brief=f"in {_months_of(back, latest)}")
    for before, after in steps:
        if _months(after.as_at) - _months(before.as_at) > 1:
            gap = f"nothing between {words.month(before.as_at)} and {words.month(after.as_at)}"
            return Verdict(condition, Outcome.NO_READING, gap, latest, brief=gap)
    return Verdict(condition, Outcome.HELD, _change(steps[0][0], latest), latest)


def _last_of_each_month(known: Sequence[Reading]) -> list[Reading]:
    return list({_months(reading.as_at): reading for reading in known}.values())


def _months(on: date) -> int:
    return on.year * 12 + on.month


def _better(condition: Condition, before: Reading, after: Reading) -> bool:
    return after.exact > before.exact if condition.higher else after.exact < before.exact


def _change(first: Reading, last: Reading) -> str:
    return " to ".join(told_apart(first, last))


def _months_of(steps: Sequence[tuple[Reading, Reading]], latest: Reading) -> str:
    """`Dec, May`, and with the year if they are a year or more before the latest reading: `Mar 2018`. The last three,
    then `before` if there are more."""
    afters = [after.as_at for _, after in steps[-_NAMED:]]
    shown = [words.month(each, year=(latest.as_at - each).days >= _A_YEAR) for each in afters]
    return ", ".join([*shown, *(["before"] if len(steps) > _NAMED else [])])


def _steps_back(steps: Sequence[tuple[Reading, Reading]], latest: Reading) -> str:
    return f"{'a step' if len(steps) == 1 else 'steps'} back in {_months_of(steps, latest)}"


def _named(steps: Sequence[tuple[Reading, Reading]]) -> str:
    shown = [f"in {words.month(after.as_at)} ({_change(before, after)})" for before, after in steps[-_NAMED:]]
    more = len(steps) - len(shown)
    return words.listed(shown) + (f", and {more} earlier" if more else "")
