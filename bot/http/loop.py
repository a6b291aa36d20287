"""The event loop of a process that serves: of several, the one with the least to do takes the next request, and none
leaves people waiting unheard."""

import asyncio
import os
import socket
from typing import Any

from bot.http.tcp import untaken

# Of what waits a process takes an eighth in a turn of its loop, one at least.
SHARE = 8


class TakesItsShare(asyncio.SelectorEventLoop):
    """Takes a share of the connections that wait in a turn of the loop. asyncio takes all of them: one process then has
    dozens in hand while another has nothing to do. Were it one at a time, those whom nobody can answer in time would
    wait for many seconds before they are told so: a turn takes long where much is to be done."""

    async def create_server(  # type: ignore[override]
        self, *arguments: Any, sock: socket.socket, **more: Any
    ) -> asyncio.Server:
        """The same as asyncio's, on a socket that listens."""
        return await super().create_server(*arguments, sock=Listener.of(sock), **more)


class Listener(socket.socket):
    """A socket that listens, of which asyncio takes only the share of a turn: to it there are no more."""

    _left: int | None = None

    @classmethod
    def of(cls, listener: socket.socket) -> "Listener":
        """The same socket."""
        return cls(listener.family, listener.type, listener.proto, os.dup(listener.fileno()))

    def accept(self) -> tuple[socket.socket, Any]:
        """The next of the share. Raises BlockingIOError after the last of it, and where nobody waits."""
        left = max(untaken(self) // SHARE, 1) if self._left is None else self._left
        self._left = left - 1 if left else None
        if not left:
            raise BlockingIOError
        try:
            return super().accept()
        except OSError:
            self._left = None
            raise
