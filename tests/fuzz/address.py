"""Slack's end of a `response_url`: an address of this machine that takes the answers to presses."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from typing import Any


class Address:
    """Where answers come, each as it was sent."""

    def __init__(self, url: str, came: SimpleQueue[dict[str, Any]]) -> None:
        self.url = url
        self._came = came

    def answers(self, wait: float) -> list[dict[str, Any]]:
        """What has come since this was last asked; the first of it is waited for."""
        found = []
        try:
            found.append(self._came.get(timeout=wait) if wait else self._came.get_nowait())
            while True:
                found.append(self._came.get_nowait())
        except Empty:
            return found


@contextmanager
def address() -> Iterator[Address]:
    """An address, served meanwhile."""
    came: SimpleQueue[dict[str, Any]] = SimpleQueue()

    class Taken(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taken) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield Address(f"http://127.0.0.1:{server.server_address[1]}", came)
        finally:
            server.shutdown()
            serving.join()
