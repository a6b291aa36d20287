"""Reads a reading's figure, indicator and day from its words, and asks about anything in doubt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from board.boards import Board
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.words import plain_day
from commands.call import Call
from commands.day_stated import stated_apart
from commands.measures.figures.figure_asked import (
    LineToCopy,
    check_day_in_brackets,
    check_one_day,
    check_one_figure,
    check_one_indicator,
)
from commands.measures.figures.figure_day import GAP, day_filled, split_day, without_day
from commands.measures.figures.figure_words import figure_in, figures_in, without_comparisons
from commands.measures.figures.lead_words import kind_apart, without_leads
from commands.measures.figures.typed_figure import SEVERAL, Typed, Unclear
from commands.measures.indicators.which import (
    indicator_meant,
    indicators_called,
    is_indicator,
    known_indicators,
    unit_of,
)
from commands.reading.grammar import Words
from commands.reading.nearest import nearest
from commands.slots import Subject

_FIGURE_FIRST = re.compile(
    r"(?P<figure>\d[\d,]*+(?:\.\d++)?+(?:\s*+(?:%|per ?cent\b))?+)\s++(?P<words>\S.*)", re.I | re.S
)
_FIGURE_ALONE = re.compile(r"-?£?\d[\d,.]*+(?:%|k|m|bn)?+", re.I)
# Before a figure, a period that cannot be read as a day. It is no name.
_PERIOD = re.compile(r"(?:week|wk|month|period|p|half|h|year|fy|term|ht)\s?\d{1,4}(?:[/-]\d{2})?", re.I)
MOST_LINES = 8
# What boards count. One of these after a figure is its unit; any other word is a remark about it.
_COUNTED_ONE = (
    "case", "worker", "visit", "day", "week", "month", "hour", "post", "plan", "conference", "family", "carer", "child",
    "placement", "audit", "referral", "contact", "assessment", "review", "meeting", "point", "pound", "home", "team",
)  # fmt: skip
_COUNTED = {*_COUNTED_ONE, *(f"{each}s" for each in _COUNTED_ONE)} | {
    "children", "families", "people", "staff", "vacancies", "vacancy", "fte", "wte",
}  # fmt: skip
# After a whole number, one of these is its fraction.
_PARTS = {"\u00bd": ".5", "\u00bc": ".25", "\u00be": ".75"}
_WITH_PART = re.compile(f"(?<![\\d.,])(\\d+) ?([{''.join(_PARTS)}])")


@dataclass(frozen=True, slots=True)
class WordsRead:
    """A reading as its words give it: the figure as typed, its indicator as the board writes it, and its day."""

    typed: Typed
    indicator: str
    as_at: date


def read_words(call: Call, measure: Measure) -> tuple[WordsRead, LineToCopy]:
    """What a reading's free text says, and the line to copy that later questions about it use. Refused, with a line for
    each meaning: no figure, several, and no indicator."""
    if call.words.filled is not None:
        return _filled(call, measure, call.words.filled)
    _check_decimal(call)
    words = _in_order(measure, call.words.free)
    named = named_whole(measure, words)
    check_one_indicator(call, measure, without_comparisons(words))
    bare = without_comparisons(_without(words, named) if named else words)
    check_one_day(call, bare, named)
    check_day_in_brackets(call, bare, named)
    bare, as_at, stated = split_day(call, bare)
    line = LineToCopy(call, f"as at {plain_day(as_at)}" if stated and not call.words.has("as at") else "")
    try:
        typed = _bare_figure(measure, bare, bool(named))
        if named and without_leads(typed.before):
            check_one_figure(bare)
            typed, named = figure_in(split_day(call, without_comparisons(words))[0]), ""
    except Unclear as unclear:
        raise _asked(measure, line, unclear, named) from None
    if not named:
        _check_no_figure_before(measure, line, typed)
        typed, named = _named(call, measure, typed, line)
    if lost := _said(measure, named, typed):
        reason = f'I read {typed.figure} as the figure, and not what "{lost}" says of it. To keep that beside it:'
        raise Refusal(reason, lines=[line.of(named, typed.figure, lost)], slot="figure")
    return WordsRead(typed.with_unit(), named, as_at), line


def _check_decimal(call: Call) -> None:
    """Refuses a figure followed by a fraction sign, such as ½, with the line that has it in decimals."""
    if found := _WITH_PART.search(call.words.free):
        line = _WITH_PART.sub(lambda each: f"{each[1]}{_PARTS[each[2]]}", call.words.line, count=1).strip()
        raise Refusal(f'"{found[0]}" is typed in decimals. Send:', lines=[call.line(line)], slot="figure")


def _filled(call: Call, measure: Measure, filled: Mapping[str, str]) -> tuple[WordsRead, LineToCopy]:
    """Like `read_words`, for a form: each part has a field of its own."""
    as_at = day_filled(call)
    words, line = filled.get("figure", ""), LineToCopy(call, f"as at {plain_day(as_at)}")
    with at_slot("indicator"):
        named = indicator_meant(call, measure, filled.get("indicator", ""), line.after(words))
    with at_slot("figure"):
        try:
            typed = figure_in(words)
            if without_leads(typed.before):
                check_one_figure(words)
        except Unclear as unclear:
            raise _asked(measure, line, unclear, named) from None
        if lost := _said(measure, named, typed):
            raise Refusal(f'I read {typed.figure} as the figure, and not what "{lost}" says. It can be a caveat.')
    return WordsRead(typed.with_unit(), named, as_at), line


def reading_apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Sorts the words of a typed reading into the form's fields. Words that fit no other field go with the figure."""
    free, day = stated_apart(words.free, words.get("as at"))
    if not day:
        free, day = without_day(free)
    if not isinstance(subject, Measure):
        return {"figure": free, "as at": day}
    named = named_whole(subject, free)
    figure = _without(free, named).replace(GAP.strip(), "") if named else free
    return {"indicator": named, "figure": " ".join(figure.split()), "as at": day}


