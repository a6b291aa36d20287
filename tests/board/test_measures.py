"""A measure: the conditions in force, its worst verdict, and how the claim stands to the figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.claims import Reported, Standing
from board.conditions import Claim, Condition, Judgement, Kind, Reading
from board.grounds import in_force
from board.measures import Assessment, Measure, assess, worst_first
from board.outcomes import Outcome

JULY_8 = date(2020, 7, 8)
VISITS = "CIN visits in time"


def on(text: str) -> date:
    return date.fromisoformat(text)


def stage(label: str, due: str | None, indicator: str = VISITS, higher: bool = True, target: str = "75") -> Condition:
    due_on = on(due) if due else None
    return Condition(1, label, Kind.THRESHOLD, indicator, higher=higher, target=Decimal(target), due_on=due_on)


def reading(day: str, value: str, indicator: str = VISITS) -> Reading:
    return Reading(1, indicator, on(day), Decimal(value))


def claim(met: bool = True, day: str = "2020-07-08", claim_id: int = 1) -> Claim:
    return Claim(claim_id, "Target Met" if met else "Not yet", met, on(day))


MARCH, JUNE, SEPTEMBER = stage("M6a", "2020-03-31"), stage("M6c", "2020-06-30"), stage("M6e", "2020-09-30")


@pytest.mark.parametrize(
    ("today", "labels"),
    [
        ("2020-01-01", ["M6a"]),
        ("2020-03-31", ["M6a"]),
        ("2020-04-01", ["M6a"]),
        ("2020-06-30", ["M6a"]),
        ("2020-07-01", ["M6c"]),
        ("2020-09-30", ["M6c"]),
        ("2020-10-01", ["M6e"]),
        ("2021-10-01", ["M6e"]),
    ],
)
@pytest.mark.parametrize("entered", [[MARCH, JUNE, SEPTEMBER], [SEPTEMBER, MARCH, JUNE]])
def test_the_stage_in_force_is_the_last_whose_date_has_passed_or_the_first(
    entered: list[Condition], today: str, labels: list[str]
) -> None:
    assert [each.label for each in in_force(entered, on(today))] == labels


def test_only_stages_of_one_indicator_in_one_direction_follow_each_other() -> None:
    """Undated targets, the other half of the measure, an upper limit and a trend stay in force beside them."""
    trend = Condition(1, "M6t", Kind.TREND, VISITS, monthly=True)
    others = [
        stage("M6b", "2020-03-31", "CP visits in time"),
        stage("M6u", None),
        stage("M6l", "2020-03-31", higher=False),
        trend,
    ]

    labels = [each.label for each in in_force([MARCH, JUNE, *others], JULY_8)]
    assert labels == ["M6c", "M6b", "M6u", "M6l", "M6t"]


def test_stages_belong_together_however_their_indicator_is_typed() -> None:
    again = stage("M6x", "2020-06-30", " cin VISITS  in time")

    assert in_force([MARCH, again], JULY_8) == (again,)


_THRESHOLD = stage("M", "2020-06-30")
_BEFORE = stage("M", "2020-07-31")
_TREND = Condition(1, "M", Kind.TREND, VISITS)
_COMPARED = Condition(
    1, "M", Kind.COMPARATOR, VISITS, comparator="Regional average", within=Decimal(10), questions=("which year",)
)
_SHOWN = Condition(
    1, "M", Kind.EVIDENCE, "A plan", judgements=(Judgement(True, "Seen", "U0PAT", datetime(2020, 7, 1, tzinfo=UTC)),)
)
_NOT_SHOWN = Condition(1, "M", Kind.EVIDENCE, "A plan")

# A condition and readings for each outcome, and how a claim "met" and a claim "not met" stand to it.
OUTCOMES = {
    Outcome.NOT_MET: (_THRESHOLD, ["70"], "contradicted", "borne out"),
    Outcome.SLIPPED: (_THRESHOLD, ["80", "70"], "contradicted", "borne out"),
    Outcome.BROKEN: (_TREND, ["80", "70"], "contradicted", "borne out"),
    Outcome.TO_GO: (_BEFORE, ["70"], "contradicted", "borne out"),
    Outcome.NO_READING: (_THRESHOLD, [], "cannot be confirmed", "cannot be confirmed"),
    Outcome.NOT_DEFINED: (_COMPARED, ["80"], "cannot be confirmed", "cannot be confirmed"),
    Outcome.NEEDS_EVIDENCE: (_NOT_SHOWN, ["80"], "cannot be confirmed", "cannot be confirmed"),
    Outcome.MIXED: (_TREND, ["70", "60", "80"], "cannot be confirmed", "cannot be confirmed"),
    Outcome.MET_LATE: (_THRESHOLD, ["70", "80"], "borne out", "contradicted"),
    # On target is not met yet: it contradicts no claim of "not met".
    Outcome.ON_TARGET: (_BEFORE, ["80"], "borne out", "cannot be confirmed"),
    Outcome.HELD: (_TREND, ["70", "80"], "borne out", "contradicted"),
    Outcome.MET: (_SHOWN, [], "borne out", "contradicted"),
}
# Of three the first is before the date, of two the first is at it.
DAYS = {0: [], 1: ["2020-06-30"], 2: ["2020-06-30", "2020-07-07"], 3: ["2020-05-31", "2020-06-30", "2020-07-07"]}


def assessed(condition: Condition, values: list[str], *claims: Claim, more: tuple[Condition, ...] = ()) -> Assessment:
    readings = [reading(day, value) for day, value in zip(DAYS[len(values)], values, strict=True)]
    readings.append(reading("2020-07-07", "78", "Regional average"))
    measure = Measure(1, "M6", "Visits", conditions=(condition, *more), readings=tuple(readings), claims=claims)
    return assess(measure, JULY_8)


def test_every_outcome_has_a_row_worst_first() -> None:
    assert [*OUTCOMES, Outcome.WATCHED] == list(Outcome)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_claim_stands_to_every_outcome_as_the_table_says(outcome: Outcome) -> None:
    condition, values, said_met, said_not_met = OUTCOMES[outcome]

    assert assessed(condition, values).outcome == outcome
    assert assessed(condition, values, claim(met=True)).standing == said_met
    assert assessed(condition, values, claim(met=False)).standing == said_not_met


@pytest.mark.parametrize(
    ("standing", "mismatch"),
    [(Standing.BORNE_OUT, False), (Standing.CONTRADICTED, True), (Standing.UNCONFIRMED, True), (None, False)],
)
def test_a_mismatch_is_a_claim_that_the_figures_contradict_or_cannot_confirm(
    standing: Standing | None, mismatch: bool
) -> None:
    measure = Measure(1, "M6", "Visits")

    reported = (Reported(claim(), standing),) if standing else ()

    assert Assessment(measure, JULY_8, (), reported).is_mismatch is mismatch


@pytest.mark.parametrize(
    ("beside", "outcome", "standing"),
    [
        (_NOT_SHOWN, Outcome.NOT_MET, Standing.CONTRADICTED),
        (_SHOWN, Outcome.NOT_MET, Standing.CONTRADICTED),
        (_TREND, Outcome.NOT_MET, Standing.CONTRADICTED),
    ],
)
def test_one_failing_condition_contradicts_the_claim_whatever_the_others_say(
    beside: Condition, outcome: Outcome, standing: Standing
) -> None:
    found = assessed(_THRESHOLD, ["70"], claim(), more=(beside,))

    assert (found.outcome, found.standing) == (outcome, standing)


def test_one_unknown_condition_leaves_a_claim_unconfirmed() -> None:
    found = assessed(_THRESHOLD, ["80"], claim(), more=(_NOT_SHOWN,))

    assert (found.outcome, found.standing) == (Outcome.NEEDS_EVIDENCE, Standing.UNCONFIRMED)


def test_a_measure_without_conditions_is_watched_and_its_claim_cannot_be_confirmed() -> None:
    found = assess(Measure(1, "M9", "New", claims=(claim(),)), JULY_8)

    assert (found.worst, found.outcome, found.is_watched) == (None, Outcome.WATCHED, True)
    assert found.standing == Standing.UNCONFIRMED


@pytest.mark.parametrize(
    ("claims", "wins"),
    [
        ([claim(day="2020-06-01", claim_id=1), claim(day="2020-07-01", claim_id=2)], 2),
        ([claim(day="2020-07-01", claim_id=1), claim(day="2020-06-01", claim_id=2)], 1),
        ([claim(day="2020-07-01", claim_id=1), claim(met=False, day="2020-07-01", claim_id=2)], 2),
        ([claim(day="2020-07-01", claim_id=1), claim(day="2020-07-09", claim_id=2)], 1),
        ([claim(day="2020-07-08", claim_id=1)], 1),
        ([claim(day="2020-07-09", claim_id=1)], None),
        ([], None),
    ],
)
def test_the_claim_that_counts_is_the_latest_by_today_and_then_the_last_entered(
    claims: list[Claim], wins: int | None
) -> None:
    found = assessed(_THRESHOLD, ["80"], *claims)

    assert (found.claim.id if found.claim else None) == wins
    assert (found.standing is None) == (wins is None)


def test_measures_are_put_worst_first_and_equal_ones_keep_their_order() -> None:
    def one(ref: str, values: list[str]) -> Assessment:
        readings = tuple(reading(day, value) for day, value in zip(DAYS[len(values)], values, strict=True))
        return assess(Measure(1, ref, "Visits", conditions=(_THRESHOLD,), readings=readings), JULY_8)

    measures = [one("M1", ["80"]), one("M2", []), one("M3", ["70", "80"]), one("M4", ["70"]), one("M5", ["80", "70"])]
    measures += [one("M6", ["80"]), one("M7", ["60"])]

    assert [each.measure.ref for each in worst_first(measures)] == ["M4", "M7", "M5", "M2", "M3", "M1", "M6"]


def test_the_verdicts_of_a_measure_are_worst_first(northmoor_measures: dict[str, Measure]) -> None:
    verdicts = assess(northmoor_measures["M6"], JULY_8).verdicts

    assert [each.condition.label for each in verdicts] == ["M6c", "M6e", "M6g", "M6f", "M6d"]


@pytest.mark.parametrize(
    ("ref", "outcome", "standing"),
    [
        ("M1", Outcome.NEEDS_EVIDENCE, Standing.UNCONFIRMED),
        ("M2", Outcome.MET, Standing.BORNE_OUT),
        ("M3", Outcome.NEEDS_EVIDENCE, Standing.UNCONFIRMED),
        ("M4", Outcome.MIXED, Standing.UNCONFIRMED),
        ("M5", Outcome.NOT_DEFINED, Standing.UNCONFIRMED),
        ("M6", Outcome.NOT_MET, Standing.CONTRADICTED),
        ("M7", Outcome.NOT_MET, Standing.CONTRADICTED),
    ],
)
def test_of_northmoors_seven_claims_one_is_borne_out_and_two_are_contradicted(
    northmoor_measures: dict[str, Measure], ref: str, outcome: Outcome, standing: Standing
) -> None:
    found = assess(northmoor_measures[ref], JULY_8)

    assert found.claim is not None
    assert (found.claim.reported, found.claim.met) == ("Target Met", True)
    assert (found.outcome, found.standing) == (outcome, standing)
