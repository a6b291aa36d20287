"""A form of a decision on what somebody else has changed meanwhile: nobody decides on what they have not seen."""

import pytest
from end_to_end.pressing import shown_below
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import fields, opened, send, shown

CHANGED = "While this form was open, something changed. Now "
AGAIN = "To go on, send it again."


@pytest.fixture
def risk(board: Room) -> Room:
    """A risk of 12, whose form Sam has open when Pat says that it is 6."""
    board("/risk add Posts stay empty score: 3x4", by=SAM)
    opened(board, SAM, "/risk score RK1")
    assert "6 (2x3" in board("/risk score RK1 2x3 because two have started", by=PAT)
    return board


@pytest.mark.parametrize(
    ("values", "level"), [({}, "6 (2x3: unlikely, moderate)"), ({"likelihood": "almost certain"}, "15 (5x3: almost")]
)
def test_a_score_of_which_half_was_left_alone(risk: Room, values: dict[str, str], level: str) -> None:
    before = risk.stage.history()

    send(risk, SAM, values | {"because": "as the panel sees it"})
    assert f"{CHANGED}its score is 6 (2x3: unlikely, moderate). {AGAIN}" in shown(risk, SAM)
    assert fields(risk, SAM)["impact"]["element"]["initial_option"]["value"] == "moderate"
    assert risk.stage.history() == before

    send(risk, SAM, {})
    assert level in shown_below(risk, SAM, None, "RK1 is now ")


def test_a_score_that_is_put_right_there_is_kept_as_it_was_put(risk: Room) -> None:
    send(risk, SAM, {"because": "as the panel sees it"})

    send(risk, SAM, {"impact": "severe"})

    assert "10 (2x5: unlikely, severe)" in shown_below(risk, SAM, None, "RK1 is now ")


@pytest.mark.parametrize(
    ("verb", "values", "told"),
    [
        ("agree", {}, "A1 is now due Thu 31 Dec 2020"),
        ("decline", {"because": "the visit is in May"}, "A1 stays due Fri 31 Jul 2020. Thu 31 Dec 2020 is declined."),
    ],
)
def test_a_later_date_in_whose_place_another_is_asked_for(
    board: Room, verb: str, values: dict[str, str], told: str
) -> None:
    board("/action add Visits plan @jo due: 31 July 2020")
    board("/action due A1 30 Sep 2020 because two have left")
    opened_for_a1(board, verb)
    board("/action due A1 31 Dec 2020 because a third has left")
    before = board.stage.history()

    send(board, PAT, values)
    assert f"{CHANGED}Thu 31 Dec 2020 is asked for, because: a third has left. {AGAIN}" in shown(board, PAT)
    assert board.stage.history() == before

    send(board, PAT, {})
    assert told in shown_below(board, PAT, None, "A1 ")


@pytest.mark.parametrize(("verb", "told"), [("close", "A1 closed."), ("return", "A1 returned.")])
def test_evidence_in_whose_place_other_is_given(board: Room, verb: str, told: str) -> None:
    board("/action add Visits plan @jo")
    board("/action done A1 sample of 20 in the July folder")
    opened_for_a1(board, verb)
    board("/action undo", by=JO)
    board("/action done A1 sample of 2 in the June folder")
    before = board.stage.history()

    send(board, PAT, {"because": "all of the teams"} if verb == "return" else {})
    assert f'{CHANGED}its evidence is "sample of 2 in the June folder". {AGAIN}' in shown(board, PAT)
    assert board.stage.history() == before

    send(board, PAT, {})
    assert shown_below(board, PAT, None, told)


@pytest.mark.parametrize(
    "values", [{"note": "half done", "status": "in progress"}, {"due": "2020-08-14", "because": "the venue is closed"}]
)
def test_nobody_is_told_to_save_again_what_an_action_that_has_ended_does_not_take(
    board: Room, values: dict[str, str]
) -> None:
    board("/action add Visits plan @jo due: 31 July 2020")
    opened(board, JO, "/action update A1")
    board("/action due A1 7 August 2020 because the room is taken", by=SAM)
    board("/action done A1 sample of 20 in the July folder", by=SAM)
    board("/action close A1", by=PAT)

    told = send(board, JO, values).payload

    assert "Its record stays as it is until the chair or board support reopens it." in str(told)
    assert "save again" not in str(told)


def test_an_event_that_has_moved_meanwhile_is_chosen_anew_with_what_was_typed(board: Room) -> None:
    board("/board event 12 October 2020 Ofsted monitoring visit", by=SAM)
    opened(board, SAM, "/board event edit")
    board("/board event edit 12 October 2020 day: 13 October 2020", by=PAT)

    send(board, SAM, {"event": "12 October 2020 Ofsted monitoring visit", "day": "2020-10-15"})

    assert "Nothing is in the calendar on Mon 12 Oct 2020." in shown(board, SAM)
    assert fields(board, SAM)["day"]["element"]["initial_date"] == "2020-10-15"
    send(board, SAM, {"event": "13 October 2020 Ofsted monitoring visit"})
    assert shown_below(board, SAM, None, "Changed in the calendar: Ofsted monitoring visit, Thu 15 Oct 2020.")


def opened_for_a1(room: Room, verb: str) -> None:
    """Pat opens the form of the verb alone, and picks A1 in it."""
    opened(room, PAT, f"/action {verb}")
    workspace = room.stage.workspace
    view = workspace.modal(PAT)
    workspace.suggest(PAT, view, "pick-action", "A1")
    workspace.press_in_view(PAT, view, "pick-action", value="A1")
    workspace.wait_for(lambda: "ref" not in fields(room, PAT), 10)
