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
    ],
)
def test_a_claim_is_offered_as_that_of_the_body_that_was_named(board: Conversation, typed: str, offered: str) -> None:
    told = board(f"/measure claim M1 {typed}").splitlines()

    assert told[1:] == [f"/measure claim M1 {offered}"]
    assert board(told[1]).startswith("M1 claim saved: reported")


@pytest.mark.parametrize(
    "typed", ["cancelled 5 Aug", "5 Aug cancelled", "5 Aug is off", "5 Aug has been called off!", "no meeting on 5 Aug"]
)
def test_a_meeting_that_is_called_off_is_not_offered_as_a_new_one(board: Conversation, typed: str) -> None:
    told = board(f"/board meeting {typed}", by=SAM).splitlines()

    assert told[1:] == ["/board meeting cancel 5 August 2020"]
    assert "is removed from the calendar" in board(told[1], by=SAM)
    assert board(f"/board meeting {typed}", by=SAM).splitlines() == [
        "Not changed. No meeting on Wed 5 Aug 2020 is in the calendar.",
        "/board meeting",
    ]
