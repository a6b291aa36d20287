"""One connection, for one request: what does not come whole in time is not waited for.

uvicorn has no such limit: its own counts only between requests, and begins anew with every byte (as of 0.54).
"""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

# Slack sends a request at once, and waits three seconds for all of it to be answered.
WHOLE_SECONDS = 5.0
# Each may hold a megabyte and a file handle, which the log needs as well.
MOST_CONNECTIONS = 256


class OneRequestConnection(H11Protocol):
    """uvicorn's connection, closed when no whole request has come five seconds after it was made."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._deadline = self.loop.call_later(WHOLE_SECONDS, transport.abort)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.more_body:
            self._unwatch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch()
        super().connection_lost(exc)

    def _unwatch(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
