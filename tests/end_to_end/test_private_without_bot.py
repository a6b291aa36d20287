"""A board in a private channel that the bot is not in: Slack does not tell it who is in there, and never will."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import home_tab
from end_to_end.pressing import shown_below
from end_to_end.stage import ALI, JO, PAT, SAM, Room
from end_to_end.tapping import opened, send, shown, title


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only other board of the workspace, of which all is known."""
    with home_tab.one_board(tmp_path) as room:
        yield room


@pytest.fixture
def private(board: Room) -> Room:
    """The board, in whose channel Jo is not."""
    workspace = board.stage.workspace
    room = Room(board.stage, workspace.add_channel("inner", private=True, members=(SAM, PAT, ALI)))
    workspace.remove_bot(room.channel)
    room("/board setup Inner Board chair: @pat", by=SAM)
    room("/action add Visits plan", by=ALI)
    return room


def test_it_keeps_nobody_else_from_a_shortcut(board: Room, private: Room) -> None:
    board.stage.workspace.shortcut(JO, "log_action")

    assert title(board, JO) == "Log an action"
    assert shown(board, JO) == "Improvement Board"


def test_whoever_is_on_no_board_is_told_how_to_join_one(board: Room, private: Room) -> None:
    board.stage.workspace.leave(board.channel, JO)
    board.stage.later(minutes=11)

    board.stage.workspace.shortcut(JO, "log_action")
    assert shown(board, JO).startswith("Not done. You are in no board's channel. Ask its board support to invite you")
    assert "You are in no board's channel." in home_tab.opened(board, JO)


def test_a_form_says_that_the_bot_must_be_invited_and_can_then_be_sent(private: Room) -> None:
    opened(private, ALI, "/action update A1")

    send(private, ALI, {"note": "Two teams left"})
    told = shown(private, ALI)
    assert "boardbot is not in that board's private channel" in told
    assert "/invite @boardbot" in told
    private.stage.workspace.join(private.channel, private.stage.workspace.bot.id)
    send(private, ALI, {})

    assert '"Two teams left"' in shown_below(private, ALI, None, "A1 updated.")
