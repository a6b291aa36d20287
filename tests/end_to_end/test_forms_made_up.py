"""Forms as nobody fills them in, over both doors: each ends in words or an acknowledgement, and changes nothing it
should not."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.made_up_forms import DONE, REFUSED, Change, Json, payload_of
from end_to_end.requests_refused import changed
from end_to_end.stage import JO, Room
from end_to_end.tapping import close, fields, opened

from local_slack.limits_of_views import check_errors, checked_options, checked_view
from local_slack.sockets import INTERACTIVE

pytestmark = through_both_doors
FAULTS = ("Something went wrong", "Traceback")


@pytest.fixture
def board(stage: Any) -> Iterator[Room]:
    """A board with an action of Jo's, and no form open."""
    room: Room = stage.room().set_up()
    room("/action add Visits plan @jo due: 31 July")
    close(room)
    yield room
    # A board whose channel is archived would be asked about when the next is set up.
    room.channel.archived = False


def sent(room: Room, payload: Json, caplog: pytest.LogCaptureFixture) -> Json:
    """The answer to a payload: Slack can show it, and nothing failed."""
    with caplog.at_level(logging.ERROR):
        answer = room.stage.workspace.ask(INTERACTIVE, payload, accepts_response=True)
    assert answer.error is None, caplog.text[-2000:]
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == []
    told = answer.payload
    assert not any(fault in str(told) for fault in FAULTS), told
    if told.get("response_action") == "update":
        checked_view(told["view"], "modal")
    elif told.get("response_action") == "errors":
        check_errors(told["errors"], payload["view"]["blocks"])
    elif "options" in told:
        checked_options(told)
    return dict(told)


def _filled_in(room: Room, note: str = "half done") -> Json:
    opened(room, JO, "/action update A1")
    return payload_of(room, JO, {fields(room, JO)["note"]["block_id"]: note})


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_made_up_is_refused_in_words_and_changes_nothing(
    board: Room, change: Change, caplog: pytest.LogCaptureFixture
) -> None:
    payload = _filled_in(board)
    change(board, payload)
    before = board.stage.history()

    told = sent(board, payload, caplog)

    assert told.get("response_action") in {"update", "errors"}
    assert "943 476 5919" not in str(told.get("errors", ""))
    assert board.stage.history() == before


@pytest.mark.parametrize("change", DONE.values(), ids=DONE.keys())
def test_what_does_no_harm_is_done_once_as_the_fields_say(
    board: Room, change: Change, caplog: pytest.LogCaptureFixture
) -> None:
    payload = _filled_in(board)
    change(board, payload)
    before = board.stage.history()

    sent(board, payload, caplog)

    assert board.stage.history() == before + 1
    assert "half done" in board("/action show A1")


@pytest.mark.parametrize("change", [*REFUSED.values(), *DONE.values()], ids=[*REFUSED.keys(), *DONE.keys()])
@pytest.mark.parametrize("kind", ["search", "more", "picked"])
def test_a_search_and_more_of_what_is_made_up_change_nothing(
    board: Room, change: Change, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    payload = _filled_in(board)
    change(board, payload)
    payload |= _tapped(kind, payload["view"])
    before = board.stage.history()

    told = sent(board, payload, caplog)

    assert set(told) <= {"options"}
    assert board.stage.history() == before


def _tapped(kind: str, view: Json) -> Json:
    if kind == "search":
        return {"type": "block_suggestion", "action_id": "pick-measure", "block_id": "measure||0", "value": "v" * 300}
    action = "form-more" if kind == "more" else "pick-action"
    pressed = {"action_id": action, "block_id": action, "type": "button", "value": action}
    return {"type": "block_actions", "container": {"type": "view", "view_id": view["id"]}, "actions": [pressed]}


@pytest.mark.parametrize("kind", ["sent", "search", "more"])
def test_a_form_with_any_one_value_gone_or_odd_breaks_nothing(
    board: Room, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """One of each value at every place, over the one door that the other tests of this do not go through."""
    if board.stage.workspace.options_url:
        pytest.skip("request_url/test_let_in.py does it over HTTP")
    whole = _filled_in(board)
    whole["view"]["blocks"] = [each for each in whole["view"]["blocks"] if each["type"] == "input"][:1]
    if kind != "sent":
        whole |= _tapped(kind, whole["view"])
    before = board.stage.history()
    for odd in changed(whole):
        with caplog.at_level(logging.ERROR):
            answer = board.stage.workspace.ask(INTERACTIVE, odd, accepts_response=True)
        assert answer.error is None, odd
        assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == [], odd
    # The same words within a minute are one change.
    assert board.stage.history() - before <= (10 if kind == "sent" else 0)
