"""Reads a target from a form, each part from its own field, and sorts the words of a typed target into those fields."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from board.boards import Board
from board.conditions import Condition, Kind
from board.figures import POUNDS
from board.measures import Measure
from board.refusals import Refusal, at_slot
from commands.call import Call
from commands.measures.figures.figure_day import without_day
from commands.measures.targets.condition_words import (
    comparator_of,
    direction_of,
    threshold_of,
)
from commands.measures.targets.notice_forms import Direction
from commands.measures.targets.notice_words import NUMBER, TargetAsked, scale_in
from commands.measures.targets.target_patterns import WHOLE_FIGURE, parts_of
from commands.reading.figures import PERCENT, SCALE
from commands.reading.grammar import Words
from commands.slots import Subject

# The kinds of test, as they are typed and as the form shows them.
TESTS = (
    ("at least", "At least"),
    ("at most", "At most"),
    ("rising", "Rising"),
    ("rising each month", "Rising each month"),
    ("falling", "Falling"),
    ("falling each month", "Falling each month"),
    ("within", "Within … points of another figure"),
    ("evidence:", "Evidence, which a person judges"),
)
_EVIDENCE, _WITHIN, _SIZED = "evidence:", "within", ("at least", "at most")
_ONE_FIGURE = re.compile(
    rf"(?P<money>£)?\s?(?P<number>{NUMBER}){SCALE}"
    r"(?:\s?(?P<unit>%|per\s?cent\b|(?:percentage\s)?points?\b|[^\W\d_]++))?",
    re.I,
)
# The kinds of test that each field goes with, and the refusal for the others.
_GOES_WITH = {
    "figure": (("at least", "at most", "within"), "A trend or evidence has no figure to reach. Leave this empty."),
    "comparator": (("within",), 'Only "within … points of another figure" compares with one. Leave this empty.'),
    "due": (("at least", "at most", "within"), "A trend or evidence has no day. Leave this empty."),
    "evidence": ((_EVIDENCE,), "Figures decide this test. Leave this empty, or choose evidence."),
    "every": (tuple(each for each, _ in TESTS if each != _EVIDENCE), "Evidence has no figure. Leave this empty."),
    "indicator": (tuple(each for each, _ in TESTS if each != _EVIDENCE), "Evidence is of no figure. Leave this empty."),
}  # fmt: skip


def filled_condition(call: Call, measure: Measure, filled: Mapping[str, str]) -> Condition:
    """The condition that a form asks for, with no label yet. Refused, at its slot: what is missing, what does not go
    with the kind of test, and whatever a typed target would be refused for."""
    test = filled.get("test", "")
    if test not in dict(TESTS):
        raise Refusal("Choose what kind of test it is.", slot="test")
    for slot, (tests, why) in _GOES_WITH.items():
        if filled.get(slot) and test not in tests:
            raise Refusal(why, slot=slot)
    source = call.said(call.words.get("source"))
    return replace(_condition(call, measure, test, filled), source=source)


def _condition(call: Call, measure: Measure, test: str, filled: Mapping[str, str]) -> Condition:
    if test == _EVIDENCE:
        if not filled.get("evidence"):
            raise Refusal("Say what must be shown.", slot="evidence")
        return Condition(0, "", Kind.EVIDENCE, call.said(filled["evidence"]), unit="")
    name = " ".join(filled.get("indicator", "").split())
    if test not in (*_SIZED, _WITHIN):
        way, _, monthly = test.partition(" ")
        return direction_of(call, measure, Direction(name, way, bool(monthly)))
    wanted = _figure(call, TargetAsked(name, test, "", by=filled.get("due", "")), filled.get("figure", ""))
    if test != _WITHIN:
        return threshold_of(call, measure, wanted)
    if not filled.get("comparator"):
        raise Refusal("Say which figure it is compared with.", slot="comparator")
    if PERCENT.fullmatch(wanted.unit):
        raise Refusal('"Within 10%" can mean ten points below, or a tenth below. Say it in points.', slot="figure")
    return comparator_of(call, measure, wanted, filled["comparator"])


def _figure(call: Call, wanted: TargetAsked, words: str) -> TargetAsked:
    if not words:
        raise Refusal("Say the figure to reach, such as 85%.", slot="figure")
    with at_slot("figure"):
        if whole := WHOLE_FIGURE.match(f"at least {words}"):
            call.figure(whole["figure"])
        found = _ONE_FIGURE.fullmatch(words)
        if found is None:
            raise Refusal(f'"{words[:60]}" is not one figure. Say a number, such as 85% or 25 days.')
    unit = POUNDS if found["money"] else found["unit"] or ""
    return replace(wanted, number=found["number"], unit=unit, scale=scale_in(found))


def target_apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Sorts the words of a typed target into the fields of the form. Words that are not a test go to the indicator."""
    if words.has("evidence"):
        return {"test": _EVIDENCE, "indicator": ""}
    free = " ".join(words.free.split())
    bare, day = without_day(free)
    name, test, figure, other, by = parts_of(bare if day else free)
    return {"indicator": name, "test": test, "figure": figure, "comparator": other, "due": day or by}