def _in_order(measure: Measure, words: str) -> str:
    """Puts the indicator before its figure: `3 over 40` becomes `over 40 3` if an indicator is called that."""
    first = _FIGURE_FIRST.fullmatch(words)
    if first and is_indicator(measure, first["words"]):
        return f"{first['words']} {first['figure']}"
    return words


def named_whole(measure: Measure, words: str) -> str:
    """The longest indicator name that the words contain in full, or an empty string. A measure with no indicator yet is
    looked for by its title."""
    spaced = f" {' '.join(words.replace(GAP.strip(), ' ; ').split()).casefold()} "
    names = sorted(known_indicators(measure) or [measure.title], key=len, reverse=True)
    return next((name for name in names if _place(spaced, name)), "")


def _place(spaced: str, name: str) -> tuple[int, int] | None:
    """The start and end of a name in words that have a space at each end, or None if they lack it as whole words."""
    name = " ".join(name.split())
    begin = spaced.find(name.casefold())
    end = begin + len(name)
    return (begin, end) if begin >= 0 and not (spaced[begin - 1].isalnum() or spaced[end].isalnum()) else None


def _without(words: str, name: str) -> str:
    """The words with a gap in place of a name. Unchanged if they do not contain it."""
    spaced = f" {' '.join(words.split())} "
    place = _place(spaced.casefold(), name) if len(spaced) == len(spaced.casefold()) else None
    return f"{spaced[: place[0]]}{GAP}{spaced[place[1] :]}" if place else words


def _bare_figure(measure: Measure, words: str, named: bool) -> Typed:
    if not named and is_indicator(measure, words):
        raise Unclear("I cannot find a figure in that.", before=words)
    return figure_in(words)


