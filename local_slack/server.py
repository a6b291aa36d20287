"""Serves a workspace on loopback, in a thread of its own, for as long as a `with` block lasts."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from local_slack import link, responses, transfers, web_api
from local_slack.workspace import Workspace

# Anything else that is served besides Slack's own addresses.
Address = BaseRoute

LOOPBACK = "127.0.0.1"
NAMES = ("127.0.0.1", "localhost")
START_SECONDS = 10.0
STOP_SECONDS = 0.2
_TURNS = 3
PING_SECONDS = 0.1


@dataclass(frozen=True)
class Running:
    """Where a bot finds the workspace, and its keys: SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN."""

    workspace: Workspace
    url: str

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.workspace.bot_token

    @property
    def app_token(self) -> str:
        return self.workspace.app_token


def routes() -> list[BaseRoute]:
    """Slack's own addresses. The browser page adds its routes to them (`running(…, more=…)`)."""
    return [
        Route("/api/{method}", web_api.endpoint, methods=["GET", "POST"]),
        Route("/response/{name}", responses.endpoint, methods=["POST"]),
        Route("/upload/v1/{ticket}", transfers.upload, methods=["POST"]),
        Route("/files-pri/{file}/download/{name}", transfers.download),
        WebSocketRoute("/link/", _link),
    ]


@contextlib.contextmanager
def running(workspace: Workspace, port: int = 0, more: list[BaseRoute] | None = None) -> Iterator[Running]:
    """Serves the workspace on 127.0.0.1; `port` 0 takes a free one. OSError if the port is in use.

    `more` are routes of the caller's own, with the workspace as `request.app.state.workspace`. When the block ends,
    open connections are cut and no thread is left.
    """
    app = Starlette(routes=[*routes(), *(more or [])])
    app.state.workspace = workspace
    with serving(app, port) as (url, later):
        workspace.url, workspace.later = url, later
        try:
            yield Running(workspace, url)
        finally:
            workspace.later = None


@contextlib.contextmanager
def serving(app: Starlette, port: int) -> Iterator[tuple[str, Callable[[float, Callable[[], None]], None]]]:
    """Serves `app` on 127.0.0.1; gives its address, and a function that calls another after some seconds."""
    with contextlib.closing(_listener(port)) as listener:
        server = _Server(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="workspace")
        thread.start()
        try:
            if not server.ready.wait(START_SECONDS):
                raise RuntimeError("the local workspace did not start")
            yield f"http://{LOOPBACK}:{listener.getsockname()[1]}", server.later
        finally:
            server.stop()
            thread.join()


def _listener(port: int) -> socket.socket:
    # asyncio turns off Nagle's algorithm, which would delay each answer by 40 ms, only if the protocol is named.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


async def _link(websocket: WebSocket) -> None:
    await link.serve(websocket, websocket.app.state.workspace.sockets, websocket.scope["workspace.cut"])


class _Server(uvicorn.Server):
    """uvicorn, with events in place of its polling, and a way to break off a connection."""

    def __init__(self, app: ASGIApp) -> None:
        config = uvicorn.Config(
            _Loopback(app, self),
            loop="asyncio",
            http="httptools",
            ws="websockets-sansio",
            # slack_sdk can close only between two frames: without any it waits for its time limit of 3 s.
            ws_ping_interval=PING_SECONDS,
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
        )
        super().__init__(config)
        self.ready = threading.Event()
        self._over: asyncio.Event
        self._loop: asyncio.AbstractEventLoop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self._over.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn's own version waits for close frames; a bot that was killed sends none.
        for listener in sockets or []:
            self._loop.remove_reader(listener)
        # A connection that was accepted a moment ago is not complete yet: its task begins, and its protocol, a turn
        # later each. A server that is closed before that drops it without closing it.
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        tasks = list(self.server_state.tasks)
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_SECONDS)
        for task in tasks:
            task.cancel()
        await asyncio.sleep(0)

    def stop(self) -> None:
        with contextlib.suppress(RuntimeError, AttributeError):
            self._loop.call_soon_threadsafe(self._over.set)

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._loop.call_later, seconds, act)

    def cut(self, client: Any) -> None:
        for connection in list(self.server_state.connections):
            if getattr(connection, "client", None) == tuple(client):
                connection.transport.abort()


class _Loopback:
    """Accepts only requests that were addressed to this machine.

    A web page elsewhere can make a browser send requests to 127.0.0.1 under a name of its own (DNS rebinding); such a
    request has that name as its Host, and is answered 421.
    """

    def __init__(self, app: ASGIApp, server: _Server) -> None:
        self._app = app
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").rsplit(":", 1)[0]
        if host not in NAMES:
            await self._refuse(scope, send)
            return
        scope["workspace.cut"] = lambda: self._server.cut(scope["client"])
        await self._app(scope, receive, send)

    async def _refuse(self, scope: Scope, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "http.response.start", "status": 421, "headers": []})
        await send({"type": "http.response.body", "body": b"This workspace answers only to this machine."})
