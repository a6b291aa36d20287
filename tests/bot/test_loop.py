"""Several processes on one port: none takes more connections than it can see to while another has nothing to do."""

import asyncio
import socket
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress

import pytest

from bot.http.loop import MOST_AT_ONCE, SHARE, UNHEARD_SECONDS, Listener, ServerToTheLast, TakesItsShare
from bot.http.serve import listener_on

MANY = 20


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with listener_on("127.0.0.1", 0) as listener:
        listener.setblocking(False)
        yield listener


@pytest.fixture
def nobody_waits_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slowly the test itself goes."""
    monkeypatch.setattr("bot.http.loop.UNHEARD_SECONDS", 600)


def called(stack: ExitStack, listener: socket.socket, many: int = MANY) -> None:
    """So many connections that wait to be taken."""
    for _ in range(many):
        # Where the queue is full, the next one waits until somebody takes the first.
        stack.enter_context(socket.create_connection(listener.getsockname(), timeout=5))


async def all_closed() -> None:
    """What was taken is closed in the turns after."""
    while others := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(others)
    for _ in range(MANY):
        await asyncio.sleep(0)


@contextmanager
def serving(listener: socket.socket, protocol: type[asyncio.Protocol]) -> Iterator[None]:
    """A loop in a thread of its own, as a process has it; the browser's may be running in this one."""
    loop = TakesItsShare()

    def run() -> None:
        server = loop.run_until_complete(loop.create_server(protocol, sock=listener, backlog=2048))
        loop.run_forever()
        server.close()
        loop.run_until_complete(server.wait_closed())
        loop.run_until_complete(all_closed())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


@pytest.mark.usefixtures("nobody_waits_long")
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
        # As asyncio makes its connections, the busy one takes a share in each of some turns before it hears of the first.
        for _ in range(MANY - 4 * (MANY // SHARE)):
            assert taken.acquire(timeout=30)


def taken_in_a_turn(listener: socket.socket) -> int:
    """How many asyncio takes before it is told that there is none."""
    taken = 0
    with suppress(BlockingIOError):
        while True:
            listener.accept()[0].close()
            taken += 1
    return taken


@pytest.mark.usefixtures("nobody_waits_long")
@pytest.mark.skipif(sys.platform != "linux", reason="Linux says how many wait")
def test_where_many_wait_a_turn_takes_a_share_of_them(listener: socket.socket) -> None:
    with ExitStack() as stack, Listener.of(listener) as shared:
        called(stack, listener, 7 * SHARE)

        assert [taken_in_a_turn(shared) for _ in range(4)] == [7, 6, 5, 4]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says how long they wait")
def test_where_the_first_has_waited_too_long_a_turn_takes_all_that_it_may(listener: socket.socket) -> None:
    with ExitStack() as stack, Listener.of(listener) as shared:
        called(stack, listener, MOST_AT_ONCE + 5)
        since = time.monotonic()
        while time.monotonic() - since <= UNHEARD_SECONDS + 0.02:
            pass

        assert [taken_in_a_turn(shared) for _ in range(3)] == [MOST_AT_ONCE, 5, 0]


@pytest.mark.usefixtures("nobody_waits_long")
def test_where_few_wait_each_turn_takes_one_until_there_is_none(listener: socket.socket) -> None:
    with ExitStack() as stack, Listener.of(listener) as shared:
        called(stack, listener, 2)

        assert [taken_in_a_turn(shared) for _ in range(4)] == [1, 1, 0, 0]


def test_as_many_may_wait_as_the_queue_is_long(listener: socket.socket) -> None:
    loop = TakesItsShare()

    async def end(made: ServerToTheLast) -> None:
        made.close()
        await made.wait_closed()
        await all_closed()

    with ThreadPoolExecutor(1) as aside:
        made = aside.submit(
            loop.run_until_complete, loop.create_server(asyncio.Protocol, sock=listener, backlog=2048)
        ).result()
        with ExitStack() as stack:
            called(stack, listener)
        aside.submit(loop.run_until_complete, end(made)).result()
    loop.close()


class Greets(asyncio.Protocol):
    """Says one word to whoever connects."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"heard")
        transport.close()


@pytest.mark.parametrize("turns", range(4))
def test_whoever_has_connected_when_it_ends_is_heard(listener: socket.socket, turns: int) -> None:
    async def listened() -> None:
        server = await asyncio.get_running_loop().create_server(Greets, sock=listener)
        for _ in range(turns):
            await asyncio.sleep(0)
        server.close()
        await server.wait_closed()
        await all_closed()

    def listen_and_end() -> None:
        with asyncio.Runner(loop_factory=TakesItsShare) as runner:
            runner.run(listened())

    with ThreadPoolExecutor(1) as aside, ExitStack() as stack:
        waiting = [stack.enter_context(socket.create_connection(listener.getsockname(), timeout=5)) for _ in range(3)]
        aside.submit(listen_and_end).result(30)

        assert [each.recv(10) for each in waiting] == [b"heard"] * 3
