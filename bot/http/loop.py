"""The event loop of a serving process. The least busy of several processes takes the next request, and no connection is
left unheard, even when a process ends."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.http.tcp import seconds_since_data, untaken

# In each turn of its loop a process accepts an eighth of the waiting connections, but at least one.
SHARE = 8
# If the first has waited this long, a process accepts as many as it may: then every process is busy, and people who
# cannot be answered must be told so.
UNHEARD_SECONDS = 0.1
# Each counts towards a process's `MOST_CONNECTIONS` until it is answered some turns later, and one too many is cut off.
MOST_AT_ONCE = 12


class TakesItsShare(asyncio.SelectorEventLoop):
    """Accepts a share of the waiting connections in each turn of the loop. asyncio accepts all of them, so that one
    process has dozens in progress while another has nothing to do. With one at a time, people who cannot be answered in
    time would wait for many seconds until they are told so, because a turn takes long under load."""

    async def create_server(  # type: ignore[override]
        self, protocol: Callable[[], asyncio.Protocol], *, sock: socket.socket, **more: Any
    ) -> "ServerToTheLast":
        """As asyncio's, on a listening socket."""
        listener = Listener.of(sock)
        return ServerToTheLast(listener, protocol, await super().create_server(protocol, sock=listener, **more))


class ServerToTheLast:
    """A listening server. When it is closed, it accepts the connections that are waiting: the kernel would cut them
    off, and Slack does not send a command twice."""

    def __init__(self, listener: "Listener", protocol: Callable[[], asyncio.Protocol], server: asyncio.Server) -> None:
        self._listener, self._protocol, self._server = listener, protocol, server
        self._loop = server.get_loop()
        self._closing, self._closed = False, self._loop.create_future()
        self._last: list[asyncio.Task[Any]] = []

    def close(self) -> None:
        """Stops listening, from the next turn of the loop on."""
        self._loop.remove_reader(self._listener)
        if not self._closing:
            self._closing = True
            # asyncio cuts off a connection accepted in this turn if the server is gone in the next.
            self._loop.call_soon(self._close)

    def _close(self) -> None:
        with suppress(OSError):
            while True:
                taken, _ = self._listener.accept_any()
                self._last.append(self._loop.create_task(self._loop.connect_accepted_socket(self._protocol, taken)))
        self._server.close()
        self._closed.set_result(None)

    async def wait_closed(self) -> None:
        """Waits until that is done."""
        await self._closed
        await asyncio.gather(*self._last, return_exceptions=True)
        await self._server.wait_closed()


class Listener(socket.socket):
    """A listening socket of which asyncio sees only its share in each turn, as if no more were waiting."""

    _left: int | None = None

    @classmethod
    def of(cls, listener: socket.socket) -> "Listener":
        """The same socket as a Listener."""
        return cls(listener.family, listener.type, listener.proto, os.dup(listener.fileno()))

    def accept(self) -> tuple[socket.socket, Any]:
        """The next of the share. Raises BlockingIOError after the last of it, and if none is waiting."""
        if self._left == 0:
            self._left = None
            raise BlockingIOError
        try:
            taken = super().accept()
        except OSError:
            self._left = None
            raise
        self._left = (self._share(taken[0]) if self._left is None else self._left) - 1
        return taken

    def _share(self, first: socket.socket) -> int:
        waiting = 1 + untaken(self)
        share = waiting if seconds_since_data(first) > UNHEARD_SECONDS else waiting // SHARE
        return min(max(share, 1), MOST_AT_ONCE)

    def accept_any(self) -> tuple[socket.socket, Any]:
        """The next of all waiting connections. Raises BlockingIOError if there is none."""
        return super().accept()
