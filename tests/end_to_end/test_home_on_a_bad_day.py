"""Home where Slack is slow, refuses, or shows what another process has drawn; and where many things happen at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from end_to_end.home_tab import SECONDS, drawn, one_board, opened, press, pressed, reads
from end_to_end.stage import JO, PAT, SAM, Room

PLAN = "/action add Visits plan @jo due: 31 July"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only board there is: Sam is support, Pat the chair."""
    with one_board(tmp_path) as room:
        yield room


def _calls(board: Room, method: str) -> list[str]:
    return [str(answer.get("error") or "") for name, _, answer in board.stage.workspace.calls if name == method]


@pytest.mark.parametrize("fault", ["drop", "http_500", "internal_error", "proxy_page"])
def test_what_slack_did_not_take_once_is_sent_again(board: Room, fault: str) -> None:
    board(PLAN, by=SAM)
    board.stage.workspace.fail("views.publish", fault)

    assert "A1 Visits plan" in opened(board, JO)


def test_what_slack_refuses_is_drawn_at_the_next_opening(board: Room) -> None:
    workspace = board.stage.workspace
    workspace.slow("views.publish", 1)
    workspace.open_home(JO)
    workspace.home_tab = False
    workspace.wait_for(lambda: _calls(board, "views.publish"), SECONDS)
    workspace.home_tab = True

    assert "Welcome." in opened(board, JO)
    assert _calls(board, "views.publish") == ["not_enabled", ""]


def test_where_slack_does_not_say_who_is_in_the_channel_that_is_said(board: Room) -> None:
    board.stage.workspace.fail("conversations.members", "internal_error")

    assert opened(board, JO).startswith("Slack did not say in time which channels you are in.")
    assert "Welcome." in opened(board, JO)


def test_of_two_processes_neither_puts_an_older_home_in_the_place_of_a_newer(board: Room) -> None:
    opened(board, JO)
    board.stage.start()  # one more bot on the same log: Slack tells either of them

    for number in range(6):
        drawn(board, JO, lambda: board(f"/action add Plan {number} @jo"))  # noqa: B023

    board.stage.workspace.wait_for(lambda: "You have 6 open actions" in reads(board, JO), SECONDS)
    assert set(_calls(board, "views.publish")) <= {"", "hash_conflict"}


def test_changes_in_a_hurry_end_in_the_newest_home(board: Room) -> None:
    opened(board, JO)

    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda number: board(f"/action add Plan {number} @jo"), range(20)))

    board.stage.workspace.wait_for(lambda: "You have 20 open actions" in reads(board, JO), SECONDS)
    assert len(_calls(board, "views.publish")) <= 21


def test_what_two_presses_did_stands_on_top_together(board: Room) -> None:
    for number in (1, 2):
        board(f"/action add Plan {number} @jo", by=SAM)
        board(f"/action done A{number} dip sample of 20 in the July folder")
    opened(board, PAT)
    board.stage.workspace.slow("views.publish", 0.5)

    press(board, PAT, "Sign off A1")
    press(board, PAT, "Sign off A2")
    press(board, PAT, "Return A2")

    board.stage.workspace.wait_for(lambda: "Nothing waits for you to sign off." in reads(board, PAT), SECONDS)


def test_a_form_that_slack_does_not_open_in_time_is_told_of_on_home(board: Room) -> None:
    board(PLAN, by=SAM)
    opened(board, JO)
    board.stage.workspace.fail("views.open", "expired_trigger_id")

    told = pressed(board, JO, "Update A1")

    assert "Slack did not open the form in time. To open it, press the button:" in told
    assert "[Fill it in]" in told
