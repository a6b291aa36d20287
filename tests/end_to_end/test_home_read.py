"""What Home's buttons give to read: the chair's page, who is reminded, and the record of a board that is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.home_tab import drawn, one_board, opened, press, pressed, reads
from end_to_end.stage import KIT, PAT, SAM, Room
from end_to_end.tapping import close, send, shown


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only board there is, with an action."""
    with one_board(tmp_path) as room:
        room("/action add Visits plan @jo due: 31 July", by=SAM)
        yield room


def test_where_the_board_stands_is_read_beside_home(board: Room) -> None:
    opened(board, KIT)

    press(board, KIT, "Where the board stands")

    assert shown(board, KIT).startswith("Improvement Board, Wed 8 Jul 2020.")


def test_a_closed_boards_record_is_read_and_the_chair_opens_it_again(board: Room) -> None:
    board("/board close its work is done sure: yes", by=PAT)
    opened(board, PAT)

    press(board, PAT, "Its actions")
    assert "A1 Visits plan" in shown(board, PAT)
    close(board)
    press(board, PAT, "Open it again")
    told = drawn(board, PAT, lambda: send(board, PAT, {"because": "the department asked for one more review"}))

    assert told.startswith("Improvement Board is open again.")


def test_reminders_are_turned_on_where_home_shows_who_hears_what(board: Room) -> None:
    opened(board, SAM)

    told = pressed(board, SAM, "Reminders")
    assert told.startswith("Reminders are off.")
    assert "[Turn reminders on] [Change what means away]" in told.splitlines()
    press(board, SAM, "Change what means away")
    told = drawn(board, SAM, lambda: send(board, SAM, {"away": "annual leave, sick leave"}))
    assert told.startswith('Away is who has one of these in their Slack status: "annual leave" and "sick leave".')

    pressed(board, SAM, "Reminders")
    assert pressed(board, SAM, "Turn reminders on").startswith("Reminders are on, counted from now.")
    assert "[Turn reminders off]" not in reads(board, SAM)
