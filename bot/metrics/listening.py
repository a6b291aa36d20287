"""What listens for a monitor: to few at once, and to nobody who says nothing. Each connection holds a thread and a file
handle, and it is the bot's own process that would run out of them."""

import logging
import socket
import sys
import threading
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import CollectorRegistry, make_wsgi_app

# A monitor asks by one connection, and at once.
MOST_CONNECTIONS = 16
SILENT_SECONDS = 5.0

logger = logging.getLogger(__name__)


class MetricsServer(ThreadingMixIn, WSGIServer):
    """Answers what is asked there by the page of `registry`. Raises OSError where the address cannot be used, and
    UnicodeError where it is none."""

    daemon_threads = True

    def __init__(self, registry: CollectorRegistry, host: str, port: int) -> None:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        self.address_family, _, _, _, address = found[0]
        self._room = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__(address, _Request)  # type: ignore[arg-type]
        self.set_app(make_wsgi_app(registry))

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread of its own, where there is room."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._room.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """The same, to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever falls silent or goes away is no fault of ours. The library would print it."""
        if not isinstance(sys.exc_info()[1], OSError):
            logger.exception("A monitor could not be answered")


def why_no_address(error: OSError | UnicodeError) -> str:
    """Why nothing can listen there. Python has no words for a name of which a part is empty, or too long."""
    return str(error.strerror) if isinstance(error, OSError) else "it is not the name of a host"


class _Request(WSGIRequestHandler):
    timeout = SILENT_SECONDS

    def log_message(self, *_: Any) -> None:
        """Nothing: anybody can write anything into an address."""
