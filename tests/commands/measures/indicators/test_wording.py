"""How a measure is put into words: every kind of condition and every outcome, in full and in a few words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.conditions import Claim, Condition, Judgement, Kind, Reading
from board.measures import Assessment, Measure, assess
from board.outcomes import Outcome
from board.position import position
from commands.measures.indicators.claim_wording import in_short
from commands.measures.indicators.wording import measure_words, verdict_line
from commands.reply import as_text, paragraph
from commands.standing.claimed import claimed_line
from commands.standing.measures import others

TODAY = date(2020, 7, 8)
JUNE = date(2020, 6, 30)
AUGUST = date(2020, 8, 31)
TARGET = Condition(1, "M6a", Kind.THRESHOLD, "Visits", target=Decimal(85))
BY_JUNE = Condition(1, "M6a", Kind.THRESHOLD, "Visits", target=Decimal(85), due_on=JUNE)
BY_AUGUST = Condition(1, "M6a", Kind.THRESHOLD, "Visits", target=Decimal(85), due_on=AUGUST)
AT_MOST = Condition(1, "M6a", Kind.THRESHOLD, "Cases over 40", unit="cases", higher=False, target=Decimal(0))
RISING = Condition(1, "M6a", Kind.TREND, "Visits")
MONTHLY = Condition(1, "M6a", Kind.TREND, "Visits", monthly=True)
WITHIN = Condition(1, "M6a", Kind.COMPARATOR, "Visits", comparator="Region", within=Decimal(10))
UNCLEAR = Condition(
    1, "M6a", Kind.COMPARATOR, "Visits", comparator="Region", within=Decimal(10), questions=("points or percent is not said",)
)  # fmt: skip
SEEN = Condition(1, "M6a", Kind.EVIDENCE, "Visits have a purpose")
JUDGED_MET = Condition(
    1, "M6a", Kind.EVIDENCE, "Visits have a purpose", judgements=(Judgement(True, "audit", "U0PAT", datetime(2020, 7, 7, 9, tzinfo=UTC)),)
)  # fmt: skip
JUDGED_NOT = Condition(
    1, "M6a", Kind.EVIDENCE, "Visits have a purpose", judgements=(Judgement(False, "audit", "U0PAT", datetime(2020, 7, 7, 9, tzinfo=UTC)),)
)  # fmt: skip
MET = Claim(1, "Target Met", True, TODAY, "cabinet report")
NOT_MET = Claim(1, "not met", False, TODAY)


def figures(
    *values: tuple[date, str], indicator: str = "Visits", unit: str = "%", source: str = ""
) -> tuple[Reading, ...]:
    return tuple(
        Reading(n, indicator, as_at, Decimal(value), unit, source=source) for n, (as_at, value) in enumerate(values)
    )


def assessed(*conditions: Condition, readings: tuple[Reading, ...] = (), claim: Claim | None = None) -> Assessment:
    claims = (claim,) if claim else ()
    return assess(Measure(1, "M6", "Statutory visits", conditions=conditions, readings=readings, claims=claims), TODAY)


@dataclass(frozen=True)
class Case:
    """A condition with readings, and its verdict in full, in short, and as a measure's only one; then, in the digest, in
    the table of measures and where what was claimed is not so."""

    condition: Condition
    readings: tuple[Reading, ...]
    full: str
    short: str
    measure: str
    row: str
    claimed: str


MAY = date(2020, 5, 31)
APRIL = date(2020, 4, 30)
CASES = {
    "not met": Case(
        TARGET, figures((MAY, "75"), (JUNE, "77")),
        "Not met: Visits 77% as at Tue 30 Jun 2020, target at least 85%, 8 points short · better, was 75%",
        "Visits 77%, not met, 8 points short",
        "not met · Visits 77% as at Tue 30 Jun 2020, target at least 85% · 8 points short · better, was 75%",
        "77%, better · at least 85% · not met, 8 points short",
        "Visits 77%, target at least 85%: 8 points short",
    ),
    "over": Case(
        AT_MOST, figures((JUNE, "3"), indicator="Cases over 40", unit="cases"),
        "Not met: Cases over 40: 3 as at Tue 30 Jun 2020, target at most 0, 3 over",
        "Cases over 40: 3, not met, 3 over",
        "not met · Cases over 40: 3 as at Tue 30 Jun 2020, target at most 0 · 3 over",
        "3 · at most 0 · not met, 3 over",
        "Cases over 40: 3, target at most 0: 3 over",
    ),
    "slipped": Case(
        BY_JUNE, figures((JUNE, "86"), (TODAY, "84")),
        "Slipped: Visits 84% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, 1 point short · worse, was 86%",
        "Visits 84%, slipped, 1 point short",
        "slipped · Visits 84% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020 · 1 point short · worse, was 86%",
        "84%, worse · at least 85% by 30 Jun · slipped, 1 point short",
        "Visits 84%, target at least 85% by 30 Jun: slipped, 1 point short",
    ),
    "to go": Case(
        BY_AUGUST, figures((JUNE, "80")),
        "To go: Visits 80% as at Tue 30 Jun 2020, target at least 85% by Mon 31 Aug 2020, 5 points to go by Mon 31 Aug 2020",
        "Visits 80%, 5 points to go by Mon 31 Aug 2020",
        "to go · Visits 80% as at Tue 30 Jun 2020, target at least 85% by Mon 31 Aug 2020 · 5 points to go by Mon 31 Aug 2020",
        "80% · at least 85% by 31 Aug · 5 points to go",
        "Visits 80%, target at least 85% by 31 Aug: 5 points to go",
    ),
    "on target": Case(
        BY_AUGUST, figures((JUNE, "85")),
        "On target: Visits 85% as at Tue 30 Jun 2020, target at least 85% by Mon 31 Aug 2020",
        "Visits 85%, on target",
        "on target · Visits 85% as at Tue 30 Jun 2020, target at least 85% by Mon 31 Aug 2020",
        "85% · at least 85% by 31 Aug · on target",
        "Visits 85%, target at least 85% by 31 Aug: on target",
    ),
    "met": Case(
        BY_JUNE, figures((MAY, "90"), (JUNE, "90")),
        "Met: Visits 90% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020 · same, was 90%",
        "Visits 90%, met",
        "met · Visits 90% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020 · same, was 90%",
        "90%, same · at least 85% by 30 Jun · met",
        "Visits 90%, target at least 85% by 30 Jun: met",
    ),
    "met late": Case(
        BY_JUNE, figures((JUNE, "80"), (TODAY, "86")),
        "Met late: Visits 86% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, first on Wed 8 Jul 2020 (86%) · better, was 80%",
        "Visits 86%, met late, first on Wed 8 Jul 2020 (86%)",
        "met late · Visits 86% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020 · first on Wed 8 Jul 2020 (86%) · better, was 80%",
        "86%, better · at least 85% by 30 Jun · met late",
        "Visits 86%, target at least 85% by 30 Jun: met late",
    ),
    "no reading": Case(
        TARGET, (),
        "No reading: Visits, target at least 85%",
        "Visits, no reading",
        "no reading · Visits, target at least 85%",
        "none · at least 85% · no reading",
        "Visits, target at least 85%: no reading",
    ),
    "broken": Case(
        MONTHLY, figures((APRIL, "74"), (MAY, "70"), (JUNE, "77")),
        "Broken in May 2020 (74% to 70%): Visits 77% as at Tue 30 Jun 2020, rising each month · better, was 70%",
        "Visits 77%, broken in May 2020 (74% to 70%)",
        "broken in May 2020 (74% to 70%) · Visits 77% as at Tue 30 Jun 2020, rising each month · better, was 70%",
        "77%, better · rising each month · broken in May",
        "Visits 77%, rising each month: broken in May",
    ),
    "held": Case(
        MONTHLY, figures((MAY, "70"), (JUNE, "77")),
        "Held, 70% to 77%: Visits 77% as at Tue 30 Jun 2020, rising each month · better, was 70%",
        "Visits 77%, held, 70% to 77%",
        "held, 70% to 77% · Visits 77% as at Tue 30 Jun 2020, rising each month · better, was 70%",
        "77%, better · rising each month · held",
        "Visits 77%, rising each month: held",
    ),
    "mixed": Case(
        RISING, figures((APRIL, "70"), (MAY, "68"), (JUNE, "77")),
        "Mixed, 70% to 77% overall, with a step back in May 2020 (70% to 68%): Visits 77% as at Tue 30 Jun 2020, rising · better, was 68%",
        "Visits 77%, mixed, 70% to 77% overall, with a step back in May 2020 (70% to 68%)",
        "mixed, 70% to 77% overall, with a step back in May 2020 (70% to 68%) · Visits 77% as at Tue 30 Jun 2020, rising · better, was 68%",
        "77%, better · rising · mixed: a step back in May",
        "Visits 77%, rising: mixed: a step back in May",
    ),
    "a trend of one reading": Case(
        RISING, figures((JUNE, "77")),
        "No reading (a trend needs two readings or more): Visits 77% as at Tue 30 Jun 2020, rising",
        "Visits 77%, no reading: a trend needs two readings or more",
        "no reading (a trend needs two readings or more) · Visits 77% as at Tue 30 Jun 2020, rising",
        "77% · rising · no reading: a trend needs two",
        "Visits 77%, rising: no reading: a trend needs two",
    ),
    "behind the region": Case(
        WITHIN, (*figures((JUNE, "70")), *figures((JUNE, "85"), indicator="Region")),
        "Not met: Visits 70% as at Tue 30 Jun 2020, within 10 points of Region, 5 points short of the range, against Region 85% as at Tue 30 Jun 2020",
        "Visits 70%, not met, 5 points short of the range, against Region 85% as at Tue 30 Jun 2020",
        "not met · Visits 70% as at Tue 30 Jun 2020, within 10 points of Region · 5 points short of the range, against Region 85% as at Tue 30 Jun 2020",
        "70% · within 10 points of Region · not met, 5 points short of the range",
        "Visits 70%, within 10 points of Region: 5 points short of the range",
    ),
    "no figure of the region's": Case(
        WITHIN, figures((JUNE, "70")),
        "No reading (Region): Visits 70% as at Tue 30 Jun 2020, within 10 points of Region",
        "Visits 70%, no reading: Region",
        "no reading (Region) · Visits 70% as at Tue 30 Jun 2020, within 10 points of Region",
        "70% · within 10 points of Region · no reading: Region",
        "Visits 70%, within 10 points of Region: no reading: Region",
    ),
    "not defined": Case(
        UNCLEAR, (*figures((JUNE, "70")), *figures((JUNE, "85"), indicator="Region")),
        "Cannot be computed: Visits 70% as at Tue 30 Jun 2020, within 10% of Region · not settled: points or percent is not said",
        "Visits 70%, cannot be computed: points or percent is not said",
        "cannot be computed · Visits 70% as at Tue 30 Jun 2020, within 10% of Region · not settled: points or percent is not said",
        "70% · within 10% of Region · cannot be computed",
        "Visits 70%, within 10% of Region: cannot be computed",
    ),
    "needs evidence": Case(
        SEEN, (),
        "Needs evidence: Visits have a purpose",
        "Visits have a purpose, needs evidence",
        "needs evidence · Visits have a purpose",
        "none · evidence · needs evidence",
        "Visits have a purpose: needs evidence",
    ),
    "judged met": Case(
        JUDGED_MET, (),
        "Met: Visits have a purpose (judged by <@U0PAT> on Tue 7 Jul 2020)",
        "Visits have a purpose, met",
        "met · Visits have a purpose",
        "none · evidence · met",
        "Visits have a purpose: met",
    ),
    "judged not met": Case(
        JUDGED_NOT, (),
        "Not met: Visits have a purpose (judged by <@U0PAT> on Tue 7 Jul 2020)",
        "Visits have a purpose, not met",
        "not met · Visits have a purpose",
        "none · evidence · not met",
        "Visits have a purpose: not met",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_verdict_in_full_in_short_and_as_its_measures_worst(case: Case) -> None:
    of = assessed(case.condition, readings=case.readings, claim=MET)
    [verdict] = of.verdicts

    assert as_text([paragraph(verdict_line(of, verdict))]) == case.full
    assert in_short([verdict]) == case.short
    assert measure_words(of) == case.measure


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_in_the_digest_it_is_a_row_or_the_figure_beside_the_claim(case: Case) -> None:
    """A claim that the figures bear out is not in question; the same figures contradict the claim that it is not met,
    but for what is only on target: the row says what was reported."""
    of = assessed(case.condition, readings=case.readings, claim=MET)
    if not of.is_mismatch:
        of = assessed(case.condition, readings=case.readings, claim=NOT_MET)
    where = position([], [of.measure], [], TODAY)

    noted = "; reported not met" if of.outcome == Outcome.ON_TARGET else ""
    assert as_text(others(where, told=[])).splitlines()[1] == f"M6 Statutory visits · {case.row}{noted}"
    assert as_text([paragraph(claimed_line(of))]) == f"M6 Statutory visits: {case.claimed}"
