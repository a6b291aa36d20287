"""`/measure target`: the tests a measure must pass, in the words of the notice."""

import re
from dataclasses import replace
from datetime import date

from board.conditions import Condition, Kind, same_indicator
from board.history import facts
from board.measures import Measure, assess
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from commands.call import Call
from commands.measures.claim_wording import judged_again_lines
from commands.measures.frequency import check_has_test, every_of, kept
from commands.measures.indicators import good_way_of, known_indicators, unit_of
from commands.measures.replacing import check_does_not_ease, is_the_same, replaced_by
from commands.measures.wording import verdict_line
from commands.reading.dates import stated_date
from commands.reading.figures import PERCENT, check_percentage, fraction_meant, less_than_one, to_the_end
from commands.reply import Bold, Reply, paragraph, reply
from commands.verbs import Verb

# A test stands at the end of the words, and what is before it is the indicator. Each pattern takes the first part of a
# test alone too, and passes over it (`to_the_end`): so a line of any length is read in one go.
_NUMBER = r"(?P<number>\d[\d,]*+(?:\.\d++)?+)"
_UNIT = r"(?:\s*+(?P<unit>%(?: points?)?|per ?cent\b|percentage points?|[^\W\d_]+(?<!by)))?"
_BY = r"(?:(?:\s*+,)?\s++by\s++(?P<by>.+))?\s*+(?P<end>\Z)"
_AT_LEAST = r"at least|no less than|not less than|minimum(?: of)?|>=|≥"
_AT_MOST = r"at most|no more than|not more than|maximum(?: of)?|<=|≤"
_THRESHOLD = re.compile(rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))(?:\s*+{_NUMBER}{_UNIT}{_BY})?", re.I | re.S)
_COMPARATOR = re.compile(
    rf"\bwithin(?:\s++{_NUMBER}{_UNIT.replace('(?<!by)', '')}\s++of\s++(?:the\s++)?+(?P<other>.+)(?P<end>\Z))?",
    re.I | re.S,
)
_THEN_BY = re.compile(r"(?<!\s)(?:\s*+,)?\s++by\s++", re.I)
_TREND = re.compile(
    r"\b(?P<way>rising|rises|improving|falling|falls)"
    r"(?:(?P<monthly>\s++(?:each|every)\s++month|\s++month[ -](?:by|on)[ -]month)?(?P<end>\Z))?",
    re.I,
)
_EXAMPLES = (
    "at least 85% by 30 June 2020",
    "at most 25 by 31 March 2020",
    "rising each month",
    "within 10 points of Regional average",
    "evidence: <what must be shown>",
)


def run_target(call: Call) -> Reply:
    """Adds a condition, or replaces one. Refused: words that are no test, and easing a target to officers."""
    check_may_write(call.actor)
    measure = call.measure()
    check_has_test(call)
    condition = call.once(("condition", measure), lambda: read_condition(call, measure))
    replaced = replaced_by(measure, condition)
    if replaced:
        if is_the_same(replaced, condition):
            raise Refusal(f"{measure.ref} has that target already ({replaced.label}).")
        check_decides(call.actor, f"change a target that is set ({replaced.label}: {replaced.test})")
    check_does_not_ease(call, measure, condition)
    every = every_of(call, measure, condition)
    condition = replace(condition, label=call.store.measures.next_label(measure))
    new_id = call.store.measures.add_condition(measure.id, condition)
    if replaced:
        call.store.measures.replace_condition(replaced.id, new_id)
    told = {"condition": new_id, "test": condition.test, "replaces": replaced.label if replaced else None}
    often = kept(call, measure, condition.indicator, every)
    call.record_measure(measure, told | facts(condition) | often)
    fresh = assess(call.measure(), call.today)
    now = [verdict_line(fresh, each) for each in fresh.verdicts if each.condition.id == new_id]
    instead = f", in place of {replaced.label} ({replaced.test})" if replaced else ""
    shown = condition.test if condition.is_judged else f"{condition.indicator} {condition.test}"
    more = [f"It comes {every}."] if often else []
    more += judged_again_lines(assess(measure, call.today), fresh).values()
    return reply(paragraph((Bold(f"{measure.ref} has target {condition.label}:"), f" {shown}{instead}."), *now, *more))


_OR_MORE = re.compile(
    rf"{_NUMBER}(?:{_UNIT}\s++(?:(?P<least>or (?:more|over|above|higher)|and (?:over|above))|"
    rf"(?P<most>or (?:fewer|less|under|below|lower)|and under)){_BY})?",
    re.I | re.S,
)
_BARE = re.compile(rf"{_NUMBER}(?:{_UNIT}{_BY})?", re.I | re.S)
_WAY = re.compile(r"\b(?:above|over|under|below|more than|less than|fewer than)\Z", re.I)
_TYPED_PERCENT = re.compile(rf"({PERCENT.pattern})", re.I)


