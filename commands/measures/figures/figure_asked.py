"""Refuses a reading that names too many days, indicators or figures, and offers whole lines to copy instead."""

import re
from dataclasses import dataclass

from board.measures import Measure
from board.refusals import Refusal
from commands.call import Call
from commands.measures.figures.figure_day import GAP, day_or_none, days_in, without_day
from commands.measures.figures.figure_words import figure_in, figures_in
from commands.measures.figures.lead_words import without_leads
from commands.measures.figures.typed_figure import SEVERAL, Unclear
from commands.measures.indicators.which import known_indicators

_IN_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]*+)[)\]]")
_SOURCE = re.compile(r"(?:from|per(?!\s\d)|source|according to|taken from)\b[\s:]*", re.I)


@dataclass(frozen=True, slots=True)
class LineToCopy:
    """The parts of the typed line that a line to copy repeats: the day and the keys after it."""

    call: Call
    as_at: str

    def after(self, figure: str, lost: str = "") -> str:
        """The end of the line: the figure, its day and its keys. `lost`, the words that it would otherwise drop, is
        added to the source if it begins like one (`from …`) and none was typed, and otherwise to the caveat."""
        keys, call = self.call.rest_of_line, self.call
        key = "source" if _SOURCE.match(lost) and not call.words.has("source") else "caveat"
        lost = _SOURCE.sub("", lost, count=1) if key == "source" else lost
        if lost and call.words.has(key):
            keys = keys.replace(call.words.get(key), f"{call.words.get(key)}; {lost}", 1)
        elif lost:
            keys = f"{keys} {key}: {lost}"
        return " ".join(filter(None, [figure, self.as_at, keys.strip()]))

    def of(self, indicator: str, figure: str, lost: str = "") -> str:
        """The whole line for an indicator and a figure."""
        return self.call.line(f"{indicator} {self.after(figure, lost)}".strip())


def check_one_figure(words: str) -> None:
    """Raises `Unclear` if the words beside an indicator's name hold several figures: `17 (newly qualified 14)`."""
    figures = figures_in(words)
    if len(figures) > 1:
        raise Unclear(SEVERAL, [(each, "") for each in figures])


def check_one_indicator(call: Call, measure: Measure, words: str) -> None:
    """Refuses the figures of several indicators at once, with a line for each indicator and the figure beside it."""
    spans = _name_spans(measure, words)
    bare = words
    for start, end, _ in reversed(spans):
        bare = f"{bare[:start]}{GAP}{bare[end:]}"
    if len(spans) < 2 or len(figures_in(bare)) < 2:
        return
    first = not figures_in(words[: spans[0][0]])
    edges = [*(start for start, _, _ in spans[1:]), len(words)] if first else [start for start, _, _ in spans]
    begins = [end for _, end, _ in spans] if first else [0, *(end for _, end, _ in spans[:-1])]
    every = days_in(words)
    lines = []
    for (_, _, name), begin, edge in zip(spans, begins, edges, strict=True):
        # If each figure has a day, its own; otherwise the one day that applies to them all.
        own = days_in(words[begin:edge]) if len(every) > 1 else every
        day = "".join(f"as at {each}" for each, _ in own[:1])
        line = LineToCopy(call, "" if call.words.has("as at") else day)
        lines.append(line.of(name, (figures_in(words[begin:edge]) or ["…"])[0]))
    raise Refusal("That is of more than one indicator. One figure at a time:", lines=lines)


def _name_spans(measure: Measure, words: str) -> list[tuple[int, int, str]]:
    """Where each known indicator's name is in the words, in order, as (start, end, name). If one name is part of
    another, the longer one is found."""
    spans: list[tuple[int, int, str]] = []
    folded = words.casefold()
    for name in sorted(known_indicators(measure), key=len, reverse=True) if len(folded) == len(words) else ():
        at = folded.find(name.casefold())
        if at >= 0 and all(at >= end or at + len(name) <= start for start, end, _ in spans):
            spans.append((at, at + len(name), name))
    return sorted(spans)


def check_day_in_brackets(call: Call, words: str, named: str) -> None:
    """Refuses a figure with another in brackets that has a day of its own: `46 (48 in Nov)`."""
    for found in _IN_BRACKETS.finditer(words) if not call.words.has("as at") else ():
        inside, day = without_day(found["inside"])
        own = figures_in(inside)
        others = figures_in(f"{words[: found.start()]} {words[found.end() :]}")
        if day and len(own) == len(others) == 1 and "/" not in own[0] and not without_leads(inside.replace(own[0], "")):
            lines = [LineToCopy(call, "").of(named, others[0]), LineToCopy(call, f"as at {day}").of(named, own[0])]
            raise Refusal("That is more than one figure, and the day is of one of them. Which is it?", lines=lines)


def check_one_day(call: Call, words: str, named: str) -> None:
    """Refuses figures as at more than one day, with a line for each day and the figure beside it."""
    days = days_in(words, lambda each: bool(figures_in(each))) if not call.words.has("as at") else []
    if len(days) < 2 or len({day_or_none(call, each) or each for each, _ in days}) == 1:
        return
    lines = []
    for as_at, before in days:
        try:
            figure = figure_in(before).figure
        except Unclear:
            figure = "…"
        lines.append(LineToCopy(call, f"as at {as_at}").of(named, figure))
    raise Refusal("That names more than one day. One figure at a time:", lines=lines)
