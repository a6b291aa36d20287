"""The server for a monitor. It limits connections, and drops silent ones: each takes a thread and a file handle of the
bot's own process."""

import logging
import socket
import sys
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import CollectorRegistry, make_wsgi_app

# A monitor uses one connection, and asks at once.
MOST_CONNECTIONS = 16
SILENT_SECONDS = 5.0

logger = logging.getLogger(__name__)


class MetricsServer(ThreadingMixIn, WSGIServer):
    """Answers requests with the page of `registry`. Raises OSError if the address cannot be used, and UnicodeError if
    it is not one."""

    daemon_threads = True

    def __init__(self, registry: CollectorRegistry, host: str, port: int) -> None:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        self.address_family, _, _, _, address = found[0]
        self._room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__(address, _Request)  # type: ignore[arg-type]
        self.set_app(make_wsgi_app(registry))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers in a thread of its own, or hangs up if there are too many."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._room.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers a request, and then frees its place."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Logs a bug, but not a caller that falls silent or goes away; the library would print either."""
        if not isinstance(sys.exc_info()[1], OSError):
            logger.exception("A monitor could not be answered")


def why_no_address(error: OSError | UnicodeError) -> str:
    """Why nothing can listen there. Python's error for a name with a part that is empty or too long says nothing
    useful."""
    return str(error.strerror) if isinstance(error, OSError) else "it is not the name of a host"


class _Request(WSGIRequestHandler):
    timeout = SILENT_SECONDS

    def log_message(self, *_: Any) -> None:
        """Does nothing: anybody can write anything into an address."""