def read_condition(call: Call, measure: Measure) -> Condition:
    """The condition that was typed, with no label yet. Refused, with an example of each kind, where it is none."""
    evidence = call.said(call.words.get("evidence"))
    if evidence:
        return Condition(0, "", Kind.EVIDENCE, evidence, unit="")
    free = call.words.free.strip().rstrip(".")
    source = call.said(call.words.get("source"))
    for pattern, build in _PATTERNS:
        if match := to_the_end(pattern, free):
            return replace(build(call, measure, match, free[: match.start()].strip()), source=source)
    if lines := _in_doubt(call, free):
        raise Refusal("Is that the least or the most it should be?", lines=lines)
    known = known_indicators(measure)
    named = f"{known[0]} " if len(known) > 1 else ""
    taken = {each.test for each in measure.conditions}
    lines = [
        call.line(each if each.startswith("evidence") else f"{named}{each}") for each in _EXAMPLES if each not in taken
    ]
    raise Refusal("I cannot read that as a target. A target can be any of these:", lines=lines)


def _in_doubt(call: Call, free: str) -> list[str]:
    """The person's own figure and date as a target each way, where they typed a figure and not which way."""
    match = to_the_end(_BARE, free)
    if match is None:
        return []
    indicator = _WAY.sub("", free[: match.start()].rstrip()).rstrip()
    by = f" by {match['by']}" if match["by"] else ""
    figures = f"{match['number']}{match['unit'] or ''}{by}"
    return [call.line(f"{indicator} {way} {figures}".strip()) for way in ("at least", "at most")]


def _threshold(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    indicator = _indicator(call, measure, before)
    higher, unit = bool(match["least"]), _unit(measure, indicator, match["unit"])
    target = call.figure(match["number"])
    check_percentage(target, unit, match["number"])
    if meant := fraction_meant(target, unit, bool(match["unit"])):
        line = call.line(call.words.line.replace(match["number"], meant, 1))
        raise Refusal(f"{less_than_one(target)} If you mean {meant}:", lines=[line])
    return Condition(0, "", Kind.THRESHOLD, indicator, unit, higher, target, due_on=_due(call, match["by"]))


def _comparator(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    if PERCENT.fullmatch(match["unit"] or ""):
        points = _TYPED_PERCENT.sub(" points", call.words.line, count=1)
        raise Refusal(
            '"Within 10%" can mean ten points below, or a tenth below. The log compares in points:',
            lines=[call.line(" ".join(points.split()))],
        )
    indicator = _indicator(call, measure, before)
    other, *by = _THEN_BY.split(match["other"], maxsplit=1)
    higher = good_way_of(measure, indicator)
    in_points = (match["unit"] or "").casefold().endswith(("point", "points"))
    unit = "%" if in_points else _unit(measure, indicator, match["unit"])
    return Condition(
        0, "", Kind.COMPARATOR, indicator, unit, higher,
        comparator=call.said(other.strip()), within=call.figure(match["number"]),
        due_on=_due(call, by[0] if by else None),
    )  # fmt: skip


def _trend(call: Call, measure: Measure, match: re.Match[str], before: str) -> Condition:
    indicator = _indicator(call, measure, before)
    higher = match["way"].casefold() in {"rising", "rises"}
    if match["way"].casefold() == "improving":
        higher = good_way_of(measure, indicator)
    return Condition(
        0, "", Kind.TREND, indicator, _unit(measure, indicator, None), higher, monthly=bool(match["monthly"])
    )


def _indicator(call: Call, measure: Measure, words: str) -> str:
    """The indicator of a target: one the measure has, as it is written there, or a new one in the person's words.

    Words that are a part of one it has are asked about: two names for one figure would never be compared.
    """
    words = call.said(words.strip(' ":,'))
    known = known_indicators(measure)
    if not words:
        if len(known) > 1:
            lines = [call.line(f"{name} {call.words.line}") for name in known[:8]]
            raise Refusal(f"{measure.ref} has {len(known)} indicators. Which?", lines=lines)
        return known[0] if known else measure.title
    same = next((name for name in known if same_indicator(name, words)), None)
    if same:
        return same
    parts = words.casefold().split()
    alike = [name for name in known if all(part in name.casefold() for part in parts)]
    if alike:
        lines = [call.line(call.words.line.replace(words, name, 1)) for name in alike[:8]]
        raise Refusal(
            f'{measure.ref} has "{alike[0]}" already. Is "{words}" the same? Then write it in full; if it is another '
            "figure, give it a name that is no part of that one:",
            lines=lines,
        )
    return words


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
        raise Refusal(refusal.reason, lines=call.instead_of(phrase, refusal)) from refusal


_PATTERNS = ((_THRESHOLD, _threshold), (_OR_MORE, _threshold), (_COMPARATOR, _comparator), (_TREND, _trend))

TARGET = Verb(
    name="target",
    usage="/measure target <ref> [indicator] at least 85% by 30 June 2020 · … at most 25 … · … rising · "
    "… falling each month · … within 10 points of <indicator> · … evidence: <what must be shown> "
    "[every: month|quarter|year]",
    about="adds a condition the measure must pass",
    example="/measure target M6 CIN visits at least 85% by 30 June 2020",
    run=run_target,
    keys=("evidence", "source", "every"),
    takes_ref=True,
    writes=True,
    refused="No target set.",
    aliases=("condition",),
)
