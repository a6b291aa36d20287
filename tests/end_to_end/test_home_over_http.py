"""Home in HTTP mode: the same, from its opening to what a form does."""

from collections.abc import Iterator

import pytest
from end_to_end.home_tab import drawn, opened, picks, press, pressed
from end_to_end.over_http import http_stage_on
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import send, shown


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The only board of a workspace whose bot is reached over HTTP."""
    with http_stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as (stage, _):
        yield stage.room().set_up()


def test_home_is_opened_pressed_and_redrawn(board: Room) -> None:
    for number in range(17):
        board(f"/action add Plan {number} @jo due: 31 July", by=SAM)
    assert "Welcome." in opened(board, JO)

    assert "16 to 17 of 17" in pressed(board, JO, "More of your actions")
    press(board, JO, "Done A17")
    told = drawn(board, JO, lambda: send(board, JO, {"evidence": "dip sample of 20 in the July folder"}))
    assert told.startswith("A17 awaits sign-off")

    assert 'Evidence: "dip sample of 20 in the July folder"' in opened(board, PAT)
    assert pressed(board, PAT, "Sign off A17").startswith("A17 closed.")


def test_a_list_and_a_picked_board(board: Room) -> None:
    other = board.stage.room()
    other("/board setup Schools Board chair: @pat", by=SAM)
    other("/action add Attendance plan", by=SAM)
    opened(board, SAM)

    picks(board, SAM, "Schools Board")
    press(board, SAM, "No owner: 1")

    assert "A1 Attendance plan · no owner" in shown(board, SAM)
