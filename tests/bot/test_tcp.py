"""What Linux says of a TCP socket, asked of real ones."""

import socket
import sys
import time
from collections.abc import Iterator

import pytest

from bot.http.serve import listener_on
from bot.http.tcp import seconds_since_data, untaken

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux says it")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with listener_on("127.0.0.1", 0) as listener:
        yield listener


def test_those_that_wait_to_be_taken_are_counted(listener: socket.socket) -> None:
    assert untaken(listener) == 0
    with socket.create_connection(listener.getsockname()), socket.create_connection(listener.getsockname()):
        assert untaken(listener) == 2
        listener.accept()[0].close()
        assert untaken(listener) == 1


def test_data_has_waited_since_it_came_and_not_since_its_connection_was_taken(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()) as sender:
        sender.sendall(b"POST")
        sent = time.monotonic()
        while (before := time.monotonic() - sent) < 0.1:
            pass
        with listener.accept()[0] as taken:
            waited = seconds_since_data(taken)
            after = time.monotonic() - sent

    # The system counts in its own ticks, of a hundredth of a second at most.
    assert before - 0.02 <= waited <= after + 0.02


def test_on_another_system_nothing_has_waited(listener: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_connection(listener.getsockname()):
        monkeypatch.setattr(sys, "platform", "freebsd14")

        assert (untaken(listener), seconds_since_data(listener)) == (0, 0.0)
