"""Requests that do not come whole, beside people whose commands are answered."""

import re
from contextlib import ExitStack, closing, suppress

import pytest
from end_to_end.over_http import Served
from end_to_end.raw_http import HEALTH, POST, exchanged, opened, seal, until_closed
from end_to_end.stage import Room, Stage


@pytest.fixture
def served(lit: tuple[Stage, Served]) -> Served:
    return lit[1]


@pytest.mark.parametrize(
    "begun", [POST + "X: ", "POST /", POST + "X: y\r\n" * 20_000], ids=["a header", "an address", "headers"]
)
def test_what_has_no_end_of_its_headers_in_64_kilobytes_is_refused(served: Served, begun: str) -> None:
    with closing(opened(served)) as connection:
        connection.sendall(begun.encode())
        with suppress(ConnectionResetError, BrokenPipeError):
            for _ in range(64):
                connection.sendall(b"y" * 16_384)
        try:
            answer = until_closed(connection)
        except ConnectionResetError:
            # What was still on its way is not read, and the kernel says so.
            return
    assert re.match(rb"HTTP/1.1 400 ", answer), answer


@pytest.mark.parametrize(
    "begun",
    [
        "",
        "P",
        POST + "X: ",
        POST + "Content-Length: 100\r\n\r\nx",
        POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nx",
        "POST /healthz HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\nx",
    ],
    ids=["nothing", "a letter", "a header", "a body", "a piece", "a body nobody wants"],
)
def test_a_request_that_does_not_come_whole_is_not_waited_for(
    served: Served, begun: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.http.connection.WHOLE_SECONDS", 0.1)
    with closing(opened(served)) as connection:
        if "Content-Length: 100" in begun and "slack" in begun:
            begun = begun.replace("Content-Length", seal(served, b"x" * 100) + "Content-Length")
        connection.sendall(begun.encode())
        with suppress(ConnectionResetError):
            until_closed(connection)


def test_a_trickle_does_not_put_the_end_off(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.http.connection.WHOLE_SECONDS", 0.3)
    with closing(opened(served)) as connection:
        connection.sendall(POST.encode() + b"X: ")
        connection.settimeout(0.02)
        for _ in range(1000):
            try:
                connection.sendall(b"y")
                if not connection.recv(1):
                    return
            except TimeoutError:
                continue
            except OSError:
                return
    pytest.fail("it was waited for")


def test_a_hundred_slow_clients_keep_nobody_waiting(served: Served, board: Room) -> None:
    with ExitStack() as stack:
        for number in range(100):
            connection = stack.enter_context(closing(opened(served)))
            body = b"x" * 100
            begun = POST + seal(served, body) + "Content-Length: 100\r\n\r\nx" if number % 2 else POST + "X: "
            connection.sendall(begun.encode())

        assert board("/action add Visits plan").startswith("A1 logged.")
        assert served.address.health().status_code == 200


def test_more_connections_than_the_log_has_file_handles_for_are_not_taken(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.http.connection.MOST_CONNECTIONS", 0)
    with suppress(ConnectionResetError, BrokenPipeError):
        assert exchanged(served, HEALTH) == b""


def test_a_client_that_goes_away_in_the_middle_leaves_no_trace(
    served: Served, board: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with closing(opened(served)) as connection:
        connection.sendall((POST + seal(served, b"x" * 100) + "Content-Length: 100\r\n\r\nzebra").encode())
    assert board("/action add Visits plan").startswith("A1 logged.")
    assert "Traceback" not in caplog.text
    assert "zebra" not in caplog.text
