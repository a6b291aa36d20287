"""Which indicator an edit is of: one that the measure has, or one that is watched from now on."""

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

# What the department says of an official series: it comes in with its file.
DEPARTMENTS = {"unit": "What it is counted in", "every": "How often it comes"}


def indicator_edited(call: Call, measure: Measure) -> str:
    """The indicator that the free words, or the form, name; the measure's only one where they name none.

    One that is new is taken where its unit or which way is good is said, and no indicator is nearly called so. Refused
    otherwise, as for a reading.
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
    """The official series beside it that is called so, letter for letter; empty where none is."""
    named = (each.indicator for each in measure.official if same_indicator(each.indicator, words))
    return next(named, "")


def _check_ours_to_say(call: Call, series: str) -> None:
    """Of an official series it is said here which way is good and with how many decimals it is shown. Refused: the
    rest, which is the department's."""
    for slot, words in DEPARTMENTS.items():
        if call.words.has(slot):
            lines = [call.line(f"{series} good: lower"), call.line(f"{series} decimals: 1")]
            reason = f'"{series}" is an official figure. {words} is for the department to say. You can say:'
            raise Refusal(reason, lines=lines, slot=slot)


def _check_has_series(call: Call, measure: Measure, words: str) -> None:
    """Refuses an official series that does not stand beside the measure: one begins with the department's file."""
    if not is_official(words):
        return
    series = list(dict.fromkeys(each.indicator for each in measure.official))
    near = nearest(words, series)
    which = [near] if near else series or known_indicators(measure)
    lines = [f"/measure edit {quoted(measure.ref)} {each} {call.rest_of_line}" for each in which[:8]]
    asks = " Did you mean:" if near else " It has:" if which else ""
    raise Refusal(f"{no_indicator(measure, words)}{asks}", lines=lines)


def _is_another(words: str, known: list[str]) -> bool:
    """No indicator is called so, or nearly so; one with more words to it than a known one is a figure of its own."""
    parts = set(words.casefold().split())
    has_more = any(parts > set(name.casefold().split()) for name in known)
    return not indicators_called(known, words) and (has_more or not nearest(words, known))
