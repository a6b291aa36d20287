"""Where a board stands: Northmoor's known answers, and the sentences for few and many."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.actions import Action, Status
from board.conditions import Claim, Condition, Kind, Reading
from board.measures import Assessment, Measure, assess
from board.position import claims_sentence, due_soon_until, overdue_sentence, position, waiting_sentence

JULY_8 = date(2020, 7, 8)


def refs(actions: tuple[Action, ...]) -> list[str]:
    return [action.ref for action in actions]


def test_northmoor_has_the_known_answers(
    northmoor_actions: tuple[Action, ...], northmoor_measures: dict[str, Measure]
) -> None:
    stands = position(northmoor_actions, northmoor_measures.values(), [], JULY_8)

    assert len(stands.open_actions) == 73
    assert len(stands.overdue) == 29
    assert (stands.overdue[0].ref, stands.overdue[0].days_overdue(JULY_8)) == ("R10-02", 145)
    assert sorted(refs(stands.due_soon)) == ["R02-07", "R09-06", "R13-08"]
    assert len(stands.awaiting) == 10
    assert refs(tuple(each for each in stands.overdue if each.status == Status.ON_HOLD)) != []
    assert [each.measure.ref for each in stands.mismatches] == ["M6", "M7", "M1", "M3", "M4", "M5"]
    assert [each.measure.ref for each in stands.measures_worst_first] == ["M6", "M7", "M5", "M1", "M3", "M4", "M2"]
    assert (stands.next_board, stands.papers) == (None, None)


def test_northmoor_is_said_in_two_sentences(
    northmoor_actions: tuple[Action, ...], northmoor_measures: dict[str, Measure]
) -> None:
    stands = position(northmoor_actions, northmoor_measures.values(), [], JULY_8)

    assert overdue_sentence(len(stands.open_actions), len(stands.overdue)) == "Of 73 open actions 29 are overdue."
    assert claims_sentence(stands.assessments) == (
        "All 7 escalation measures were reported met: the figures bear out 1, contradict 2 and cannot confirm 4."
    )


def test_28_of_northmoors_actions_are_overdue_without_those_on_hold(northmoor_actions: tuple[Action, ...]) -> None:
    stands = position(northmoor_actions, [], [], JULY_8)

    assert len([each for each in stands.overdue if each.status != Status.ON_HOLD]) == 28


def action(number: int, due: str | None = None, status: Status = Status.IN_PROGRESS, owner: str = "U0JO") -> Action:
    due_on = date.fromisoformat(due) if due else None
    updated_at = datetime(2020, 6, 1 if number % 2 else 30, tzinfo=UTC)
    return Action(number, f"A{number}", "Recruit", status, owner or None, due_on=due_on, updated_at=updated_at)


def test_every_list_holds_what_its_name_says_in_its_own_order() -> None:
    live = [
        action(1, "2020-07-22"),
        action(2, "2020-07-07"),
        action(3, "2020-06-30"),
        action(4, "2020-07-07"),
        action(5, "2020-07-08", Status.ON_HOLD),
        action(6, "2020-07-23", owner=""),
        action(7, None, Status.NOT_STARTED),
        action(8, "2020-01-01", Status.AWAITING_SIGN_OFF, owner=""),
        replace(action(10, "2020-09-01", owner=""), owner_words="Head of Service, MASH"),
        replace(action(11, "2020-09-02"), owner_words="Jo Reed"),
    ]
    stands = position(live, [], [date(2020, 7, 15), date(2020, 7, 1)], JULY_8)

    assert refs(stands.open_actions) == ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A10", "A11"]
    assert refs(stands.overdue) == ["A3", "A2", "A4"]
    assert refs(stands.due_soon) == ["A5", "A1"]
    assert refs(stands.awaiting) == ["A8"]
    assert refs(stands.unowned) == ["A6"]
    assert refs(stands.without_slack_owner) == ["A10"]
    assert refs(stands.undated) == ["A7"]
    assert refs(stands.silent) == ["A1", "A3", "A5", "A7", "A11"]
    assert (stands.next_board, stands.papers) == (date(2020, 7, 15), date(2020, 7, 8))


@pytest.mark.parametrize(
    ("board_day", "until"),
    [
        (None, "2020-07-22"),
        ("2020-07-15", "2020-07-22"),
        ("2020-07-22", "2020-07-22"),
        ("2020-07-23", "2020-07-23"),
        ("2020-08-05", "2020-08-05"),
    ],
)
def test_due_soon_runs_to_the_next_board_or_for_14_days_whichever_is_later(board_day: str | None, until: str) -> None:
    meeting = date.fromisoformat(board_day) if board_day else None
    stands = position([action(1, until)], [], [meeting] if meeting else [], JULY_8)

    assert due_soon_until(JULY_8, meeting) == date.fromisoformat(until)
    assert stands.due_soon_until == date.fromisoformat(until)
    assert refs(stands.due_soon) == ["A1"]


@pytest.mark.parametrize(
    ("open_count", "overdue_count", "change", "sentence"),
    [
        (0, 0, "", "No actions are overdue; none is open."),
        (0, 0, ", the same as last week", "No actions are overdue, the same as last week; none is open."),
        (1, 0, "", "No actions are overdue; 1 is open."),
        (12, 0, ", 3 fewer than last week", "No actions are overdue, 3 fewer than last week; 12 are open."),
        (1, 1, "", "The one open action is overdue."),
        (2, 1, "", "Of 2 open actions 1 is overdue."),
        (2, 2, "", "Of 2 open actions 2 are overdue."),
        (73, 29, ", 3 more than last week", "Of 73 open actions 29 are overdue, 3 more than last week."),
        (1500, 1029, "", "Of 1,500 open actions 1,029 are overdue."),
    ],
)
def test_the_overdue_are_counted_in_a_sentence_even_if_there_are_none(
    open_count: int, overdue_count: int, change: str, sentence: str
) -> None:
    assert overdue_sentence(open_count, overdue_count, change) == sentence


def assessed(claimed: str, value: str | None = "80") -> Assessment:
    """A measure whose target is 75; claimed met, not met, or not at all."""
    condition = Condition(1, "M1a", Kind.THRESHOLD, "Visits", target=Decimal(75))
    readings = (Reading(1, "Visits", JULY_8, Decimal(value)),) if value else ()
    claims = (Claim(1, claimed, claimed == "met", JULY_8),) if claimed else ()
    return assess(Measure(1, "M1", "Visits", conditions=(condition,), readings=readings, claims=claims), JULY_8)


MET, FAILING, UNREAD = assessed("met"), assessed("met", "70"), assessed("met", None)
SILENT, ADMITTED = assessed(""), assessed("not met", "70")


@pytest.mark.parametrize(
    ("assessments", "sentence"),
    [
        ([], ""),
        ([MET], "The escalation measure was reported met: the figures bear it out."),
        ([FAILING], "The escalation measure was reported met: the figures contradict it."),
        ([UNREAD], "The escalation measure was reported met: the figures cannot confirm it."),
        ([SILENT], "The escalation measure has not been reported met."),
        ([ADMITTED], "The escalation measure has not been reported met."),
        ([SILENT, ADMITTED], "None of the 2 escalation measures has been reported met."),
        (
            [MET, FAILING, UNREAD],
            "All 3 escalation measures were reported met: the figures bear out 1, contradict 1 and cannot confirm 1.",
        ),
        (
            [MET, SILENT, ADMITTED],
            "1 of 3 escalation measures was reported met: the figures bear out 1, contradict 0 and cannot confirm 0.",
        ),
        (
            [MET, FAILING, ADMITTED, SILENT],
            "2 of 4 escalation measures were reported met: the figures bear out 1, contradict 1 and cannot confirm 0.",
        ),
    ],
)
def test_what_was_reported_is_said_beside_what_the_figures_say(assessments: list[Assessment], sentence: str) -> None:
    assert claims_sentence(assessments) == sentence


@pytest.mark.parametrize(
    ("many", "dates", "words"),
    [
        (0, 0, "Nothing waits for the chair."),
        (1, 0, "1 waits for the chair."),
        (1, 1, "1 waits for the chair, with a later date asked for."),
        (2, 0, "2 wait for the chair."),
        (2, 1, "2 wait for the chair, 1 of them with a later date asked for."),
        (2, 2, "2 wait for the chair, each with a later date asked for."),
        (12, 3, "12 wait for the chair, 3 of them with a later date asked for."),
        (1200, 1100, "1,200 wait for the chair, 1,100 of them with a later date asked for."),
    ],
)
def test_what_waits_is_counted_as_people_count(many: int, dates: int, words: str) -> None:
    assert waiting_sentence(many, dates=dates) == words
