"""The event loop of a process that serves: of several, the one with the least to do takes the next request, and none
leaves people waiting unheard, at its end either."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.http.tcp import seconds_since_data, untaken

# Of what waits a process takes an eighth in a turn of its loop, one at least.
SHARE = 8
# It takes as many as it may where the first has waited so long: then every process has enough to do, and whoever cannot
# be answered must hear so.
UNHEARD_SECONDS = 0.1
# So many at most: each is one of a process's `MOST_CONNECTIONS` until it is answered some turns later, and one too many
# is cut off.
MOST_AT_ONCE = 12


class TakesItsShare(asyncio.SelectorEventLoop):
    """Takes a share of the connections that wait in a turn of the loop. asyncio takes all of them: one process then has
    dozens in hand while another has nothing to do. Were it one at a time, those whom nobody can answer in time would
    wait for many seconds before they are told so: a turn takes long where much is to be done."""

    async def create_server(  # type: ignore[override]
        self, protocol: Callable[[], asyncio.Protocol], *, sock: socket.socket, **more: Any
    ) -> "ServerToTheLast":
        """The same as asyncio's, on a socket that listens."""
        listener = Listener.of(sock)
        return ServerToTheLast(listener, protocol, await super().create_server(protocol, sock=listener, **more))


class ServerToTheLast:
    """What listens. Told to close, it takes those who have connected by then: the kernel would cut them off, and a
    command is not sent twice."""

    def __init__(self, listener: "Listener", protocol: Callable[[], asyncio.Protocol], server: asyncio.Server) -> None:
        self._listener, self._protocol, self._server = listener, protocol, server
        self._loop = server.get_loop()
        self._closing, self._closed = False, self._loop.create_future()
        self._last: list[asyncio.Task[Any]] = []

    def close(self) -> None:
        """Listens no more, from the next turn of the loop on."""
        self._loop.remove_reader(self._listener)
        if not self._closing:
            self._closing = True
            # asyncio cuts off whom it has taken in this turn if the server is gone in the next.
            self._loop.call_soon(self._close)

    def _close(self) -> None:
        with suppress(OSError):
            while True:
                taken, _ = self._listener.accept_any()
                self._last.append(self._loop.create_task(self._loop.connect_accepted_socket(self._protocol, taken)))
        self._server.close()
        self._closed.set_result(None)

    async def wait_closed(self) -> None:
        """Until that is done."""
        await self._closed
        await asyncio.gather(*self._last, return_exceptions=True)
        await self._server.wait_closed()


class Listener(socket.socket):
    """A socket that listens, of which asyncio takes only the share of a turn: to it there are no more."""

    _left: int | None = None

    @classmethod
    def of(cls, listener: socket.socket) -> "Listener":
        """The same socket."""
        return cls(listener.family, listener.type, listener.proto, os.dup(listener.fileno()))

    def accept(self) -> tuple[socket.socket, Any]:
        """The next of the share. Raises BlockingIOError after the last of it, and where nobody waits."""
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
        """The next of all who wait. Raises BlockingIOError where nobody does."""
        return super().accept()
