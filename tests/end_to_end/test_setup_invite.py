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
        board.stage.workspace.fail("conversations.info", error, times=9)
    said = room(f"/board setup Panel {error}", by=SAM)
    board.stage.workspace.faults.clear()

    assert "/invite @boardbot" in said
