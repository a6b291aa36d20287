"""A line that is offered does what was meant, and has all that was typed: nobody else's claim, no opposite."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/measure add M1 Visits", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("met by Ofsted", "met by: Ofsted"),
        ("not met by the regulator source: letter", "not met source: letter by: regulator"),
        ("met by the DfE as at 30 June", "met as at 30 June by: DfE"),
        ("met according to the chair", "met by: chair"),
        ("not yet met", "not met"),
        ("hasn't been fully met source: letter", "not met source: letter"),
        ("nearly met by Ofsted", "not met by: Ofsted"),
        ("not met, 41%", "not met"),
        ("met - 96% source: letter", "met source: letter"),
        ("not met per LGA peer challenge", "not met by: LGA peer challenge"),
        ("met in the scorecard for May", "met as at May source: scorecard"),
        ("not met in the cabinet report of 3 June", "not met as at 3 June source: cabinet report"),
    ],
)
def test_a_claim_is_offered_as_that_of_the_body_that_was_named(board: Conversation, typed: str, offered: str) -> None:
    told = board(f"/measure claim M1 {typed}").splitlines()

    assert told[1:] == [f"/measure claim M1 {offered}"]
    assert board(told[1]).startswith("M1 claim saved: reported")


def test_a_claim_in_part_is_offered_both_ways_as_that_of_its_body(board: Conversation) -> None:
    told = board("/measure claim M1 partly met by Ofsted").splitlines()

    assert told[1:] == ["/measure claim M1 met by: Ofsted", "/measure claim M1 not met by: Ofsted"]


@pytest.mark.parametrize(
    "typed",
    [
        "cancelled 5 Aug", "5 Aug cancelled", "5 Aug is off", "5 Aug has been called off!", "no meeting on 5 Aug",
        "5 Aug is cancelled because of the recess", "5 Aug cancelled, because we pause over August",
    ],
)  # fmt: skip
def test_a_meeting_that_is_called_off_is_not_offered_as_a_new_one(board: Conversation, typed: str) -> None:
    told = board(f"/board meeting {typed}", by=SAM).splitlines()

    assert told[1:] == ["/board meeting cancel 5 August 2020"]
    assert "is removed from the calendar" in board(told[1], by=SAM)
    assert board(f"/board meeting {typed}", by=SAM).splitlines() == [
        "Not changed. No meeting on Wed 5 Aug 2020 is in the calendar.",
        "/board meeting",
    ]


def test_each_of_two_figures_is_offered_with_its_own_day(board: Conversation) -> None:
    for name in ("CIN visits", "CP visits"):
        board(f"/measure target M1 {name} at least 85%", by=SAM)

    assert board("/measure reading M1 CIN visits 77% June and CP visits 90% May").splitlines()[1:] == [
        "/measure reading M1 CIN visits 77% as at June",
        "/measure reading M1 CP visits 90% as at May",
    ]
    assert board("/measure reading M1 CIN visits 77%, CP visits 90% as at June").splitlines()[1:] == [
        "/measure reading M1 CIN visits 77% as at June",
        "/measure reading M1 CP visits 90% as at June",
    ]


@pytest.mark.parametrize(
    ("typed", "figure"), [("17\u00bd", "17.5"), ("3\u00bc as at 30 June", "3.25"), ("17 \u00be", "17.75")]
)
def test_a_half_is_a_part_of_the_figure(board: Conversation, typed: str, figure: str) -> None:
    told = board(f"/measure reading M1 {typed}").splitlines()

    assert len(told) == 2
    assert f" {figure}" in told[1]
    assert f" {figure} as at " in board(told[1])


def test_to_take_a_role_away_is_no_move_of_the_board(board: Conversation) -> None:
    told = board("/board remove <@U0JO>", by=SAM).splitlines()

    assert [each.partition(" (")[0] for each in told[1:]] == ["/board officer <@U0JO>", "/board observer <@U0JO>"]


def test_a_handover_may_say_from_whom(board: Conversation) -> None:
    board("/action add Recruit <@U0JO>")

    assert board("/board handover from <@U0JO> to <@U0ALI>", by=SAM).startswith(
        "1 action handed over from <@U0JO> to <@U0ALI>"
    )
