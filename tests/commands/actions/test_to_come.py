"""What will be done or begun on a day to come is neither done nor begun."""

import pytest
from conversation import Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Recruit <@U0JO> due: 31 July 2020")
    return say


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("done A1 by Friday", "done by Friday"),
        ("done A1 will be done by Friday", "will be done by Friday"),
        ("done A1 hopefully by end of July.", "hopefully by end of July"),
        ("done A1 next board", "done next board"),
        ("start A1 on Monday", "start on Monday"),
        ("start a1 tomorrow", "start tomorrow"),
    ],
)
def test_a_day_to_come_changes_nothing(board: Conversation, typed: str, noted: str) -> None:
    told = board(f"/action {typed}").splitlines()

    assert "is a day to come. Once" in told[0]
    assert told[-1] == f"/action update A1 {noted} (keeps it as an update)"
    assert "Not started" in board("/action show A1")
    assert board(told[-1].partition(" (")[0]).endswith(f'"{noted}"')


@pytest.mark.parametrize(
    "typed",
    [
        "done A1 by email to all staff on 3 July",
        "done A1 dip sample of 20 on Friday",
        "done A1 3 July",
        "start A1 today",
    ],
)
def test_other_words_are_taken_as_before(board: Conversation, typed: str) -> None:
    assert board(f"/action {typed}").startswith(("A1 awaits sign-off", "A1 is in progress."))
