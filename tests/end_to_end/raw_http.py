"""Requests over HTTP as bytes, such as no client would send."""

import socket
from contextlib import closing

from end_to_end.over_http import FORM, Served, signed

SECONDS = 20
HEALTH = "GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"
POST = "POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Type: " + FORM + "\r\n"


def opened(served: Served) -> socket.socket:
    port = int(served.address.url.rpartition(":")[2])
    return socket.create_connection(("127.0.0.1", port), timeout=SECONDS)


def exchanged(served: Served, *pieces: str | bytes) -> bytes:
    """Everything that comes back until the other end closes."""
    sent = b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
    with closing(opened(served)) as connection:
        # All at once: what comes after the other end has closed would make the kernel throw the answer away.
        connection.sendall(sent)
        return until_closed(connection)


def until_closed(connection: socket.socket) -> bytes:
    found = b""
    while piece := connection.recv(65536):
        found += piece
    return found


def seal(served: Served, body: bytes) -> str:
    headers = signed(body, str(int(served.address.clock().timestamp())))
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items())
