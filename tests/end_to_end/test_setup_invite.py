"""Setup asks for an invite only where one is needed."""

import pytest
from end_to_end.stage import SAM, Room


def test_setup_asks_for_no_invite_where_the_bot_is_in_the_channel(board: Room) -> None:
    said = board.stage.room()("/board setup Second Board", by=SAM)

    assert "is set up" in said
    assert "/invite" not in said


@pytest.mark.parametrize("error", [None, "channel_not_found", "internal_error", "drop", "missing_scope"])
def test_setup_asks_for_one_where_the_bot_is_not_or_slack_does_not_say(board: Room, error: str | None) -> None:
    room = board.stage.room()
    if error is None:
        board.stage.workspace.remove_bot(room.channel)
    else:
        board.stage.workspace.fail("conversations.info", error, times=1000)
    said = room(f"/board setup Panel {error}", by=SAM)
    board.stage.workspace.faults.clear()

    assert "/invite @boardbot" in said


def test_the_channel_is_told_who_is_its_chair_when_its_board_is_set_up(board: Room) -> None:
    room = board.stage.room()

    room("/board setup Second Board chair: @pat", by=SAM)
    board.stage.settle()

    (told,) = room.posted()
    assert told.text == "Second Board is set up, and <@U0PAT> is its chair.\nSet up by <@U0SAM>, who is board support."
