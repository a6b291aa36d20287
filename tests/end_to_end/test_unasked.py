"""Events and envelopes that nobody asked for: acknowledged, so that Slack does not send them again, and not logged.

What people use is in test_unasked_at_both_doors.py."""

import logging
from typing import Any

import pytest
from end_to_end.stage import JO, Room

from local_slack import payloads

SECONDS = 20
EVENTS = [
    "reaction_added",
    "app_home_opened",
    "channel_archive",
    "member_joined_channel",
    "app_rate_limited",
    "a_new_one",
]


def _acknowledged(board: Room, kind: str, payload: Any, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """What the envelope was acknowledged with; nothing was said of it to the operator."""
    with caplog.at_level(logging.INFO):
        answer = board.stage.workspace.ask(kind, payload)
    assert answer.error is None
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.INFO] == []
    return dict(answer.payload)


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_that_nobody_asked_for_is_acknowledged(
    board: Room, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    event = payloads.event(board.stage.workspace.home, {"type": kind, "user": JO.id}, "Ev1", 1, shared=False)

    assert _acknowledged(board, "events_api", event, caplog) == {}


@pytest.mark.parametrize(
    "payload", [{}, {"type": "function_executed"}, {"event": {"type": "message"}}, [], "words", None]
)
@pytest.mark.parametrize("kind", ["holograms", ""])
def test_an_envelope_of_a_kind_that_is_to_come_is_acknowledged(
    board: Room, kind: str, payload: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert _acknowledged(board, kind, payload, caplog) == {}


def test_a_fault_of_a_listener_is_logged_and_not_acknowledged(board: Room, caplog: pytest.LogCaptureFixture) -> None:
    answer = board.stage.workspace.ask("slash_commands", {"command": "/board", "text": "roles"})

    assert answer.error == "operation_timeout"
    assert "A listener failed" in caplog.text


@pytest.mark.parametrize(
    "first", [None, "no JSON", "[]", '{"type": "greeting"}', '{"type": "hello", "num_connections": "x"}']
)
def test_a_line_without_a_hello_is_used_all_the_same(board: Room, first: str | None) -> None:
    workspace = board.stage.workspace
    before = sum(method == "apps.connections.open" for method, _, _ in list(workspace.calls))
    workspace.befall_new_lines("silent")
    try:
        workspace.drop_sockets()
        workspace.wait_for(lambda: workspace.sockets.connections == 1, SECONDS)
        for connection in list(workspace.sockets._open) if first else []:
            connection.send(first)

        assert board("/action add Visits plan").startswith("A1 logged.")
        assert sum(method == "apps.connections.open" for method, _, _ in list(workspace.calls)) == before + 1
    finally:
        workspace.befall_new_lines()