def _asked(measure: Measure, line: LineToCopy, unclear: Unclear, named: str) -> Refusal:
    """The question, with a line for each figure that may be meant, or with a line to complete if there is no figure."""
    before = named or without_leads(unclear.before)
    if unclear.choices:
        own = [_called(measure, each) or before for each in unclear.own] or [before] * len(unclear.choices)
        lines = [line.of(name, *choice) for name, choice in zip(own, unclear.choices, strict=False)]
        instead = [(figure, "") for figure, _ in unclear.choices]
        return Refusal(unclear.reason, lines=lines, instead=instead, slot="figure")
    if unclear.reason.startswith("I cannot find"):
        names = [named] if named else known_indicators(measure)
        lines = [line.of(each, "…") for each in names[:MOST_LINES] or [""]]
        return Refusal(f"{unclear.reason} Try:", lines=lines, slot="figure")
    return Refusal(unclear.reason, lines=[f"/measure show {quoted(measure.ref)}"], slot="figure")


def _called(measure: Measure, words: str) -> str:
    """The words without those that lead up to a figure, if they name an indicator. Empty if they do not."""
    words = without_leads(words)
    return words if words and indicators_called(known_indicators(measure), words) else ""


def _check_no_figure_before(measure: Measure, line: LineToCopy, typed: Typed) -> None:
    """Refuses words before a figure that begin with another one and name nothing: `31 weeks 2 days`."""
    before = without_leads(typed.before)
    if _FIGURE_ALONE.fullmatch(before.partition(" ")[0]) and known_indicators(measure) and not _names(measure, before):
        said = f"{before} {typed.figure} {typed.after}".strip()
        raise _asked(measure, line, Unclear(SEVERAL, [(each, said) for each in figures_in(said)]), "")


def _named(call: Call, measure: Measure, typed: Typed, line: LineToCopy) -> tuple[Typed, str]:
    """The figure and its indicator, whose name comes before it, or after it as in `78% of CIN visits`."""
    before = without_leads(typed.before.replace(";", " "))
    if typed.before and any(typed.before.casefold() == name.casefold() for name in known_indicators(measure)):
        before = typed.before
    kind, before = kind_apart(before) if not indicators_called(known_indicators(measure), before) else ("", before)
    after, lost = without_leads(typed.after) if any(map(str.isalnum, typed.after)) else "", ""
    if not before and after and not _is_unit(measure, after) and not _is_remark(measure, after):
        before, after, lost = after, "", "" if _names(measure, after) else after
    left = f"{kind} {typed.after if after else ''}".strip()
    lost = lost or ("" if after.casefold() in _COUNTED else after)
    lost = lost or (before if _PERIOD.fullmatch(before) and not _names(measure, before) else "")
    number = line.after(typed.figure, f"{kind} {lost}".strip())
    return replace(typed, before="", after=left), indicator_meant(call, measure, before, number)


def _names(measure: Measure, words: str) -> bool:
    """True if the words are one of the measure's indicators, part of its name, or nearly its name, but for a number."""
    known = known_indicators(measure)
    near = nearest(words, known) or ""
    nearly = bool(near) and [*filter(str.isdigit, near)] == [*filter(str.isdigit, words)]
    return nearly or bool(indicators_called(known, words))


def _is_unit(measure: Measure, word: str) -> bool:
    """True if a word after a figure is its unit: a word of letters that is in no indicator's name or, for the measure's
    first figure, one that boards count in. Any other is the name of that first figure."""
    known = known_indicators(measure)
    if not known:
        return word.casefold() in _COUNTED
    return word.isalpha() and not any(word.casefold() in name.casefold().split() for name in known)


def _is_remark(measure: Measure, words: str) -> bool:
    """True if the words begin with a number and name none of the measure's indicators: `2 teams not returned`."""
    known = known_indicators(measure)
    return words[:1].isdigit() and bool(known) and not indicators_called(known, words)


def _said(measure: Measure, indicator: str, typed: Typed) -> str:
    """The words beside a figure that are neither its indicator nor its unit. Empty if there are none."""
    before, after = without_leads(typed.before), without_leads(typed.after)
    known = set(indicator.casefold().split())
    unit = (unit_of(measure, indicator) or "").casefold()
    if set(f"{before} {after}".casefold().split()) <= known | {unit, unit.rstrip("s"), f"{unit}s"}:
        return ""
    if not before and not typed.unit and not typed.whole and after.casefold() in _COUNTED:
        return ""
    return f"{before} {typed.after if after else ''}".strip()
