"""Several processes on one port: none takes more connections than it can see to while another has nothing to do."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest

from bot.http.loop import OneAtATime
from bot.http.serve import listener_on

MANY = 20


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with listener_on("127.0.0.1", 0) as listener:
        listener.setblocking(False)
        yield listener


def called(stack: ExitStack, listener: socket.socket) -> None:
    """So many connections that wait to be taken."""
    for _ in range(MANY):
        # Where the queue is full, the next one waits until somebody takes the first.
        stack.enter_context(socket.create_connection(listener.getsockname(), timeout=5))


@contextmanager
def serving(listener: socket.socket, protocol: type[asyncio.Protocol]) -> Iterator[None]:
    """A loop in a thread of its own, as a process has it; the browser's may be running in this one."""
    loop = OneAtATime()

    def run() -> None:
        loop.run_until_complete(loop.create_server(protocol, sock=listener, backlog=2048))
        loop.run_forever()
        # What was taken is closed in the turns after.
        for _ in range(MANY):
            loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def test_one_that_is_busy_leaves_the_rest_to_another(listener: socket.socket) -> None:
    busy, go_on, taken = threading.Event(), threading.Event(), threading.Semaphore(0)

    class Busy(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            busy.set()
            go_on.wait(30)
            transport.close()

    class Free(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken.release()
            transport.close()

    with ExitStack() as stack:
        called(stack, listener)
        stack.enter_context(serving(listener, Busy))
        stack.callback(go_on.set)
        assert busy.wait(30)
        stack.enter_context(serving(listener, Free))
        for _ in range(MANY - 4):
            assert taken.acquire(timeout=30)


def test_as_many_may_wait_as_the_queue_is_long(listener: socket.socket) -> None:
    loop = OneAtATime()
    with ThreadPoolExecutor(1) as aside, ExitStack() as stack:
        made = aside.submit(
            loop.run_until_complete, loop.create_server(asyncio.Protocol, sock=listener, backlog=2048)
        ).result()
        called(stack, listener)
    made.close()
    loop.close()
