"""One connection for one request, with a time limit for the whole request.

uvicorn's own limit applies only between requests, and restarts with every byte (as of 0.54).
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from bot.http.tcp import seconds_since_data
from storage.deadline import Deadline

# Slack sends a request at once, and expects the answer within three seconds.
WHOLE_SECONDS = 5.0
# Each may use a megabyte and a file handle; the log needs file handles as well.
MOST_CONNECTIONS = 256
# The parser has no limit of its own.
MOST_HEAD_BYTES = 65_536


class OneRequestConnection(HttpToolsProtocol):
    """uvicorn's connection, closed if no complete request has arrived within five seconds, or if the headers do not end
    within 64 kB."""

    _limit: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._limit = self.loop.call_later(WHOLE_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        if "deadline" not in self.app_state:
            # The time since its bytes arrived, including their wait in the system's queue, is passed to the application
            # (`request.state`). The existing state is shared by all connections, so it is copied.
            waited = seconds_since_data(self.transport.get_extra_info("socket"))
            self.app_state = {**self.app_state, "deadline": Deadline.from_now(ago=waited)}
        super().data_received(data)
        if self.cycle is None:
            self._head_bytes += len(data)
            if self._head_bytes > MOST_HEAD_BYTES and not self.transport.is_closing():
                self.send_400_response("The headers are too long.")
        elif not self.cycle.more_body:
            self._unwatch()

    def _should_upgrade(self) -> bool:
        """Never."""
        return False

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing. uvicorn would tell the operator, at any stranger's request, to install a WebSocket library."""

    def shutdown(self) -> None:
        """Closes after the answer. uvicorn would cut off connections whose request has not been read yet; since none is
        kept open for a second request here, each of those is somebody waiting for an answer."""
        if self.cycle is not None:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch()
        super().connection_lost(exc)

    def _unwatch(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
