"""Socket Mode: tickets, hello, many connections, and the ways a connection ends."""

import json
import threading
from contextlib import ExitStack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from local_slack import Workspace

SECONDS = 5


def line(socket: Any) -> dict[str, Any]:
    return dict(json.loads(socket.recv(timeout=SECONDS)))


def test_hello(api: Any, workspace: Workspace) -> None:
    with api.socket() as socket:
        hello = line(socket)
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"]["app_id"] == workspace.home.app_id
    assert hello["debug_info"]["approximate_connection_time"] == 3600
    workspace.wait_for(lambda: workspace.sockets.connections == 0)


def test_a_ticket_lets_one_in(api: Any, server: Any) -> None:
    url = api.raw("apps.connections.open", token=server.app_token).json()["url"]
    with connect(url) as socket:
        line(socket)
    for refused in (url, url.split("?")[0]):
        with pytest.raises(InvalidStatus), connect(refused):
            pass


def test_each_payload_goes_to_one_of_them(api: Any, workspace: Workspace) -> None:
    workspace.patience = 0.01
    with api.socket() as one, api.socket() as other:
        assert [line(one)["num_connections"], line(other)["num_connections"]] == [1, 2]
        for number in range(4):
            workspace.command("priya", "C0BOARD", f"/action {number}")
        got = [[line(socket)["payload"]["text"] for _ in range(2)] for socket in (one, other)]
    assert sorted(got[0] + got[1]) == ["0", "1", "2", "3"]


def test_the_eleventh_is_sent_away(api: Any, workspace: Workspace) -> None:
    with ExitStack() as stack:
        sockets = [stack.enter_context(api.socket()) for _ in range(10)]
        assert [line(socket)["num_connections"] for socket in sockets] == list(range(1, 11))
        with api.socket() as eleventh:
            goodbye = line(eleventh)
            assert (goodbye["type"], goodbye["reason"]) == ("disconnect", "too_many_websockets")
            with pytest.raises(ConnectionClosed):
                eleventh.recv(timeout=SECONDS)
        assert workspace.sockets.connections == 10


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled", "too_many_websockets"])
def test_being_told_to_go(api: Any, workspace: Workspace, reason: str) -> None:
    with api.socket() as socket:
        line(socket)
        workspace.disconnect(reason)
        assert line(socket)["reason"] == reason
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=SECONDS)


def test_a_warning_is_only_a_warning(api: Any, workspace: Workspace) -> None:
    workspace.patience = 0.01
    with api.socket() as socket:
        line(socket)
        workspace.disconnect("warning")
        assert line(socket)["reason"] == "warning"
        workspace.command("priya", "C0BOARD", "/action still there")
        assert line(socket)["type"] == "slash_commands"


def test_a_broken_line(api: Any, workspace: Workspace) -> None:
    with api.socket() as socket:
        line(socket)
        workspace.drop_sockets()
        with pytest.raises(ConnectionClosed) as ended:
            socket.recv(timeout=SECONDS)
        assert ended.value.rcvd is None
    workspace.wait_for(lambda: workspace.sockets.connections == 0)
    assert workspace.command("priya", "C0BOARD", "/action x").error == "dispatch_failed"


def test_what_an_app_says_amiss(api: Any, workspace: Workspace) -> None:
    with api.socket() as socket:
        line(socket)
        for amiss in (
            "",
            "{",
            "[]",
            "{}",
            '{"envelope_id": "unknown"}',
            '{"envelope_id": 7}',
            '{"envelope_id": []}',
        ):
            socket.send(amiss)
        workspace.tell({"type": "tokens_revoked"})
        envelope = line(socket)
        socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
        workspace.wait_for(lambda: workspace.envelopes("events_api")[0].acks == [{}])


def test_an_answer_that_is_only_text(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: "Logged"
    assert workspace.command("priya", "C0BOARD", "/action x").text == "Logged"


def test_bytes_end_it(api: Any, workspace: Workspace) -> None:
    with api.socket() as socket:
        line(socket)
        socket.send(b"\x00")
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=SECONDS)
    workspace.wait_for(lambda: workspace.sockets.connections == 0)


@pytest.mark.parametrize(("size", "cut"), [(20_479, False), (20_480, True), (60_000, True)])
def test_a_line_that_is_too_long_is_cut_and_what_it_answered_is_delivered_again(
    api: Any, workspace: Workspace, size: int, cut: bool
) -> None:
    with api.socket() as one:
        line(one)
        typed = threading.Thread(target=workspace.command, args=["priya", "C0BOARD", "/action list"])
        typed.start()
        envelope = line(one)
        text = json.dumps({"envelope_id": envelope["envelope_id"], "payload": {"text": ""}}, ensure_ascii=False)
        # Bytes count, not letters.
        one.send(text.replace('""', f'"{"é" * ((size - len(text)) // 2)}{"x" * ((size - len(text)) % 2)}"'))
        if cut:
            with pytest.raises(ConnectionClosed):
                one.recv(timeout=SECONDS)
            with api.socket() as other:
                line(other)
                assert line(other)["envelope_id"] == envelope["envelope_id"]
                other.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
        typed.join()

    (delivery,) = workspace.envelopes("slash_commands")
    assert workspace.sockets.cut_for_length == int(cut)
    assert delivery.deliveries == 1 + int(cut)
