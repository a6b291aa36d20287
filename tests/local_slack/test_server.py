"""Serving: on loopback only, many times over, leaving nothing behind."""

import asyncio
import gc
import logging
import socket
import threading
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from itertools import count
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from local_slack import Workspace, running


def test_it_leaves_nothing_behind(clock: Callable[[], datetime]) -> None:
    before = threading.active_count()
    for _ in range(20):
        with running(Workspace(clock)) as server:
            assert httpx.post(f"{server.api_url}api.test").json()["ok"]
            port = int(server.url.rsplit(":", 1)[1])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port))
    assert threading.active_count() == before


def test_it_ends_with_a_line_still_open(clock: Callable[[], datetime]) -> None:
    workspace = Workspace(clock)
    with running(workspace) as server:
        headers = {"Authorization": f"Bearer {server.app_token}"}
        url = httpx.post(f"{server.api_url}apps.connections.open", headers=headers).json()["url"]
        line = connect(url)
        opened = line.__enter__()
        opened.recv()
    line.__exit__(None, None, None)
    assert workspace.sockets.connections == 0


def test_whoever_comes_while_it_ends_is_not_left_unclosed(clock: Callable[[], datetime]) -> None:
    came, over = threading.Event(), threading.Event()

    def come(port: int) -> None:
        for number in count():
            if over.is_set():
                return
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port))) as line:
                line.sendall(b"POST /api/api.test HTTP/1.1\r\n")
            if number == 100:
                came.set()

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        for _ in range(10):
            came.clear()
            over.clear()
            with running(Workspace(clock)) as server:
                visitor = threading.Thread(target=come, args=[int(server.url.rsplit(":", 1)[1])])
                visitor.start()
                assert came.wait(10)
            over.set()
            visitor.join()
        gc.collect()

    assert [str(each.message) for each in told] == []


def test_it_ends_in_the_middle_of_a_call(clock: Callable[[], datetime]) -> None:
    workspace = Workspace(clock)
    with running(workspace) as server:
        workspace.slow("api.test", 60)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.api_url}api.test", timeout=0.05)


def test_a_workspace_outlives_its_server(workspace: Workspace) -> None:
    with running(workspace) as first:
        workspace.say("priya", "C0BOARD", "before")
    assert workspace.command("priya", "C0BOARD", "/action").error == "dispatch_failed"
    with running(workspace) as second:
        assert second.bot_token == first.bot_token
        workspace.say("priya", "C0BOARD", "after")
    assert [said.text for said in workspace.messages("C0BOARD")] == ["before", "after"]


def test_a_port_may_be_chosen_once(clock: Callable[[], datetime]) -> None:
    with running(Workspace(clock)) as server:
        port = int(server.url.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="in use"), running(Workspace(clock), port):
            pass
    with running(Workspace(clock), port) as again:
        assert again.url.endswith(f":{port}")


def test_it_is_not_to_be_had_from_outside(server: Any) -> None:
    port = int(server.url.rsplit(":", 1)[1])
    with socket.socket() as outside, pytest.raises(OSError, match="refused"):
        # Another address of this very machine, which a server on 0.0.0.0 would answer.
        outside.connect(("127.0.0.2", port))


@pytest.mark.parametrize("host", ["slack.example", "127.0.0.1.evil.example", ""])
def test_other_names_are_refused(server: Any, host: str) -> None:
    response = httpx.post(f"{server.api_url}api.test", headers={"Host": host})
    assert response.status_code == 421


def test_other_names_are_refused_to_sockets_too(server: Any, api: Any) -> None:
    url = api.raw("apps.connections.open", token=server.app_token).json()["url"]
    with pytest.raises(InvalidStatus), connect(url, additional_headers={"Host": "slack.example"}):
        pass


def test_localhost_is_loopback(server: Any) -> None:
    port = server.url.rsplit(":", 1)[1]
    response = httpx.post(f"{server.api_url}api.test", headers={"Host": f"localhost:{port}"})
    assert response.json()["ok"]


def test_what_is_not_here(server: Any) -> None:
    assert httpx.get(f"{server.url}/").status_code == 404
    assert httpx.get(f"{server.url}/response/x").status_code == 405


def test_routes_of_ones_own(workspace: Workspace) -> None:
    async def page(request: Request) -> Response:
        members: list[Any] = request.app.state.workspace.members
        return PlainTextResponse(", ".join(member.name for member in members))

    with running(workspace, more=[Route("/", page)]) as server:
        assert httpx.get(server.url).text.startswith("boardbot, priya")
        assert httpx.post(f"{server.api_url}api.test").json()["ok"]


def test_a_stream_of_changes(workspace: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    """What the page will do: told of each change, and ended, without a complaint, with the workspace."""

    async def changes() -> AsyncIterator[str]:
        loop, changed = asyncio.get_running_loop(), asyncio.Event()
        end = workspace.subscribe(lambda: loop.call_soon_threadsafe(changed.set))
        try:
            while True:
                yield f"data: {workspace.version}\n\n"
                await changed.wait()
                changed.clear()
        finally:
            end()

    async def stream(_request: Request) -> Response:
        return StreamingResponse(changes(), media_type="text/event-stream")

    with ExitStack() as reading:
        with running(workspace, more=[Route("/changes", stream)]) as server:
            lines = reading.enter_context(httpx.stream("GET", f"{server.url}/changes")).iter_lines()
            before = next(lines)
            workspace.say("priya", "C0BOARD", "hello")
            assert [line for line in (next(lines), next(lines)) if line] != [before]
        with pytest.raises(httpx.RemoteProtocolError):
            list(lines)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING] == []
    workspace.say("priya", "C0BOARD", "nobody is told")


def test_a_direct_message_is_opened_once(workspace: Workspace) -> None:
    threads = [threading.Thread(target=workspace.direct_message, args=("priya",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(1 for channel in workspace.channels if channel.with_person) == 1
