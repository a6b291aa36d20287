"""Home: who is shown a board there, and what a press on it can do."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from at_home import read
from end_to_end.home_tab import SECONDS, drawn, one_board, opened, press
from end_to_end.stage import ALI, FAY, JO, KIT, PAT, SAM, Room
from end_to_end.tapping import is_open, send

from local_slack import Member

NAME, GONE = "Improvement Board", "You are not in that board's channel any more"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only board there is, with an action of Jo's that awaits sign-off and one that is open."""
    with one_board(tmp_path) as room:
        room("/action add Hush plan @jo due: 31 July", by=SAM)
        room("/action done A1 dip sample of 20 in the July folder")
        room("/action add Hush audit @jo due: 31 July", by=SAM)
        yield room


def _leaves(board: Room, person: Member) -> None:
    board.channel.members.remove(person.id)


@pytest.mark.parametrize("person", [JO, PAT, SAM, KIT, FAY], ids=["officer", "chair", "support", "guest", "foreigner"])
def test_s29_home_shows_a_board_to_those_in_its_channel_alone(board: Room, person: Member) -> None:
    assert NAME in opened(board, person)

    _leaves(board, person)

    assert NAME not in opened(board, person)
    assert "Hush" not in read(board.stage.workspace.home_of(person).content["blocks"])


@pytest.mark.parametrize("label", ["Update A2", "Done A2", "Move the date A2"])
def test_s29_who_has_left_the_channel_fills_in_nothing(board: Room, label: str) -> None:
    opened(board, JO)
    press(board, JO, label)
    _leaves(board, JO)
    before = board.stage.history()
    filled = {"Update A2": {"note": "Half done"}, "Done A2": {"evidence": "dip sample of 20 in July"},
              "Move the date A2": {"due": "2020-08-31", "because": "two have left"}}[label]  # fmt: skip

    answer = send(board, JO, filled)

    assert GONE in json.dumps(answer.payload)
    assert board.stage.history() == before


def test_s29_who_has_left_the_channel_decides_nothing(board: Room) -> None:
    opened(board, PAT)
    _leaves(board, PAT)
    before = board.stage.history()

    told = drawn(board, PAT, lambda: press(board, PAT, "Sign off A1"))

    assert GONE in told
    assert NAME not in told
    assert "Hush" not in told
    assert board.stage.history() == before


# What a made-up press says, by whom, and the board that its view names: 0 for one that there is not.
MADE_UP = [
    (JO, "/action close A1", 1),
    (KIT, "/action update A2 half done", 1),
    (FAY, "/action update A2 half done", 1),
    (ALI, "/board chair <@U0ALI>", 1),
    (PAT, "/action close A1", 99),
    (PAT, "/action close A1", None),
    (PAT, "/action close A1", "1"),
    (PAT, "/action close A1", {"b": 1}),
    (PAT, "", 1),
    (PAT, "/nothing at all", 1),
    (PAT, "/action add Zebra", -1),
    (JO, "/action update A2 met A.B., DoB 01/02/2012", 1),
]


@pytest.mark.parametrize(("person", "says", "named"), MADE_UP)
def test_a_made_up_press_ends_in_words_and_changes_nothing(board: Room, person: Member, says: str, named: Any) -> None:
    opened(board, person)
    before = board.stage.history()

    told = drawn(board, person, lambda: _made_up(board, person, says, named))

    assert board.stage.history() == before
    assert told.splitlines()[0].startswith(("Not ", "Hello. Say to me", "There is no"))
    assert not is_open(board, person)


def _made_up(board: Room, person: Member, says: str, named: Any) -> None:
    """A press as nobody could make it in Slack: with a button that is not there, on a view that names any board."""
    view = board.stage.workspace.home_of(person)
    button = {"type": "button", "action_id": "home-say-0", "value": says, "text": {"type": "plain_text", "text": "x"}}
    blocks = [{"type": "actions", "block_id": "made-up", "elements": [button]}]
    view.content = view.content | {"private_metadata": json.dumps({"b": named, "o": [], "w": "x"}), "blocks": blocks}
    assert board.stage.workspace.press_in_view(person, view, "home-say-0", value=says).error is None


@pytest.mark.parametrize("kept", ["", "[]", "null", "{", '"x"', '{"b":true}', '{"b":1e9,"o":-5,"w":10000000000}'])
def test_a_view_whose_metadata_is_not_ours_is_of_no_board(board: Room, kept: str) -> None:
    opened(board, PAT)
    view = board.stage.workspace.home_of(PAT)
    view.content = view.content | {"private_metadata": kept}

    told = drawn(board, PAT, lambda: press(board, PAT, "Sign off A1"))

    assert told.startswith("Not closed.") or GONE in told
    board.stage.workspace.wait_for(lambda: not is_open(board, PAT), SECONDS)
