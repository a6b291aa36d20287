"""From a reading's words to its figure, its indicator and its day; what is in doubt is asked about in whole lines."""

import re
from dataclasses import dataclass, replace
from datetime import date

from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal
from commands.call import Call
from commands.measures.figure_day import GAP, as_typed, days_in, split_day
from commands.measures.figure_words import Typed, Unclear, figure_in, without_comparisons, without_leads
from commands.measures.indicators import indicator_meant, is_indicator, known_indicators, unit_of

_FIGURE_FIRST = re.compile(
    r"(?P<figure>\d[\d,]*+(?:\.\d++)?+(?:\s*+(?:%|per ?cent\b))?+)\s++(?P<words>\S.*)", re.I | re.S
)
_SOURCE = re.compile(r"(?:from|per|source|according to|taken from)\b[\s:]*", re.I)
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class WordsRead:
    """A reading in words: the figure as typed, its indicator as it is written on the board, and its day."""

    typed: Typed
    indicator: str
    as_at: date


@dataclass(frozen=True, slots=True)
class LineToCopy:
    """What a line to copy keeps of what was typed: the day, and the keys after it."""

    call: Call
    as_at: str

    def after(self, figure: str, lost: str = "") -> str:
        """The words from a figure on: with its day, its keys, and what would be lost as its caveat or source."""
        keys, call = self.call.rest_of_line, self.call
        key = "source" if _SOURCE.match(lost) and not call.words.has("source") else "caveat"
        lost = _SOURCE.sub("", lost, count=1) if key == "source" else lost
        if lost and call.words.has(key):
            keys = keys.replace(call.words.get(key), f"{call.words.get(key)}; {lost}", 1)
        elif lost:
            keys = f"{keys} {key}: {lost}"
        return " ".join(filter(None, [figure, self.as_at, keys.strip()]))

    def of(self, indicator: str, figure: str, lost: str = "") -> str:
        """The whole line, for an indicator and a figure."""
        return self.call.line(f"{indicator} {self.after(figure, lost)}".strip())


def read_words(call: Call, measure: Measure) -> tuple[WordsRead, LineToCopy]:
    """What a reading's free text says. Refused, with each line that may be meant: no figure, several, no indicator."""
    words = _in_order(measure, call.words.free)
    named = _named_whole(measure, words)
    bare = without_comparisons(_without(words, named) if named else words)
    _check_one_day(call, bare, named)
    bare, as_at, stated = split_day(call, bare)
    line = LineToCopy(call, f"as at {as_typed(as_at)}" if stated and not call.words.has("as at") else "")
    try:
        typed = _bare_figure(measure, bare, bool(named))
        if named and without_leads(typed.before):
            typed, named = figure_in(split_day(call, without_comparisons(words))[0]), ""
    except Unclear as unclear:
        raise _asked(measure, line, unclear, named) from None
    if not named:
        typed, named = _named(call, measure, typed, line)
    if lost := _said(measure, named, typed):
        reason = f'I read {typed.figure} as the figure, and not what "{lost}" says of it. To keep that beside it:'
        raise Refusal(reason, lines=[line.of(named, typed.figure, lost)])
    return WordsRead(_with_unit(typed), named, as_at), line


def _check_one_day(call: Call, words: str, named: str) -> None:
    """Refuses a figure as at more than one day, with a line for each day and the figure before it."""
    days = days_in(words) if not call.words.has("as at") else []
    if len(days) < 2:
        return
    lines = []
    for as_at, before in days:
        try:
            figure = figure_in(before).figure
        except Unclear:
            figure = "…"
        lines.append(LineToCopy(call, f"as at {as_at}").of(named, figure))
    raise Refusal("That names more than one day. One figure at a time:", lines=lines)


def _in_order(measure: Measure, words: str) -> str:
    """The indicator before its figure: `3 over 40` is `over 40 3` where that is part of an indicator's name."""
    first = _FIGURE_FIRST.fullmatch(words)
    if first and is_indicator(measure, first["words"]):
        return f"{first['words']} {first['figure']}"
    return words


def _names(measure: Measure) -> list[str]:
    return known_indicators(measure) or [measure.title]


def _named_whole(measure: Measure, words: str) -> str:
    """The indicator whose name stands whole among the words, the longest first; empty where none does."""
    spaced = f" {' '.join(words.replace(GAP.strip(), ' ; ').split()).casefold()} "
    names = sorted(_names(measure), key=len, reverse=True)
    return next((name for name in names if _place(spaced, name) >= 0), "")


def _place(spaced: str, name: str) -> int:
    at = spaced.find(" ".join(name.split()).casefold())
    ends = spaced[at + len(" ".join(name.split()))] if at >= 0 else "x"
    return at if at >= 0 and not spaced[at - 1].isalnum() and not ends.isalnum() else -1


def _without(words: str, name: str) -> str:
    spaced = f" {' '.join(words.split())} "
    at = _place(spaced.casefold(), name) if len(spaced) == len(spaced.casefold()) else -1
    return f"{spaced[:at]}{GAP}{spaced[at + len(' '.join(name.split())) :]}" if at >= 0 else words


def _bare_figure(measure: Measure, words: str, named: bool) -> Typed:
    if not named and is_indicator(measure, words):
        raise Unclear("I cannot find a figure in that.", before=words)
    return figure_in(words)


def _asked(measure: Measure, line: LineToCopy, unclear: Unclear, named: str) -> Refusal:
    """The question, with a line for each figure that may be meant; where there is none, one that waits for it."""
    before = named or without_leads(unclear.before)
    if unclear.choices:
        return Refusal(unclear.reason, lines=[line.of(before, figure, lost) for figure, lost in unclear.choices])
    if unclear.reason.startswith("I cannot find"):
        names = [named] if named else known_indicators(measure)
        return Refusal(f"{unclear.reason} Try:", lines=[line.of(each, "…") for each in names[:MOST_LINES] or [""]])
    return Refusal(unclear.reason, lines=[f"/measure show {quoted(measure.ref)}"])


def _named(call: Call, measure: Measure, typed: Typed, line: LineToCopy) -> tuple[Typed, str]:
    """The figure and its indicator, whose words stand before it, or after it: `78% of CIN visits`."""
    before = without_leads(typed.before)
    if typed.before and any(typed.before.casefold() == name.casefold() for name in known_indicators(measure)):
        before = typed.before
    after = without_leads(typed.after)
    if not before and after and not _is_unit(measure, after):
        before, after = after, ""
    return replace(typed, before="", after=after), indicator_meant(call, measure, before, line.after(typed.figure))


def _is_unit(measure: Measure, word: str) -> bool:
    """One word after a figure is what it is counted in, unless an indicator's name has it."""
    known = known_indicators(measure)
    return word.isalpha() and bool(known) and not any(word.casefold() in name.casefold().split() for name in known)


def _said(measure: Measure, indicator: str, typed: Typed) -> str:
    """What stands beside a figure and is neither its indicator nor what it is counted in; empty where nothing does."""
    beside = " ".join(filter(None, [without_leads(typed.before), without_leads(typed.after)]))
    known = set(indicator.casefold().split())
    unit = (unit_of(measure, indicator) or "").casefold()
    if set(beside.casefold().split()) <= known | {unit, unit.rstrip("s"), f"{unit}s"}:
        return ""
    return "" if typed.after and beside == without_leads(typed.after) and beside.isalpha() else beside


def _with_unit(typed: Typed) -> Typed:
    """The figure with one word after it as what it is counted in."""
    after = without_leads(typed.after)
    return replace(typed, unit=after) if after.isalpha() and not typed.unit and not typed.whole else typed
