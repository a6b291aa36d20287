"""Turns a target's words into a condition. Tries the log's own words first, then those of notices and papers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from board.conditions import Condition, Kind, same_indicator
from board.measures import Measure
from board.refusals import Refusal, at_slot
from board.words import without_zeros
from commands.call import Call
from commands.measures.figures.figure_day import days_in, without_day
from commands.measures.indicators.which import good_way_of, indicators_called, known_indicators, unit_of
from commands.measures.targets.notice_asked import (
    check_no_share,
    check_no_time_held,
    check_one_target,
    direction_asked,
    threshold_asked,
    with_keys,
)
from commands.measures.targets.notice_forms import Direction
from commands.measures.targets.notice_words import TargetAsked, is_led_by_a_verb, name_before_test
from commands.measures.targets.target_patterns import (
    BELOW_NOUGHT,
    COMPARATOR,
    NAME_IN_QUOTES,
    OR_MORE,
    THEN_BY,
    THRESHOLD,
    TREND,
    WHOLE_FIGURE,
)
from commands.reading.dates import stated_date
from commands.reading.figures import (
    PERCENT,
    check_not_negative,
    check_percentage,
    check_size,
    fraction_meant,
    less_than_one,
    scale_of,
    to_the_end,
)
from commands.reading.quotes import unquoted

_EXAMPLES = (
    '"at least 85% by 30 June 2020"',
    '"at most 25"',
    '"rising each month"',
    'or "within 10 points of Regional average"',
)


_TYPED_PERCENT = re.compile(rf"({PERCENT.pattern})", re.I)
_MOST_OFFERED = 8


def read_condition(call: Call, measure: Measure) -> Condition:
    """The condition that was typed, with no label yet. Refused: words that are in doubt, with what they may mean."""
    evidence, source = call.said(call.words.get("evidence")), call.said(call.words.get("source"))
    if evidence:
        return Condition(0, "", Kind.EVIDENCE, evidence, unit="", source=source)
    free = " ".join(call.words.free.strip().rstrip(".").split())
    if in_quotes := NAME_IN_QUOTES.match(free):
        for pattern, build in _PATTERNS:
            if (match := to_the_end(pattern, in_quotes["rest"])) and match.start() == 0:
                return replace(build(call, measure, match, in_quotes["name"]), source=source)
    check_one_target(call, free)
    check_no_time_held(call, free)
    check_no_share(call, free)
    if below := BELOW_NOUGHT.search(free):
        with at_slot("figure"):
            check_not_negative("A target", below[0])
    if whole := WHOLE_FIGURE.search(free):
        call.figure(whole["figure"])
    for pattern, build in _PATTERNS:
        match = to_the_end(pattern, free)
        if match and not days_in(free[: match.start()]) and not (build is _threshold and is_led_by_a_verb(free)):
            return replace(build(call, measure, match, free[: match.start()].strip()), source=source)
    words, by = _day_apart(call, free)
    if wanted := threshold_asked(call, words, by, free):
        return replace(threshold_of(call, measure, wanted), source=source)
    if direction := direction_asked(call, words, by, free):
        return replace(direction_of(call, measure, direction), source=source)
    judged = with_keys(call, f"evidence: {free or '<what must be shown>'}")
    raise Refusal(
        f"I cannot read that as a target. A target can be {', '.join(_EXAMPLES)}. Is it for a person to judge:",
        lines=[judged],
        slot="test",
    )


def _day_apart(call: Call, free: str) -> tuple[str, str]:
    """The words without their day, and the day's words, which are empty if there is none. They are a plain day, or
    whatever follows the last "by" if it is or may be one: "the end of the year", but not "a manager"."""
    words, by = without_day(free)
    if by:
        return words, by
    phrase = ["", *THEN_BY.split(free)[1:]][-1]
    try:
        is_day = bool(phrase) and bool(stated_date(phrase, call.today, call.board.meetings))
    except Refusal as refusal:
        is_day = bool(refusal.instead)
    return (free[: -len(phrase)].rstrip()[: -len("by")].rstrip(" ,"), phrase) if is_day else (free, "")


def _threshold(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    way = "at least" if match["least"] else "at most"
    name = (
        before if any(same_indicator(before, each) for each in known_indicators(measure)) else name_before_test(before)
    )
    unit = (match["unit"] or "").strip()
    return threshold_of(call, measure, TargetAsked(name, way, match["number"], unit, match["by"] or ""))


def threshold_of(call: Call, measure: Measure, wanted: TargetAsked) -> Condition:
    """A threshold that is not in doubt: `wanted.way` is `at least` or `at most`."""
    indicator = _indicator(
        call, measure, wanted.indicator,
        lambda name: with_keys(call, replace(wanted, indicator=name).line(wanted.way)),
    )  # fmt: skip
    unit = _unit(measure, indicator, wanted.unit)
    target = call.figure(wanted.number)
    if wanted.scale:
        target = without_zeros(target * scale_of(wanted.scale))
        check_size(target, wanted.figure)
    with at_slot("figure"):
        check_percentage(target, unit, wanted.number)
    if meant := fraction_meant(target, unit, bool(wanted.unit)):
        line = replace(wanted, indicator=indicator, number=meant, unit="").line(wanted.way)
        lines = [with_keys(call, line)]
        raise Refusal(
            f"{less_than_one(target)} If you mean {meant}:", lines=lines, instead=[(meant, "")], slot="figure"
        )
    higher = wanted.way == "at least"
    return Condition(0, "", Kind.THRESHOLD, indicator, unit, higher, target, due_on=_due(call, wanted.by))


def _comparator(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    if PERCENT.fullmatch(match["unit"] or ""):
        points = _TYPED_PERCENT.sub(" points", call.words.line, count=1)
        raise Refusal(
            '"Within 10%" can mean ten points below, or a tenth below. The log compares in points:',
            lines=[call.line(" ".join(points.split()))],
            slot="figure",
        )
    other, *by = THEN_BY.split(match["other"], maxsplit=1)
    unit = match["unit"] or match["money"] or ""
    wanted = TargetAsked(before, "within", match["number"], unit, by[0] if by else "")
    return comparator_of(call, measure, wanted, other)


def comparator_of(call: Call, measure: Measure, wanted: TargetAsked, other: str) -> Condition:
    """A comparator that is not in doubt: within `wanted.number` of the indicator called `other`."""
    line, before = call.words.line, wanted.indicator
    indicator = _indicator(
        call, measure, before, lambda name: call.line(line.replace(before, name, 1) if before else f"{name} {line}")
    )
    higher = good_way_of(measure, indicator)
    in_points = wanted.unit.casefold().endswith(("point", "points"))
    unit = "%" if in_points else _unit(measure, indicator, wanted.unit)
    return Condition(
        0, "", Kind.COMPARATOR, indicator, unit, higher,
        comparator=call.said(other.strip()), within=call.figure(wanted.number), due_on=_due(call, wanted.by),
    )  # fmt: skip


def _trend(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    way = match["way"].casefold().replace("rises", "rising").replace("falls", "falling")
    return direction_of(call, measure, Direction(before, way, bool(match["monthly"])))


def direction_of(call: Call, measure: Measure, wanted: Direction) -> Condition:
    """A trend that is not in doubt."""
    indicator = _indicator(
        call, measure, wanted.indicator, lambda name: call.line(replace(wanted, indicator=name).line)
    )
    higher = good_way_of(measure, indicator) if wanted.way == "improving" else wanted.way == "rising"
    return Condition(0, "", Kind.TREND, indicator, _unit(measure, indicator, None), higher, monthly=wanted.monthly)


def _indicator(call: Call, measure: Measure, words: str, line_of: Callable[[str], str]) -> str:
    """The indicator of a target: one that the measure has, as it writes it, or a new one in the person's words.

    `line_of` gives the line to copy for an indicator. Refused: words that are part of an existing name, because two
    names for one figure would never be compared.
    """
    words = call.said(unquoted(words.strip(" :,")))
    known = known_indicators(measure)
    if not words:
        if len(known) > 1:
            raise _which(f"{measure.ref} has {len(known)} indicators. Which?", known, line_of)
        return known[0] if known else measure.title
    alike = indicators_called(known, words)
    if alike and same_indicator(alike[0], words):
        return alike[0]
    if alike:
        reason = (
            f'{measure.ref} has "{alike[0]}" already. Is "{words}" the same? Then write it in full; if it is another '
            "figure, give it a name that is no part of that one:"
        )
        raise _which(reason, alike, line_of)
    return words


def _which(reason: str, names: Sequence[str], line_of: Callable[[str], str]) -> Refusal:
    """Asks which of several indicators is meant, with a line for each of the first few."""
    shown = names[:_MOST_OFFERED]
    lines, instead = [line_of(name) for name in shown], [(name, "") for name in shown]
    return Refusal(reason, lines=lines, instead=instead, slot="indicator")


def _unit(measure: Measure, indicator: str, typed: str | None) -> str:
    typed = (typed or "").strip()
    if PERCENT.fullmatch(typed):
        return "%"
    if typed:
        return typed
    return unit_of(measure, indicator) or ""


def _due(call: Call, phrase: str | None) -> date | None:
    if not phrase:
        return None
    phrase = phrase.strip()
    try:
        return stated_date(phrase, call.today, call.board.meetings)
    except Refusal as refusal:
        lines = call.instead_of(phrase, refusal)
        raise refusal.with_lines(lines, slot="due") from refusal


_PATTERNS = ((THRESHOLD, _threshold), (OR_MORE, _threshold), (COMPARATOR, _comparator), (TREND, _trend))
