"""The WebSocket end of Socket Mode: one coroutine reads acknowledgements, another writes envelopes."""

import asyncio
import contextlib
import itertools
from collections.abc import Callable

from starlette.websockets import WebSocket, WebSocketDisconnect

from local_slack.sockets import SocketConnection, Sockets

_numbers = itertools.count(1)


async def serve(websocket: WebSocket, sockets: Sockets, cut: Callable[[], None]) -> None:
    """Serves one connection until either end closes it. An unknown or used ticket is refused (HTTP 403)."""
    if not sockets.admit(websocket.query_params.get("ticket", "")):
        await websocket.close()
        return
    await websocket.accept()
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def put(line: str | None) -> None:
        # The loop is closed when the workspace stops while someone is still typing.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(lines.put_nowait, line)

    def cut_off() -> None:
        loop.call_soon_threadsafe(cut)

    connection = SocketConnection(f"connection-{next(_numbers)}", put, lambda: put(None), cut_off)
    if not sockets.opened(connection):
        connection.close()
    writer = asyncio.create_task(_write(websocket, lines))
    try:
        while True:
            sockets.received(connection, await websocket.receive_text())
    except (WebSocketDisconnect, KeyError):
        # KeyError: a binary frame, which Slack's clients never send.
        pass
    finally:
        sockets.closed(connection)
        writer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await writer


async def _write(websocket: WebSocket, lines: "asyncio.Queue[str | None]") -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while (line := await lines.get()) is not None:
            await websocket.send_text(line)
        await websocket.close()
