"""Raw connections: broken, hidden in one another or far too large."""

import asyncio
import re
import socket
from contextlib import closing

import pytest
from end_to_end.over_http import Served
from end_to_end.raw_http import HEALTH, POST, exchanged, opened, seal, until_closed
from end_to_end.requests_refused import COMMAND, form
from end_to_end.stage import Room, Stage

from bot.http.connection import OneRequestConnection


@pytest.fixture
def served(lit: tuple[Stage, Served]) -> Served:
    return lit[1]


def test_who_asks_for_a_websocket_is_answered_as_anybody(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    asked = HEALTH.replace("Host: bot", "Host: bot\r\nConnection: Upgrade\r\nUpgrade: websocket")

    assert exchanged(served, asked).startswith(b"HTTP/1.1 200 ")
    assert "pip install" not in caplog.text


def test_every_connection_answers_without_nagles_delay(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def note(connection: OneRequestConnection, transport: asyncio.Transport) -> None:
        made.append(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        taken(connection, transport)

    taken = OneRequestConnection.connection_made
    monkeypatch.setattr(OneRequestConnection, "connection_made", note)
    assert exchanged(served, HEALTH).startswith(b"HTTP/1.1 200 ")

    assert made == [1]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (HEALTH, 200),
        ("GET /zebra HTTP/1.1\r\nHost: bot\r\n\r\n", 404),
        ("GET /slack/events HTTP/1.1\r\nHost: bot\r\n\r\n", 405),
        (POST + "Content-Length: 0\r\n\r\n", 401),
        ("signed", 200),
    ],
)
def test_a_connection_is_for_one_request_so_that_no_proxy_keeps_one_that_is_closing(
    served: Served, board: Room, asked: str, status: int
) -> None:
    if asked == "signed":
        body = form(**COMMAND | {"channel_id": board.channel.id, "text": "list", "trigger_id": board.channel.id})
        asked = f"{POST}{seal(served, body)}Content-Length: {len(body)}\r\n\r\n{body.decode()}"

    answer = exchanged(served, asked, HEALTH)

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize(
    ("length", "body", "status"),
    [
        ("Content-Length: 1048577\r\n\r\n", b"", 413),
        ("Content-Length: 00000000001048577\r\n\r\n", b"", 413),
        # No number of 64 bits: to the parser it is no length at all.
        ("Content-Length: 99999999999999999999\r\n\r\n", b"", 400),
        (
            "Transfer-Encoding: chunked\r\n\r\n",
            b"80000\r\n" + b"x" * 0x80000 + b"\r\n80001\r\n" + b"x" * 0x80001,
            413,
        ),
    ],
    ids=["declared", "with noughts", "of twenty digits", "in pieces"],
)
def test_more_than_a_megabyte_is_refused_without_the_rest(
    served: Served, length: str, body: bytes, status: int
) -> None:
    answer = exchanged(served, POST, seal(served, b""), length, body)

    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"connection: close" in answer.lower()


def test_a_megabyte_is_read(served: Served) -> None:
    body = b"x" * 1_048_576

    answer = exchanged(served, POST, seal(served, body), f"Content-Length: {len(body)}\r\n\r\n", body)

    assert answer.startswith(b"HTTP/1.1 400 ")


def test_a_body_in_pieces_is_one_body(served: Served, board: Room) -> None:
    body = form(**COMMAND | {"channel_id": board.channel.id, "text": "list", "trigger_id": board.channel.id})
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 7]), body[at : at + 7]) for at in range(0, len(body), 7))

    answer = exchanged(
        served,
        POST,
        "Connection: close\r\nTransfer-Encoding: chunked\r\n",
        seal(served, body),
        "\r\n",
        pieces,
        "0\r\n\r\n",
    )

    assert answer.startswith(b"HTTP/1.1 200 ")


def test_a_body_whose_length_is_told_twice_is_refused_though_slack_signed_it(served: Served, board: Room) -> None:
    body = form(**COMMAND | {"channel_id": board.channel.id, "text": "list", "trigger_id": board.channel.id})
    both = f"Connection: close\r\nTransfer-Encoding: chunked\r\nContent-Length: {len(body)}\r\n"

    answer = exchanged(served, POST, both, seal(served, body), "\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

    assert answer.startswith(b"HTTP/1.1 400 ")


HIDDEN = "0\r\n\r\n" + HEALTH


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nContent-Length: 48\r\n",
        "Content-Length: 4, 48\r\n",
        "Content-Length: +4\r\n",
        "Content-Length: 0x4\r\n",
        "Content-Length: 4 8\r\n",
        "Content-Length: -4\r\n",
        "Content-Length: ٤\r\n",
        "Content-Length : 4\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "X\0: y\r\n",
        "X: y\0z\r\n",
        "Host: other\r\nHost: third\r\n",
    ],
)
def test_a_request_that_says_two_things_of_its_length_hides_no_other(served: Served, lengths: str) -> None:
    answer = exchanged(served, POST, lengths, seal(served, b""), "\r\n", HIDDEN)

    assert re.match(rb"HTTP/1.1 (400|401|411|413|501) ", answer), answer
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "sent",
    [
        POST + "X: " + "y" * 70_000 + "\r\n\r\n",
        POST + "".join(f"X-{n}: y\r\n" for n in range(10_000)) + "\r\n",
        "POST /" + "y" * 70_000 + " HTTP/1.1\r\nHost: bot\r\n\r\n",
        "zebra\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "z" * 100,
        "POST /slack/events HTTP/9.9\r\nHost: bot\r\n\r\n",
        "POST /slack/events HTTP/1.1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=["a huge header", "many headers", "a huge address", "no HTTP", "TLS", "HTTP 9", "no host", "HTTP 2"],
)
def test_what_is_no_request_is_refused_and_the_connection_ended(
    served: Served, sent: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with closing(opened(served)) as connection:
        connection.sendall(sent.encode("latin-1"))
        try:
            answer = until_closed(connection)
        except ConnectionResetError:
            # What was still on its way is not read, and the kernel says so.
            answer = b"HTTP/1.1 400 "
    assert re.match(rb"HTTP/1.1 4\d\d ", answer), answer
    assert "zebra" not in caplog.text
    assert "yyyy" not in caplog.text
    assert "Traceback" not in caplog.text


def test_an_upgrade_is_not_taken(served: Served) -> None:
    answer = exchanged(
        served,
        "GET /slack/events HTTP/1.1\r\nHost: bot\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    )

    assert answer.startswith(b"HTTP/1.1 405 ")
