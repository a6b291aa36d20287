"""Faults on demand: what Slack, or the network on the way, may do on a bad day."""

import threading
from dataclasses import dataclass

from local_slack.refusal import Json
from local_slack.sockets import Sockets

DROP = "drop"
HTTP_500 = "http_500"
PROXY_PAGE = "proxy_page"
REDIRECT = "redirect"


@dataclass
class Fault:
    """What happens to the next `times` calls of `method`.

    `error` is a Slack error name (an `ok: false` answer), HTTP_500, DROP (the connection ends without an answer),
    PROXY_PAGE (some proxy's page, in a charset other than UTF-8), REDIRECT (HTTP 302 to `location`), or "ratelimited"
    (HTTP 429 with `retry_after` seconds). `delay` is seconds of waiting. With `after` the call takes effect first, and
    then meets its delay and its error.
    """

    method: str
    error: str | None = None
    after: bool = False
    times: int = 1
    retry_after: int = 0
    delay: float = 0.0
    location: str = ""

    def as_json(self) -> Json:
        return {"ok": False, "error": self.error}


class Faults:
    """The faults that are waiting for a call, first in, first out for each method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def take(self, method: str) -> Fault | None:
        """The fault for this call of `method`, if any; each applies to `times` calls."""
        with self._lock:
            for fault in self._waiting:
                if fault.method == method:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return None


class Faulty:
    """A workspace's methods for setting faults."""

    faults: Faults
    sockets: Sockets

    def ratelimit(self, method: str, retry_after: int, times: int = 1) -> None:
        """The next `times` calls of `method` are answered 429 with Retry-After `retry_after` seconds."""
        self.faults.add(Fault(method, "ratelimited", times=times, retry_after=retry_after))

    def fail(self, method: str, error: str, times: int = 1, *, after: bool = False) -> None:
        """The next calls of `method` fail with a Slack error name, or in another of the ways of Fault."""
        self.faults.add(Fault(method, error, after=after, times=times))

    def redirect(self, method: str, location: str, times: int = 1) -> None:
        """The next calls of `method` are answered 302, as by some proxy on the way."""
        self.faults.add(Fault(method, REDIRECT, times=times, location=location))

    def slow(self, method: str, seconds: float, times: int = 1, *, after: bool = False) -> None:
        """The next calls of `method` wait `seconds`, before or, with `after`, once they have taken effect."""
        self.faults.add(Fault(method, after=after, delay=seconds, times=times))

    def refuse_connections(self, times: int = 1) -> None:
        """The next calls of apps.connections.open fail with internal_error."""
        self.fail("apps.connections.open", "internal_error", times)

    def drop_sockets(self) -> None:
        """Every Socket Mode connection breaks off without a close frame."""
        self.sockets.drop()

    def disconnect(self, reason: str) -> None:
        """Every connection is told to close (sockets.Sockets.disconnect has the reasons)."""
        self.sockets.disconnect(reason)

    def befall_new_lines(self, *fate: str) -> None:
        """What happens to every new connection from now on: reasons for a disconnect, "cut" or "silent"; without any,
        all is well."""
        self.sockets.fate = fate

    def ignore_acknowledgements(self, times: int = 1) -> None:
        """The app's next acknowledgements are lost: it did the work, but the person sees operation_timeout."""
        self.sockets.ignore_acknowledgements(times)
