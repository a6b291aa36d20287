"""A claim is judged by the figures as at its own day or earlier, for good; what has happened since stands beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.claims import Reported
from board.conditions import Claim, Condition, Judgement, Kind, Reading
from board.measures import Measure, assess

VISITS = "CIN visits in time"
BY_JUNE = Condition(1, "M6a", Kind.THRESHOLD, VISITS, target=Decimal(85), due_on=date(2020, 6, 30))
BY_SEPTEMBER = Condition(2, "M6b", Kind.THRESHOLD, VISITS, target=Decimal(95), due_on=date(2020, 9, 30))
EASIER = replace(BY_SEPTEMBER, target=Decimal(75))
RISING = Condition(3, "M6c", Kind.TREND, VISITS)
PLAN = Condition(4, "M6d", Kind.EVIDENCE, "A plan", unit="")
UNSETTLED = replace(BY_JUNE, questions=("which visits count is not said",))

# A day, a figure and, where it is not the same day, when it was entered.
Figure = tuple[str, str] | tuple[str, str, str]


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC)


def reported(
    figures: list[Figure],
    today: str = "",
    met: bool = True,
    conditions: tuple[Condition, ...] = (BY_JUNE,),
    claimed: str = "2020-07-08",
) -> Reported:
    """What the council reported on 8 July 2020, with how the figures stand to it as at `today`, else the last day that
    has a figure."""
    today = today or max(claimed, *(day for day, *_ in figures), "2020-07-08")
    claim = Claim(1, "met", met, date.fromisoformat(claimed), entered_at=at(claimed))
    readings = tuple(
        Reading(n, VISITS, date.fromisoformat(day), Decimal(value), entered_at=at((*entered, day)[0]))
        for n, (day, value, *entered) in enumerate(figures)
    )
    found = assess(Measure(1, "M6", "Visits", "", "", "", conditions, readings, (claim,)), date.fromisoformat(today))
    assert found.by_council
    return found.by_council


JUNE, JULY, DECEMBER = "2020-06-30", "2020-07-07", "2020-12-31"
BORNE_OUT, CONTRADICTED, UNCONFIRMED = "borne out", "contradicted", "cannot be confirmed"

HINDSIGHT: list[tuple[bool, list[Figure], str, str]] = [
    # The two examples of the issue.
    (True, [(JUNE, "86"), (DECEMBER, "80")], BORNE_OUT, "borne out when made, slipped since"),
    (True, [(JUNE, "77"), (DECEMBER, "86")], CONTRADICTED, "not borne out when made, met since"),
    (True, [(JUNE, "86"), (DECEMBER, "86")], BORNE_OUT, "the figures bear it out"),
    (True, [(JUNE, "77"), (DECEMBER, "80")], CONTRADICTED, "the figures contradict it"),
    (True, [(DECEMBER, "86")], UNCONFIRMED, "not confirmed when made, met since"),
    (True, [(DECEMBER, "80")], UNCONFIRMED, "not confirmed when made, not met since"),
    (True, [], UNCONFIRMED, "the figures cannot confirm it"),
    # The figure of the claim's own day counts, one of the day after does not.
    (True, [(JUNE, "77"), ("2020-07-08", "86")], BORNE_OUT, "the figures bear it out"),
    (True, [(JUNE, "77"), ("2020-07-09", "86")], CONTRADICTED, "not borne out when made, met since"),
    (True, [(JUNE, "86"), ("2020-07-09", "84")], BORNE_OUT, "borne out when made, slipped since"),
    # What came and went in between leaves no trace in the words.
    (True, [(JUNE, "86"), ("2020-09-30", "80"), (DECEMBER, "90")], BORNE_OUT, "the figures bear it out"),
    # A claim that it is not met is judged the other way round.
    (False, [(JUNE, "77"), (DECEMBER, "80")], BORNE_OUT, "the figures bear it out"),
    (False, [(JUNE, "77"), (DECEMBER, "86")], BORNE_OUT, "borne out when made, met since"),
    (False, [(JUNE, "86"), (DECEMBER, "86")], CONTRADICTED, "the figures contradict it"),
    (False, [(JUNE, "86"), (DECEMBER, "80")], CONTRADICTED, "not borne out when made, not met since"),
    (False, [], UNCONFIRMED, "the figures cannot confirm it"),
]


@pytest.mark.parametrize(("met", "figures", "standing", "words"), HINDSIGHT)
def test_a_claim_is_judged_by_its_own_day(met: bool, figures: list[Figure], standing: str, words: str) -> None:
    found = reported(figures, met=met)

    assert (found.standing, found.words) == (standing, words)


ON_TARGET: list[tuple[list[Figure], str, str]] = [
    # A claim of "not met" on 1 June, the target's day still to come.
    ([("2020-05-31", "86")], UNCONFIRMED, "the figures cannot confirm it"),
    ([("2020-05-31", "86"), (JUNE, "80"), (JULY, "80")], UNCONFIRMED, "not confirmed when made, not met since"),
    ([("2020-05-31", "86"), (JUNE, "86"), (JULY, "86")], UNCONFIRMED, "not confirmed when made, met since"),
    ([("2020-05-31", "77")], BORNE_OUT, "the figures bear it out"),
    ([("2020-05-31", "77"), (JUNE, "86"), (JULY, "86")], BORNE_OUT, "borne out when made, met since"),
    ([("2020-05-31", "77"), ("2020-06-15", "86")], BORNE_OUT, "the figures bear it out"),
]


@pytest.mark.parametrize(("figures", "standing", "words"), ON_TARGET)
def test_what_is_only_on_target_contradicts_no_claim_of_not_met(
    figures: list[Figure], standing: str, words: str
) -> None:
    found = reported(figures, max("2020-06-01", figures[-1][0]), met=False, claimed="2020-06-01")

    assert (found.standing, found.words) == (standing, words)


@pytest.mark.parametrize("today", ["2020-07-08", "2020-07-31", "2020-12-30", "2020-12-31", "2021-01-31"])
@pytest.mark.parametrize(("figure", "standing"), [("86", BORNE_OUT), ("77", CONTRADICTED)])
def test_its_standing_is_the_same_on_every_day(today: str, figure: str, standing: str) -> None:
    figures: list[Figure] = [(JUNE, figure), ("2020-07-31", "86"), (DECEMBER, "80")]

    assert reported(figures, today).standing == standing


AGAIN: list[tuple[list[Figure], str, str]] = [
    # Corrected, up and down; corrected twice; and a correction that changes nothing.
    (
        [(JUNE, "77"), (JUNE, "86", "2020-07-20")],
        BORNE_OUT,
        "the figures bear it out; judged again on Mon 20 Jul 2020, contradicted before",
    ),
    (
        [(JUNE, "86"), (JUNE, "84", "2020-07-20")],
        CONTRADICTED,
        "the figures contradict it; judged again on Mon 20 Jul 2020, borne out before",
    ),
    (
        [(JUNE, "86"), (JUNE, "84", "2020-07-20"), (JUNE, "83", "2020-07-21")],
        CONTRADICTED,
        "the figures contradict it; judged again on Tue 21 Jul 2020, borne out before",
    ),
    ([(JUNE, "77"), (JUNE, "78", "2020-07-20")], CONTRADICTED, "the figures contradict it"),
    ([(JUNE, "77"), (JUNE, "86", "2020-07-20"), (JUNE, "77", "2020-07-21")], CONTRADICTED, "the figures contradict it"),
    # A figure of its time that is entered late.
    (
        [(JUNE, "86", "2020-07-20")],
        BORNE_OUT,
        "the figures bear it out; judged again on Mon 20 Jul 2020, could not be confirmed before",
    ),
    (
        [(JUNE, "86"), (JULY, "80", "2020-07-20")],
        CONTRADICTED,
        "the figures contradict it; judged again on Mon 20 Jul 2020, borne out before",
    ),
    # An older one that is entered late decides nothing.
    ([(JUNE, "86"), ("2020-05-31", "70", "2020-07-20")], BORNE_OUT, "the figures bear it out"),
    # A correction of a figure of a later day is no business of the claim's.
    (
        [(JUNE, "86"), (DECEMBER, "80"), (DECEMBER, "90", "2021-01-04")],
        BORNE_OUT,
        "the figures bear it out",
    ),
    # Corrected, and something has happened since besides.
    (
        [(JUNE, "77"), (JUNE, "86", "2020-07-20"), (DECEMBER, "80")],
        BORNE_OUT,
        "borne out when made, slipped since; judged again on Mon 20 Jul 2020, contradicted before",
    ),
]


@pytest.mark.parametrize(("figures", "standing", "words"), AGAIN)
def test_a_correction_judges_it_again_and_says_so(figures: list[Figure], standing: str, words: str) -> None:
    found = reported(figures)

    assert (found.standing, found.words + found.judged_again) == (standing, words)


@pytest.mark.parametrize(
    ("conditions", "figures", "standing", "words"),
    [
        # Another target whose date came later asks for more: the claim was not of that, and the measure is not met.
        ((BY_JUNE, BY_SEPTEMBER), [(JUNE, "86"), (DECEMBER, "90")], BORNE_OUT, "borne out when made, not met since"),
        ((BY_JUNE, BY_SEPTEMBER), [(JUNE, "86"), (DECEMBER, "95")], BORNE_OUT, "the figures bear it out"),
        ((BY_JUNE, BY_SEPTEMBER), [(JUNE, "86"), (DECEMBER, "84")], BORNE_OUT, "borne out when made, slipped since"),
        # The next asks for less, and is met.
        ((BY_JUNE, EASIER), [(JUNE, "86"), (DECEMBER, "80")], BORNE_OUT, "the figures bear it out"),
        # Mixed confirms nothing, whichever way it was claimed.
        ((RISING,), [("2020-04-30", "70"), ("2020-05-31", "68"), (JUNE, "77")], UNCONFIRMED, "the figures cannot confirm it"),
        ((RISING,), [("2020-05-31", "68"), (JUNE, "77")], BORNE_OUT, "the figures bear it out"),
        (
            (RISING,),
            [("2020-05-31", "68"), (JUNE, "77"), ("2020-11-30", "75"), (DECEMBER, "78")],
            BORNE_OUT,
            "borne out when made, cannot be confirmed now",
        ),
        ((RISING, BY_JUNE), [("2020-05-31", "68"), (JUNE, "77")], CONTRADICTED, "the figures contradict it"),
        # Nothing answers a question that nobody has settled.
        ((UNSETTLED,), [(JUNE, "86"), (DECEMBER, "86")], UNCONFIRMED, "the figures cannot confirm it"),
        ((PLAN,), [], UNCONFIRMED, "the figures cannot confirm it"),
        ((), [(JUNE, "86")], UNCONFIRMED, "the figures cannot confirm it"),
    ],
)  # fmt: skip
def test_what_else_it_may_rest_on(
    conditions: tuple[Condition, ...], figures: list[Figure], standing: str, words: str
) -> None:
    found = reported(figures, conditions=conditions)

    assert (found.standing, found.words) == (standing, words)


@pytest.mark.parametrize("met", [True, False])
def test_mixed_and_unsettled_confirm_no_claim(met: bool) -> None:
    mixed: list[Figure] = [("2020-04-30", "70"), ("2020-05-31", "68"), (JUNE, "77")]

    assert reported(mixed, met=met, conditions=(RISING,)).standing == UNCONFIRMED
    assert reported([(JUNE, "86")], met=met, conditions=(UNSETTLED,)).standing == UNCONFIRMED


@pytest.mark.parametrize(
    ("judged", "standing", "words"),
    [
        ("2020-07-08", BORNE_OUT, "the figures bear it out"),
        ("2020-07-09", UNCONFIRMED, "not confirmed when made, met since"),
    ],
)
def test_evidence_counts_from_the_day_it_was_judged(judged: str, standing: str, words: str) -> None:
    plan = replace(PLAN, judgements=(Judgement(True, "Seen", "U0PAT", at(judged)),))
    found = reported([], "2020-07-09", conditions=(plan,))

    assert (found.standing, found.words) == (standing, words)


@pytest.mark.parametrize(
    ("figures", "in_question"),
    [
        ([(JUNE, "86"), (DECEMBER, "86")], False),
        ([(JUNE, "86"), (DECEMBER, "80")], True),
        ([(JUNE, "77"), (DECEMBER, "86")], True),
        ([], True),
    ],
)
def test_a_claim_that_slipped_is_in_question_again(figures: list[Figure], in_question: bool) -> None:
    assert reported(figures).is_in_question is in_question


def test_a_claim_that_it_is_not_met_is_not_in_question_when_it_is_met_since() -> None:
    assert not reported([(JUNE, "77"), (DECEMBER, "86")], met=False).is_in_question
