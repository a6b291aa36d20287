"""Finds which indicator an edit is about: one that the measure has, or a new one to watch."""

from board.conditions import same_indicator
from board.measures import Measure
from board.official import is_official
from board.refs import quoted
from board.refusals import Refusal, at_slot
from commands.call import Call
from commands.measures.indicators.which import (
    indicator_meant,
    indicators_called,
    known_indicators,
    no_indicator,
    words_of_indicator,
)
from commands.reading.nearest import nearest

# What the department defines of an official series. It comes with the department's file.
DEPARTMENTS = {"unit": "What it is counted in", "every": "How often it comes"}


def indicator_edited(call: Call, measure: Measure) -> str:
    """The indicator that the typed words or the form name, or the measure's only one if they name none.

    A new one is accepted if its unit or which way is good is given, and no indicator has nearly the same name. Refused:
    as for a reading, and what only the department can say of an official series.
    """
    words = words_of_indicator(call)
    known = known_indicators(measure)
    if series := official_called(measure, words):
        _check_ours_to_say(call, series)
        return series
    is_defined = call.words.has("unit") or call.words.has("good")
    with at_slot("indicator"):
        _check_has_series(call, measure, words)
        if words and is_defined and _is_another(words, known):
            return call.said(words)
        if not words and len(known) > 1 and call.words.filled is None:
            lines = [f"/measure edit {quoted(measure.ref)} {each} {call.rest_of_line}" for each in known[:8]]
            raise Refusal(f"{measure.ref} has {len(known)} indicators. Which?", lines=lines)
        return indicator_meant(call, measure, words, call.rest_of_line)


def official_called(measure: Measure, words: str) -> str:
    """The measure's official series with exactly this name, or an empty string."""
    named = (each.indicator for each in measure.official if same_indicator(each.indicator, words))
    return next(named, "")


def _check_ours_to_say(call: Call, series: str) -> None:
    """Refuses a change to the unit or frequency of an official series, which are the department's. Which way is good
    and the number of decimals can be changed."""
    for slot, words in DEPARTMENTS.items():
        if call.words.has(slot):
            lines = [call.line(f"{series} good: lower"), call.line(f"{series} decimals: 1")]
            reason = f'"{series}" is an official figure. {words} is for the department to say. You can say:'
            raise Refusal(reason, lines=lines, slot=slot)


def _check_has_series(call: Call, measure: Measure, words: str) -> None:
    """Refuses an official series that the measure does not have: only the department's file can add one."""
    if not is_official(words):
        return
    series = list(dict.fromkeys(each.indicator for each in measure.official))
    near = nearest(words, series)
    which = [near] if near else series or known_indicators(measure)
    lines = [f"/measure edit {quoted(measure.ref)} {each} {call.rest_of_line}" for each in which[:8]]
    asks = " Did you mean:" if near else " It has:" if which else ""
    raise Refusal(f"{no_indicator(measure, words)}{asks}", lines=lines)


def _is_another(words: str, known: list[str]) -> bool:
    """True if no indicator has nearly this name. A known name with words added is another indicator."""
    parts = set(words.casefold().split())
    has_more = any(parts > set(name.casefold().split()) for name in known)
    return not indicators_called(known, words) and (has_more or not nearest(words, known))
