"""A kind of condition that some part does not know yet: every part says so, and none takes it as met."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from board.claims import Reported, Standing
from board.conditions import Claim, Condition, Kind, Reading
from board.grounds import in_force
from board.measures import Assessment, Measure, assess
from board.outcomes import Outcome, Verdict
from board.verdicts import verdict
from commands.measures.indicators.claim_wording import in_short, mismatch_lines
from commands.measures.indicators.which import known_indicators, unit_of
from commands.measures.indicators.wording import measure_words, verdict_line

TODAY = date(2020, 7, 8)
READINGS = (Reading(1, "Visits", date(2020, 6, 30), Decimal(77)),)
KNOWN = Condition(1, "M6a", Kind.THRESHOLD, "Visits", target=Decimal(85), due_on=date(2020, 6, 30))
UNHEARD_OF = replace(KNOWN, kind="forecast")


def measure(condition: Condition) -> Measure:
    return Measure(1, "M6", "Statutory visits", conditions=(condition,), readings=READINGS)


def seen(condition: Condition, outcome: Outcome = Outcome.NOT_MET) -> Verdict:
    return Verdict(condition, outcome, "8 points short", READINGS[0], Decimal(8))


def assessed(condition: Condition) -> Assessment:
    claimed = Reported(Claim(1, "met", True, TODAY), Standing.CONTRADICTED, then=(seen(condition),))
    return replace(assess(measure(KNOWN), TODAY), verdicts=(seen(condition),), reported=(claimed,))


PARTS: dict[str, Callable[[Condition], object]] = {
    "its test in words": lambda condition: condition.test,
    "the verdict": lambda condition: verdict(condition, READINGS, TODAY),
    "which of several binds": lambda condition: in_force([condition], TODAY),
    "the measure's verdict": lambda condition: assess(measure(condition), TODAY),
    "the measure's indicators": lambda condition: known_indicators(measure(condition)),
    "the unit of an indicator": lambda condition: unit_of(measure(condition), "Visits"),
    "the verdict in full": lambda condition: verdict_line(assessed(KNOWN), seen(condition)),
    "the verdict in a few words": lambda condition: in_short([seen(condition)]),
    "the measure on one line": lambda condition: measure_words(assessed(condition)),
    "the mismatch": lambda condition: mismatch_lines(assessed(condition)),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_kind_that_a_part_does_not_know_stops_it(part: str) -> None:
    assert PARTS[part](KNOWN)

    with pytest.raises(AssertionError, match="forecast"):
        PARTS[part](UNHEARD_OF)


@pytest.mark.parametrize(
    "condition", [replace(KNOWN, target=None), replace(KNOWN, kind=Kind.COMPARATOR, comparator="Visits")]
)
def test_a_target_that_is_missing_is_never_met(condition: Condition) -> None:
    with pytest.raises(ValueError, match="a threshold has a target"):
        verdict(condition, READINGS, TODAY)
