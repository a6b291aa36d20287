"""Finds which indicator a person means: the measure's only one, or the one whose words they typed."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from board.boards import Board
from board.conditions import Condition, Kind, Reading, indicator_key, same_indicator, shown
from board.definitions import Good, defined
from board.figures import unit_key
from board.measures import Measure
from board.official import check_not_official, is_official
from board.refs import quoted
from board.refusals import Refusal
from board.series import series
from commands.call import Call
from commands.reading.figures import PERCENT
from commands.reading.nearest import nearest
from commands.reading.quotes import unquoted
from commands.slots import Subject
from storage.store import Store

_MOST_OFFERED = 8


def known_indicators(measure: Measure) -> list[str]:
    """The measure's own indicators: those that its conditions test or compare with, then others that have a definition
    or readings. Official series are left out: no typed figure or target may be taken for one of theirs."""
    found: list[str] = []
    for condition in measure.conditions:
        names = () if condition.is_judged else (condition.indicator, condition.comparator)
        found += [name for name in names if name]
    found += [each.indicator for each in measure.definitions]
    found += [each.indicator for each in measure.readings]
    first: dict[str, str] = {}
    for name in found:
        first.setdefault(indicator_key(name), name)
    return [name for name in first.values() if not is_official(name)]


def offered_indicators(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    """The measure's indicators, as a form offers them."""
    return [(name, name) for name in known_indicators(subject)] if isinstance(subject, Measure) else []


def unit_of(measure: Measure, indicator: str) -> str | None:
    """The unit of an indicator: from its targets, its definition, the conditions that compare with it, or else its
    readings. None if nothing says. A trend that names no unit is passed over."""
    for condition in measure.conditions:
        if same_indicator(condition.indicator, indicator) and _says_unit(condition):
            return condition.unit
    said = defined(measure.definitions, indicator).unit
    if said is not None:
        return said
    beside = [each.unit for each in measure.conditions if same_indicator(each.comparator, indicator)]
    if any(beside):
        return next(filter(None, beside))
    units = [each.unit for each in shown(measure.readings) if same_indicator(each.indicator, indicator)]
    return next(filter(None, units), "") if units else None


def checked_unit(indicator: str, known: str | None, typed: str | None) -> str:
    """The unit of a figure: the indicator's, `known`, or else the one typed. Refused: a typed unit that differs."""
    typed = (typed or "").strip()
    percent = bool(PERCENT.fullmatch(typed))
    if known is None or (known == "" and not percent):
        return "%" if percent else typed
    if percent and known != "%":
        raise Refusal(f'"{indicator}" is counted in {known or "numbers"}, not in percent.')
    if typed and not percent and unit_key(typed) != unit_key(known):
        raise Refusal(f'"{indicator}" is {"a percentage" if known == "%" else f"counted in {known}"}, not in {typed}.')
    return known


def _says_unit(condition: Condition) -> bool:
    match condition.kind:
        case Kind.TREND:
            return bool(condition.unit)
        case Kind.THRESHOLD | Kind.COMPARATOR | Kind.EVIDENCE:
            return True
        case never:
            assert_never(never)


def good_way_of(measure: Measure, indicator: str) -> bool:
    """True if more of an indicator is better, according to its targets or else its definition, or if nothing says."""
    said = defined(measure.definitions, indicator).good != Good.LOWER
    return next((each.higher for each in measure.conditions if same_indicator(each.indicator, indicator)), said)


def newest(measure: Measure, indicator: str) -> Reading | None:
    """The newest figure of an indicator or, if that is empty, of the measure's only one. None if there is none."""
    known = known_indicators(measure)
    name = indicator or (known[0] if len(known) == 1 else "")
    return next(reversed(series(measure.readings, name, date.max)), None)


def is_indicator(measure: Measure, words: str) -> bool:
    """True if the words are an indicator's name or part of one, perhaps with a number in it: no figure was typed."""
    parts = words.casefold().split()
    named = any(part.isalpha() for part in parts)
    return named and any(set(parts) <= set(name.casefold().split()) for name in known_indicators(measure))


def words_of_indicator(call: Call) -> str:
    """The words that name an indicator: chosen on a form, or typed, without quotation marks around them."""
    filled = call.words.filled
    return unquoted(call.words.free) if filled is None else filled.get("indicator", "").strip()


def indicator_meant(call: Call, measure: Measure, words: str, number: str) -> str:
    """The indicator that a reading is for. Part of its name is enough if no other indicator has those words.

    `number` is what was typed from the figure on. Refused: if the words could mean several indicators or none, with a
    line to copy for each. A figure under a name that no target tests would never be compared with anything.
    """
    check_not_official(measure.ref, words)
    known = fitting(measure, number) if not words else known_indicators(measure)
    holding = indicators_called(known, words) if words else []
    if len(holding) == 1:
        return holding[0]
    if not words:
        if len(known) == 1:
            return known[0]
        if not known:
            return measure.title
        raise _which(call, measure, f"{measure.ref} has {len(known)} indicators. Which?", known, number)
    if holding:
        fits = [name for name in holding if name in fitting(measure, number)] or holding
        raise _which(call, measure, f'"{words}" could be any of these. Which?', fits, number)
    near = nearest(words, known)
    if known:
        raise Refusal(
            f"{no_indicator(measure, words)} Did you mean:" if near else
            f"{no_indicator(measure, words)} Say which it is, or set its target first:",
            lines=[
                *_lines(call, measure, [near] if near else fitting(measure, number), number),
                _to_have(measure, words),
            ],
            slot="indicator",
        )  # fmt: skip
    return call.said(words)


def _which(call: Call, measure: Measure, reason: str, names: list[str], number: str) -> Refusal:
    """Asks which of these indicators is meant, with a line for each."""
    instead = [(name, "") for name in names[:_MOST_OFFERED]]
    return Refusal(reason, lines=_lines(call, measure, names, number), instead=instead, slot="indicator")


def _to_have(measure: Measure, words: str) -> str:
    """The line that gives the measure such an indicator: with a target or, if the measure has none, without one."""
    if measure.conditions:
        return f"/measure target {quoted(measure.ref)} {words} at least …"
    return f"/measure edit {quoted(measure.ref)} {words} good: {Good.NEITHER}"


def indicators_called(known: Sequence[str], words: str) -> list[str]:
    """The one of `known` with exactly this name, or else every one whose name contains each of these words."""
    exact = [name for name in known if same_indicator(name, words)]
    parts = words.casefold().split()
    return exact[:1] or [name for name in known if all(part in name.casefold() for part in parts)]


def no_indicator(measure: Measure, words: str) -> str:
    """A sentence that says that the measure has no indicator of this name."""
    return f'{measure.ref} has no indicator "{words}".'


def _lines(call: Call, measure: Measure, names: list[str], number: str) -> list[str]:
    shown = names[:_MOST_OFFERED]
    return [
        call.line(f"{name} {number if _fits(measure, name, number) else number.replace('%', '')}") for name in shown
    ]


def _fits(measure: Measure, name: str, number: str) -> bool:
    return "%" not in number or unit_of(measure, name) in (None, "%")


def fitting(measure: Measure, number: str) -> list[str]:
    """The indicators that a typed figure could be for. A percentage fits none in another unit. All, if none fits."""
    known = known_indicators(measure)
    return [name for name in known if _fits(measure, name, number)] or known
