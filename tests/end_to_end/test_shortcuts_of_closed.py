"""Shortcuts where one of a person's boards is closed: it is not offered, and its own channel says that it is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.home_tab import one_board
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import close, fields, shown, title


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only board there is."""
    with one_board(tmp_path) as room:
        yield room


@pytest.mark.parametrize(("shortcut", "form"), [("log_action", "Log an action"), ("update_action", "Update")])
def test_a_board_that_is_closed_is_not_among_those_to_choose_from(board: Room, shortcut: str, form: str) -> None:
    workspace, other, third = board.stage.workspace, board.stage.room(), board.stage.room()
    other("/board setup Schools Board chair: @pat", by=SAM)
    other("/action add Visits plan")
    board("/board close sure: yes", by=PAT)

    workspace.shortcut(JO, shortcut)
    assert title(board, JO) == form
    assert shown(board, JO).startswith("Schools Board")
    close(board)

    third("/board setup Housing Board chair: @pat", by=SAM)
    workspace.shortcut(JO, shortcut)
    assert [each["text"]["text"] for each in fields(board, JO)["board"]["element"]["options"]] == [
        "Housing Board",
        "Schools Board",
    ]


def test_in_its_own_channel_it_says_that_it_is_closed(board: Room) -> None:
    board("/board close sure: yes", by=PAT)
    message = board.stage.workspace.say(PAT, board.channel, "Chase the agency about the vacant posts")

    board.stage.workspace.message_shortcut(JO, board.channel, message.ts, "make_action")
    assert shown(board, JO).startswith("Not logged. Improvement Board was closed on Wed 8 Jul 2020.")
    close(board)

    board.stage.workspace.shortcut(JO, "log_action")
    assert shown(board, JO).startswith("Not logged. Improvement Board was closed on Wed 8 Jul 2020.")
