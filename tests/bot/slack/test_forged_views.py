"""What comes back in a view's private_metadata and is nothing of ours: only Slack could send it, and it breaks nothing."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pytest

from bot.slack.board_picker import read_picked
from bot.slack.forms import read_view
from bot.slack.home import at_of, turned_to
from bot.slack.import_form import read_answers
from bot.slack.sign_off import read_several
from commands.home.parts import At

DEEP = "[" * 5000 + "]" * 5000
RAW = ["", "null", "[]", "{", DEEP, '{"a":' + DEEP + "}", "9" * 2900, "Infinity", '{"b": 1e999}']
ODD: list[object] = [None, -1, 1.5, "x", True, [], {"a": 1}, 2**63, 10**400, float("inf"), float("nan")]
PLAIN = {"h": "C0BOARD", "u": "", "t": 1.0, "o": False, "n": False}
FORM = {"c": "action", "v": "update", "b": 1, "r": "A1", "s": {}, "m": True} | PLAIN
USED = {"verb": "add", "person": "U0JO", "opened": 1.0}
Reader = Callable[[Mapping[str, Any]], object]
READERS: dict[str, tuple[Reader, dict[str, Any]]] = {
    "a form": (read_view, FORM),
    "sign off several": (read_several, {"b": 1, "p": 1, "d": 1, "k": ""} | PLAIN),
    "which board": (lambda view: read_picked(view, "U0JO"), USED),
    "answers": (read_answers, {"f": "", "k": "", "b": "", "c": PLAIN, "i": 1, "w": True, "e": 0}),
    "Home": (at_of, {"b": 1, "o": 1, "w": 1}),
    "a page of Home": (lambda view: turned_to({"value": view["private_metadata"]}), {"b": 1, "o": 1, "w": 1}),
}


def _view(metadata: str, board: str = "1") -> dict[str, Any]:
    picked = {"board": {"board": {"selected_option": {"value": board}}}}
    return {"private_metadata": metadata, "blocks": [], "state": {"values": picked}}


@pytest.mark.parametrize("name", READERS)
def test_it_is_read_or_is_no_form_of_ours(name: str) -> None:
    read, told = READERS[name]
    assert read(_view(json.dumps(told)))

    changed = [told | {key: odd} for key in told for odd in ODD]
    lacking = [{key: value for key, value in told.items() if key != left} for left in told]
    for metadata in (*RAW, *map(json.dumps, [*changed, *lacking])):
        with suppress(ValueError):
            read(_view(metadata))


@pytest.mark.parametrize("board", [str(2**63), "-1", "x", "9" * 5000, ""])
def test_a_board_that_the_log_could_not_look_up_is_not_picked(board: str) -> None:
    with pytest.raises(ValueError, match="no form of ours"):
        read_picked(_view(json.dumps(USED), board), "U0JO")
    assert turned_to({"selected_option": {"value": board}}) == At()
