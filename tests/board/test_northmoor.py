"""Northmoor on 8 July 2020: every condition's verdict against the sheet of expected ones."""

import csv
from datetime import date

import pytest
from conversation import DATA

from board.measures import Measure
from board.outcomes import Outcome, Verdict
from board.verdicts import verdict

JULY_8 = date(2020, 7, 8)
SHEET = list(csv.DictReader((DATA / "measures_expected.csv").read_text(encoding="utf-8").splitlines()))

# For each condition the sheet's sentence, and what that sentence means in the product's words.
MEANT = {
    "M1a": (
        "not met at target date; met late, first at 2020-01-31 (27)",
        Outcome.MET_LATE,
        "met late, first on Fri 31 Jan 2020 (27)",
    ),
    "M1b": ("met on time; still met (17)", Outcome.MET, "met"),
    "M1c": ("trend held: every reading lower than the last", Outcome.HELD, "held, 36 to 17"),
    "M1d": ("met", Outcome.MET, "met"),
    "M1e": ("met", Outcome.MET, "met"),
    "M1f": (
        "cannot be computed: needs evidence and a person",
        Outcome.NEEDS_EVIDENCE,
        "needs evidence: Robust caseload reduction plan produced",
    ),
    "M2a": ("met", Outcome.MET, "met"),
    "M3a": ("trend held; no target number", Outcome.HELD, "held, 21 to 4"),
    "M3b": (
        "cannot be computed",
        Outcome.NEEDS_EVIDENCE,
        "needs evidence: Evidence in case files and audit that managers use accurate data",
    ),
    "M4a": (
        "trend mixed (fell Dec and May), up overall from 9",
        Outcome.MIXED,
        "mixed, 9% to 27% overall, with a step back in Dec 2019 (9% to 8%) and in May 2020 (24% to 22%)",
    ),
    "M5a": ("met by 18 points", Outcome.MET, "met"),
    "M5b": (
        "cannot be computed: no regional average, date ambiguous",
        Outcome.NOT_DEFINED,
        'cannot be computed: points or percent is not said; which day is meant by "by the end of the year" is not said; '
        "no reading of Regional average",
    ),
    "M5c": ("trend held", Outcome.HELD, "held, 38% to 86%"),
    "M6a": (
        "not met at target date (1 point short); first met 2020-06-30 (75)",
        Outcome.MET_LATE,
        "met late, first on Tue 30 Jun 2020 (75%)",
    ),
    "M6b": ("met on time", Outcome.MET, "met"),
    "M6c": ("NOT MET: 8 points short on the latest figure", Outcome.NOT_MET, "not met, 8 points short"),
    "M6d": ("met", Outcome.MET, "met"),
    "M6e": (
        "trend broken: April 2020 fell from 74 to 70",
        Outcome.BROKEN,
        "broken in Apr 2020 (74% to 70%)",
    ),
    "M6f": ("trend held", Outcome.HELD, "held, 61% to 90%"),
    "M6g": (
        "cannot be computed: no evidence offered",
        Outcome.NEEDS_EVIDENCE,
        "needs evidence: Visits are purposeful; children seen and spoken to, alone if possible",
    ),
    "M7a": (
        "not met (9 points short); the report contradicts itself",
        Outcome.NOT_MET,
        "not met, 9 points short",
    ),
    "M7b": ("not met (16 points short)", Outcome.NOT_MET, "not met, 16 points short"),
}


def verdicts(measures: dict[str, Measure]) -> dict[str, Verdict]:
    return {
        condition.label: verdict(
            condition,
            measure.readings,
            JULY_8,
        )
        for measure in measures.values()
        for condition in measure.conditions
    }


def test_the_sheet_and_the_mapping_have_the_same_22_conditions() -> None:
    assert {row["cond"]: row["expected_verdict"] for row in SHEET} == {cond: row[0] for cond, row in MEANT.items()}
    assert len(SHEET) == 22


@pytest.mark.parametrize("cond", MEANT)
def test_a_condition_has_the_verdict_that_the_sheet_expects(northmoor_measures: dict[str, Measure], cond: str) -> None:
    _, outcome, words = MEANT[cond]
    found = verdicts(northmoor_measures)[cond]

    assert found.outcome == outcome
    assert found.words == words


def test_every_condition_of_the_measures_is_in_the_sheet(northmoor_measures: dict[str, Measure]) -> None:
    assert list(verdicts(northmoor_measures)) == list(MEANT)


@pytest.mark.parametrize(
    ("cond", "test"),
    [
        ("M1a", "at most 30 by Tue 31 Dec 2019"),
        ("M1c", "falling each month"),
        ("M1d", "at most 0"),
        ("M2a", "at least 100%"),
        ("M4a", "rising"),
        ("M5b", "within 10% of Regional average by the end of the year"),
        ("M6c", "at least 85% by Tue 30 Jun 2020"),
        ("M6e", "rising each month"),
        ("M1f", "evidence: Robust caseload reduction plan produced"),
    ],
)
def test_a_condition_is_said_in_words(northmoor_measures: dict[str, Measure], cond: str, test: str) -> None:
    assert verdicts(northmoor_measures)[cond].condition.test == test


def test_the_late_correction_of_may_wins_and_is_marked_as_a_revision(northmoor_measures: dict[str, Measure]) -> None:
    may = [
        (str(each.value), each.revises)
        for each in northmoor_measures["M6"].readings
        if each.indicator == "CIN visits in timescale" and each.as_at == date(2020, 5, 31)
    ]

    assert may == [("72", False), ("73", True)]
