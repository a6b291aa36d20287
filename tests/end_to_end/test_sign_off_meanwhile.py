"""What was changed while the form of several stood open is not signed off as if it had been read."""

import pytest
from end_to_end.pressing import shown_below
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import is_open, shown
from end_to_end.ticking import send, tap

from local_slack import Member


@pytest.mark.parametrize(
    ("by", "line"),
    [
        (JO, "/action update A1 actually one team is still missing"),
        (SAM, "/action edit A1 title: Visits plan for one team"),
        (SAM, "/action link A1 area: R01"),
        (SAM, "/action assign A1 @ali"),
    ],
)
def test_what_was_changed_after_the_form_was_opened_is_not_signed_off_unread(
    board: Room, by: Member, line: str
) -> None:
    board("/area add R01 Front door")
    board("/action add Visits plan @jo ref: A1")
    board("/action done A1 dip sample of 20 in the July folder")
    board("/action add Audit tool @jo ref: A2")
    board("/action done A2 audit report in the July folder")
    board.say(PAT, "/action waiting")
    assert is_open(board, PAT)
    board.stage.later(minutes=3)
    assert not board(line, by=by).startswith("Not ")

    send(board, PAT, ("A1", "A2"))

    told = shown_below(board, PAT, None, "1 action signed off.")
    assert f"A1 was changed by <@{by.id}> on Wed 8 Jul 2020 at 09:03, after you opened the form." in told
    assert "Read it again." in told
    assert "Awaiting sign-off" in board("/action show A1")
    assert "Closed" in board("/action show A2")


def test_the_last_update_stands_beside_the_evidence(board: Room) -> None:
    for number in (1, 2):
        board(f"/action add Plan {number} @jo")
        board(f"/action done A{number} sample {number} in the July folder")
    board("/action update A1 actually one team is still missing")

    board.say(PAT, "/action waiting")

    assert 'Last update: "actually one team is still missing"' in shown(board, PAT)


def test_whoever_has_lost_the_role_is_told_of_which_actions_it_was_not_done(board: Room) -> None:
    for number in (1, 2):
        board(f"/action add Plan {number} @jo")
        board(f"/action done A{number} sample {number} in the July folder")
    board.say(PAT, "/action waiting")
    board("/board chair @ali", by=SAM)

    send(board, PAT, ("A1", "A2"))

    told = shown_below(board, PAT, None, "Nothing was signed off.")
    assert "Not signed off: 2\nA1, A2: That is for the chair to decide, or for board support to record." in told


def test_a_button_of_a_form_of_another_version_says_so(board: Room) -> None:
    board("/action add Visits plan @jo")
    board("/action add Rota @jo")
    board("/action done A1 plan in the July folder")
    board("/action done A2 rota in the July folder")
    board.say(PAT, "/action waiting")
    board.stage.workspace.modal(PAT).content["private_metadata"] = "{}"

    tap(board, PAT, "Tick all")

    assert "This form is from another version of boardbot" in shown(board, PAT)
