"""Finds the day of a figure or claim among other typed words: `as at 28 Feb`, `in May`, `for Q4`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from board.refusals import Refusal
from board.words import plain_day
from commands.call import Call
from commands.day_stated import day_of, day_stated, stated_apart
from commands.reading.grammar import Value, Words
from commands.reading.phrases.vocabulary import ANY_MONTH

# Each pattern must read a line of any length in linear time: its repeats do not backtrack (`*+`).
_MONTH = rf"(?:{ANY_MONTH})\b"
_YEAR = rf"(?:[\s,-]{{0,3}}(?:\d{{4}}(?:[/-]\d\d(?:\d\d)?)?|['’]\d\d|(?<=-)\d\d(?!\s{_MONTH})))?+"
# The years of "Q1 20/21", but not the counts of "Q1 12/15".
_FINANCIAL = "|".join(rf"{year}[/-]{year + 1}(?!\d)" for year in range(10, 40))
_ON_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
# As the bot itself writes a day: `Sat 31 Oct 2026`.
_WEEKDAY = rf"(?:{_ON_WEEKDAY},?\s)?+"
_DAY = (
    rf"{_WEEKDAY}(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?[\s-]{{0,2}}(?:of\s)?{_MONTH}{_YEAR}|"
    rf"{_MONTH}\s(?:the\s)?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th){_YEAR}|{_MONTH}{_YEAR}|"
    r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{2,4}|\d{4}-\d\d-\d\d|(?<=\bon\s)\d{1,2}/\d{1,2}(?!/)|"
    rf"q[1-4]\b(?:[\s,]{{0,2}}(?:of\s)?(?:\d{{4}}(?:[/-]\d{{2,4}})?|(?:{_FINANCIAL})))?+|"
    rf"20(?:{_FINANCIAL})|yesterday|today|last\s(?:month|week|quarter)|"
    rf"(?:(?<=\bon\s)|(?:last|this)\s){_ON_WEEKDAY}\b|{_ON_WEEKDAY}(?=[\s.]*+\Z)|"
    rf"(?:(?<=\bon\sthe\s)|{_ON_WEEKDAY},?\s)(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)(?=[\s.]*+\Z)"
)
_LEAD = r"as\s+at|as\s+of|in|for|on|at|during|to|by|before|until|no\s+later\s+than|from"
_BESIDE = re.compile(
    rf"(?:(?<![\w/.-])|(?<=[a-z]-))(?P<lead>(?:(?:{_LEAD})\b:?\s{{0,3}}){{1,2}})?+(?:the\s)?"
    r"(?:(?:month|quarter|year|week|period)\s(?:of|to|ending|ended|end)\s(?:the\s)?|w/?e\s)?"
    rf"(?P<day>(?:(?:the\s)?(?:end|mid|late)[\s-](?:of\s)?(?:the\s)?)?+(?:{_DAY}))(?![\w/%]|[.,]\d)",
    re.I,
)
# Words that introduce a day, even one that cannot be read.
_STATED = re.compile(r"\bas\s(?:at|of)\b|\bat\s(?:the\s)?end\b", re.I)
# A day at the end of other words, with what introduces it: `scorecard as at 30 June`.
_BEHIND = re.compile(r"(?<![\s,])[\s,]*+\bas\s++(?:at|of)\b:?\s++(?P<day>\S.*)", re.I | re.S)
_JOINS = re.compile(r"\s{0,2}(?:-|–|/|to|and|&)\s{0,2}", re.I)
_SHORT_YEAR = re.compile(r"\s\d\d(?=[\s,;:)]|\Z)(?!\s{0,3}(?:%|per\b|of\b|/|out\b|percent))", re.I)
_A_FIGURE = re.compile(r"(?<![\w.,/])\d|\b(?:nil|none|zero|no)\b", re.I)
# Word puts other hyphens into `30-June-2020`.
_HYPHENS = str.maketrans("\u2010\u2011\u2012\u2013", "----")
# Replaces words that were taken out.
GAP = " ; "


def split_as_at(call: Call, free: str) -> tuple[str, date]:
    """The words before `as at`, and the day after it, or today if there is none."""
    return call.once(("as at", free), lambda: _split_as_at(call, free))


def split_day(call: Call, words: str) -> tuple[str, date, bool]:
    """The words of a reading without its day, the day, and whether one was typed.

    A month, a quarter or a day may be anywhere beside the figure. A month alone means its last day. If there are
    several days the first is taken; `days_in` finds them all.
    """
    return call.once(("day", words), lambda: _split_day(call, words))


def days_in(words: str, holds: Callable[[str], bool] = bool) -> list[tuple[str, str]]:
    """Each day named, as typed, with the words that belong to it.

    Those are the words between it and the day before it. If the words before the first day do not hold what is looked
    for (`holds`), they are the words after each day instead, up to the next.
    """
    spans = _spans(words)
    leads, ends = [lead for lead, _, _ in spans], [end for _, _, end in spans]
    edges = list(zip([0, *ends], leads, strict=False))
    if spans and not holds(words[: leads[0]]):
        edges = list(zip(ends, [*leads[1:], len(words)], strict=True))
    return [
        (words[start:end], words[begins:stops]) for (_, start, end), (begins, stops) in zip(spans, edges, strict=True)
    ]


def without_day(words: str) -> tuple[str, str]:
    """The words without the first day that they name, and that day as typed. The day is empty if they name none."""
    spans = _spans(words)[:1]
    return (_without(words, spans), words[spans[0][1] : spans[0][2]]) if spans else (words, "")


def day_from_its_end(call: Call, key: str) -> Call:
    """The call with a day typed after a name moved to its own key: `moderated: the adviser as at 30 June`,
    `by: Ofsted on …`. Unchanged if a day is stated elsewhere."""
    words = call.words
    if words.filled is not None or not words.has(key) or _states_a_day(words):
        return call
    value = words.values[key]
    who, on = stated_apart(value.words)
    if not (who and on):
        return call
    apart = {
        key: Value(who, value.start, value.start + len(who)),
        "as at": Value(on, value.end - len(on), value.end),
    }
    return replace(call, words=replace(words, values={**words.values, **apart}))


def check_day_is_its_own(call: Call, *keys: str) -> None:
    """Refuses a day at the end of one of these keys' words if no day is stated elsewhere. In
    `source: scorecard as at 30 June` it may be the figure's day, or part of the scorecard's name."""
    if call.words.filled is not None or _states_a_day(call.words):
        return
    for key in keys:
        found = _BEHIND.search(call.words.get(key))
        on = day_or_none(call, found["day"]) if found else None
        if found is None or on is None or on == call.today:
            continue
        bare = call.words.with_value(key, call.words.get(key)[: found.start()])
        behind = found[0].strip(" ,")
        raise Refusal(
            f'"{behind}" stands in the {key}, and no other day is typed. Is it the day of what you enter?',
            lines=[
                (f"{call.line(bare)} as at: {plain_day(on)}", "it is"),
                (f"{call.line()} as at: {plain_day(call.today)}", f"it is part of the {key}"),
            ],
            slot="as at",
        )


def _states_a_day(words: Words) -> bool:
    return words.has("as at") or bool(without_day(words.free)[1] or _STATED.search(words.free))


def day_or_none(call: Call, phrase: str) -> date | None:
    """The day that words say, or None if they say none or may mean several."""
    try:
        return day_of(call, phrase)
    except Refusal:
        return None


def day_filled(call: Call) -> date:
    """The day entered on a form, or today if the field is empty."""
    phrase = call.words.get("as at")
    return call.once(("day", phrase), lambda: day_stated(call, phrase)) if phrase else call.today


def _split_as_at(call: Call, free: str) -> tuple[str, date]:
    words, phrase = stated_apart(free, call.words.get("as at"))
    return words, day_stated(call, phrase) if phrase else call.today


def _split_day(call: Call, free: str) -> tuple[str, date, bool]:
    spans = _spans(free)
    # What is left of "as at 2O June" without its month says that the day was not read whole.
    unread = _STATED.search(_without(free, spans) if spans else free)
    if call.words.has("as at") or unread:
        words, as_at = split_as_at(call, free)
        return words, as_at, True
    if not spans:
        return free, call.today, False
    _, start, end = spans[0]
    return _without(free, spans), day_stated(call, free[start:end]), True


def _without(free: str, spans: list[tuple[int, int, int]]) -> str:
    for lead, _, end in reversed(spans):
        free = f"{free[:lead]}{GAP}{free[end:]}"
    return " ".join(free.replace(f"({GAP})", GAP).split()).strip(" ;,")


def _spans(free: str) -> list[tuple[int, int, int]]:
    """Where each day is in the words: the start of the words that introduce it, its own start, and its end."""
    spans: list[tuple[int, int, int]] = []
    free = free.translate(_HYPHENS)
    for found in _BESIDE.finditer(free):
        # "The rate may fall" names no month.
        if found["day"] == "may" and not found["lead"]:
            continue
        start, day_start, end = found.start(), found.start("day"), found.end()
        if spans and _JOINS.fullmatch(free, spans[-1][2], day_start):
            start, day_start = spans.pop()[:2]
        elif free[start - 1 : start] == "-":  # a hyphen joins two days, and no day to a word
            continue
        year = _SHORT_YEAR.match(free, end)
        # After a day of a month, two digits may be a year or a figure: "17 Sept 26" is asked about, and not read as 26.
        is_year = year and found["day"][:1].isdigit() and "20" <= year[0].strip() < "40"
        if year and (is_year or _A_FIGURE.search(free[:start] + free[year.end() :])):
            end = year.end()
        spans.append((start, day_start, end))
    return spans


def check_is_of_now(call: Call, line: str) -> None:
    """Refuses "as at 8 July" after the ref of something that is only shown as it is now. `line` is the command that
    shows them all as at that day."""
    if phrase := stated_apart(call.words.free)[1]:
        reason = f"{call.ref} is shown as it is now, and not as at a day. As they all stood:"
        raise Refusal(reason, lines=[f"{line} as at {phrase}"])
