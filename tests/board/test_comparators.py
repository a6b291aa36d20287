"""Verdicts on nearness to another figure, and on evidence that a person judges."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.conditions import Condition, Judgement, Kind, Reading
from board.outcomes import Outcome, Verdict
from board.verdicts import verdict

OURS = "Conferences in time"
THEIRS = "Regional average"
JULY_8 = date(2020, 7, 8)
WITHIN_10 = Condition(1, "M5b", Kind.COMPARATOR, OURS, comparator=THEIRS, within=Decimal(10))

Point = tuple[str, str]


def compared(ours: list[Point], theirs: list[Point], condition: Condition = WITHIN_10) -> Verdict:
    points = [(OURS, *point) for point in ours] + [(THEIRS, *point) for point in theirs]
    readings = [
        Reading(n, indicator, date.fromisoformat(day), Decimal(value), condition.unit)
        for n, (indicator, day, value) in enumerate(points, 1)
    ]
    return verdict(condition, readings, JULY_8)


@pytest.mark.parametrize(
    ("ours", "higher", "outcome", "words"),
    [
        ("68", True, Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
        (
            "67.9",
            True,
            Outcome.NOT_MET,
            "not met, 0.1 points short of the range, against Regional average 78% as at Tue 30 Jun 2020",
        ),
        (
            "67",
            True,
            Outcome.NOT_MET,
            "not met, 1 point short of the range, against Regional average 78% as at Tue 30 Jun 2020",
        ),
        ("78", True, Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
        ("100", True, Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
        ("88", False, Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
        (
            "90",
            False,
            Outcome.NOT_MET,
            "not met, 2 points short of the range, against Regional average 78% as at Tue 30 Jun 2020",
        ),
        ("10", False, Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
    ],
)
def test_only_falling_behind_the_other_figure_fails(ours: str, higher: bool, outcome: Outcome, words: str) -> None:
    found = compared([("2020-06-30", ours)], [("2020-06-30", "78")], replace(WITHIN_10, higher=higher))

    assert (found.outcome, found.words) == (outcome, words)


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        ("2020-06-30", "2020-06-30", Outcome.MET),
        ("2020-06-30", "2020-05-30", Outcome.MET),
        ("2020-06-30", "2020-05-29", Outcome.NO_READING),
        ("2020-05-30", "2020-06-30", Outcome.MET),
        ("2020-05-29", "2020-06-30", Outcome.NO_READING),
        ("2019-06-30", "2020-06-30", Outcome.NO_READING),
    ],
)
def test_the_two_figures_must_be_within_31_days_of_each_other(ours: str, theirs: str, outcome: Outcome) -> None:
    assert compared([(ours, "86")], [(theirs, "78")]).outcome == outcome


def test_the_latest_of_ours_is_compared_with_the_nearest_of_the_others() -> None:
    found = compared(
        [("2020-03-31", "60"), ("2020-05-31", "70")],
        [("2020-03-31", "78"), ("2020-05-28", "82"), ("2020-07-08", "90")],
    )

    assert found.words == "not met, 2 points short of the range, against Regional average 82% as at Thu 28 May 2020"
    assert found.reading is not None
    assert found.reading.as_at == date(2020, 5, 31)


@pytest.mark.parametrize(("latest", "before"), [("35", "75"), ("85", "60")])
def test_an_older_pair_says_nothing_of_a_latest_figure_that_stands_alone(latest: str, before: str) -> None:
    found = compared([("2020-05-31", before), ("2020-07-08", latest)], [("2020-05-31", "79")])

    assert (found.outcome, found.brief) == (Outcome.NO_READING, "none within a month of each other")
    assert found.reading is not None
    assert found.reading.as_at == JULY_8


@pytest.mark.parametrize(
    ("due", "ours", "outcome", "words"),
    [
        ("2020-07-31", "70", Outcome.ON_TARGET, "on target, against Regional average 78% as at Tue 30 Jun 2020"),
        ("2020-07-08", "60", Outcome.TO_GO, "8 points to go by Wed 8 Jul 2020"),
        ("2020-07-07", "70", Outcome.MET, "met, against Regional average 78% as at Tue 30 Jun 2020"),
        (
            "2020-07-07",
            "60",
            Outcome.NOT_MET,
            "not met, 8 points short of the range, against Regional average 78% as at Tue 30 Jun 2020",
        ),
        (
            "2020-06-29",
            "70",
            Outcome.MET_LATE,
            "met late, first on Tue 30 Jun 2020 (70%), no reading at its date",
        ),
    ],
)
def test_a_comparison_with_a_date_is_judged_by_it_as_any_target_is(
    due: str, ours: str, outcome: Outcome, words: str
) -> None:
    dated = replace(WITHIN_10, due_on=date.fromisoformat(due))
    found = compared([("2020-06-30", ours)], [("2020-06-30", "78")], dated)

    assert (found.outcome, found.words) == (outcome, words)


def test_a_comparison_that_passed_at_its_date_and_fails_now_has_slipped() -> None:
    dated = replace(WITHIN_10, due_on=date(2020, 5, 31))
    found = compared([("2020-05-31", "70"), ("2020-06-30", "60")], [("2020-06-15", "78")], dated)

    assert (found.outcome, found.short) == (Outcome.SLIPPED, Decimal(8))


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ([("2020-06-30", "86")], [], "no reading: Regional average"),
        ([], [("2020-06-30", "78")], "no reading: Conferences in time"),
        ([], [], "no reading: Conferences in time and Regional average"),
        ([("2020-06-30", "86")], [("2020-07-09", "78")], "no reading: Regional average"),
        (
            [("2020-06-30", "86")],
            [("2020-05-28", "78")],
            "no reading: no figures within a month of each other for Conferences in time and Regional average",
        ),
    ],
)
def test_what_is_missing_for_a_comparison_is_named(ours: list[Point], theirs: list[Point], words: str) -> None:
    assert compared(ours, theirs).words == words


def test_while_the_notice_leaves_questions_open_there_is_no_verdict() -> None:
    open_questions = replace(WITHIN_10, due_words="by the end of the year", questions=("which year is not said",))
    found = compared([("2020-06-30", "10")], [("2020-06-30", "78")], open_questions)

    assert (found.outcome, found.words) == (Outcome.NOT_DEFINED, "cannot be computed: which year is not said")
    assert open_questions.test == "within 10 points of Regional average by the end of the year"
    in_percent = replace(open_questions, questions=("points or percent is not said",))
    assert in_percent.test == "within 10% of Regional average by the end of the year"
    assert replace(in_percent, due_on=date(2020, 12, 31)).test == "within 10% of Regional average by Thu 31 Dec 2020"
    assert WITHIN_10.test == "within 10 points of Regional average"


def test_counts_are_compared_in_their_own_unit() -> None:
    cases = replace(WITHIN_10, unit="cases", higher=False, within=Decimal(2))

    assert cases.test == "within 2 of Regional average"
    assert compared([("2020-06-30", "19")], [("2020-06-30", "16.5")], cases).words == (
        "not met, 0.5 short of the range, against Regional average 16.5 as at Tue 30 Jun 2020"
    )


EVIDENCE = Condition(1, "M1f", Kind.EVIDENCE, "Robust caseload reduction plan produced")


def judged(*given: tuple[bool, str]) -> Verdict:
    judgements = tuple(
        Judgement(met, "The plan of 3 July", "U0PAT", datetime.fromisoformat(at).replace(tzinfo=UTC))
        for met, at in given
    )
    return verdict(replace(EVIDENCE, judgements=judgements), [], JULY_8)


@pytest.mark.parametrize(
    ("met", "at", "outcome", "words"),
    [
        (True, "2020-07-06T10:00", Outcome.MET, "met, judged by <@U0PAT> on Mon 6 Jul 2020"),
        (False, "2020-07-06T10:00", Outcome.NOT_MET, "not met, judged by <@U0PAT> on Mon 6 Jul 2020"),
        (True, "2020-07-08T23:00", Outcome.MET, "met, judged by <@U0PAT> on Wed 8 Jul 2020"),
        (
            True,
            "2020-07-09T08:00",
            Outcome.NEEDS_EVIDENCE,
            "needs evidence: Robust caseload reduction plan produced",
        ),
    ],
)
def test_evidence_is_met_or_not_as_a_person_judged_it_by_that_day(
    met: bool, at: str, outcome: Outcome, words: str
) -> None:
    found = judged((met, at))

    assert (found.outcome, found.words) == (outcome, words)


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ([(True, "2020-06-01"), (False, "2020-07-01")], Outcome.NOT_MET),
        ([(False, "2020-06-01"), (True, "2020-07-01")], Outcome.MET),
        ([(True, "2020-06-01"), (False, "2020-07-09")], Outcome.MET),
        ([(False, "2020-07-09"), (True, "2020-07-10")], Outcome.NEEDS_EVIDENCE),
    ],
)
def test_the_judgement_that_stands_on_a_day_is_the_last_given_by_then(
    given: list[tuple[bool, str]], outcome: Outcome
) -> None:
    assert judged(*given).outcome == outcome


def test_no_figure_ever_stands_in_for_evidence() -> None:
    reading = Reading(1, EVIDENCE.indicator, JULY_8, Decimal(100))

    assert verdict(EVIDENCE, [reading], JULY_8).outcome == Outcome.NEEDS_EVIDENCE


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (412, 535, "412 of 535"),
        (1675, 2000, "1,675 of 2,000"),
        (5, 6, "5 of 6"),
        (2, 4, "small numbers, counts withheld"),
        (5, 5, "small numbers, counts withheld"),
        (None, 535, ""),
        (412, None, ""),
    ],
)
def test_counts_that_could_point_to_a_child_are_withheld(
    numerator: int | None, denominator: int | None, words: str
) -> None:
    assert Reading(1, OURS, JULY_8, Decimal(50), numerator=numerator, denominator=denominator).fraction == words
