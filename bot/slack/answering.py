"""The thread pool that answers what people type and press: each in time, or with a refusal in time."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import Any

from bot.metrics.counts import acknowledged
from bot.request_id import carried
from bot.slack.waiting import Arrival, Waiting

# How many threads work at once. They and the event loop share one processor (the interpreter's lock): with twice as
# many, an overloaded loop is unresponsive for a second.
AT_WORK = 5
# Changes wait for one another and for the log's lock; the other threads stay free for reads.
MOST_CHANGING = 4
# Including those that wait for Slack. Each holds two connections to the log.
THREADS = 10
# How often the queue is checked for arrivals past their deadline.
LOOK_SECONDS = 0.1

logger = logging.getLogger(__name__)


class _InHand(threading.local):
    """How a thread steps aside from its work; in a thread that answers nobody it does nothing."""

    aside: Callable[[], AbstractContextManager[None]] = nullcontext


_here = _InHand()


def aside() -> AbstractContextManager[None]:
    """Use while the thread waits for Slack: another thread may work in its place."""
    return _here.aside()


class Answering:
    """Up to ten worker threads, five of them working at once, started as needed; and a watchdog that refuses whatever
    has waited too long, however busy the workers are."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._waiting = Waiting(clock)
        self._at_work = self._changing = 0
        self._closed, self._drained = threading.Event(), threading.Event()
        self._came = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._watching: threading.Thread | None = None
        self._free = 0

    def submit(self, arrival: Arrival) -> Future[Any]:
        """Queues an arrival. The future gets the result of its `answer`, or of its `turn_away`. Raises RuntimeError
        once closed.

        If it could not be answered in time, it is turned away at once, in the calling thread.
        """
        future: Future[Any] = Future()
        mine = Arrival(
            arrival.deadline,
            arrival.changes,
            _into(future, arrival, arrival.answer),
            _into(future, arrival, arrival.turn_away),
        )
        with self._came:
            if self._closed.is_set():
                raise RuntimeError("nothing is answered any more")
            admitted = self._waiting.admits(arrival.changes)
            if admitted:
                self._waiting.add(mine)
                self._grow()
                self._wake()
        if not admitted:
            mine.turn_away()
        return future

    def close(self) -> None:
        """Accepts no more, and waits for everything that was queued."""
        with self._came:
            self._closed.set()
            self._came.notify_all()
        for thread in self._threads:
            thread.join()
        self._drained.set()
        if self._watching is not None:
            self._watching.join()

    def _grow(self) -> None:
        """Starts another worker if there are fewer free ones than arrivals that may be begun."""
        if self._watching is None:
            self._watching = _started(self._watch, "answer-watch")
        if self._at_work < AT_WORK and self._free < len(self._waiting) and len(self._threads) < THREADS:
            self._threads.append(_started(self._work, f"answer-{len(self._threads)}"))

    def _work(self) -> None:
        while (arrival := self._next()) is not None:
            _here.aside = partial(self._aside, arrival)
            if arrival.deadline.is_missed:
                arrival.turn_away()
            else:
                arrival.answer()
            with self._came:
                self._waiting.answered()
                self._left(arrival)

    @contextmanager
    def _aside(self, arrival: Arrival) -> Iterator[None]:
        with self._came:
            self._left(arrival)
            self._grow()
            self._wake()
        try:
            yield
        finally:
            # It continues at once, whatever has arrived meanwhile: it has waited.
            with self._came:
                self._begun(arrival)

    def _begun(self, arrival: Arrival) -> None:
        self._at_work += 1
        self._changing += arrival.changes

    def _left(self, arrival: Arrival) -> None:
        self._at_work -= 1
        self._changing -= arrival.changes
        if self._closed.is_set():
            self._came.notify_all()

    def _wake(self) -> None:
        """Wakes a free worker if there is work that it may begin: one woken in vain takes others their turn."""
        if self._at_work < AT_WORK and self._waiting.has_next(self._may_change):
            self._came.notify()

    def _next(self) -> Arrival | None:
        with self._came:
            while (arrival := self._first()) is None:
                if self._closed.is_set() and not len(self._waiting):
                    return None
                self._free += 1
                self._came.wait()
                self._free -= 1
            self._begun(arrival)
            # There may be work for one more, such as a change that was held back by MOST_CHANGING.
            self._wake()
            return arrival

    def _first(self) -> Arrival | None:
        return self._waiting.next(self._may_change) if self._at_work < AT_WORK else None

    @property
    def _may_change(self) -> bool:
        return self._changing < MOST_CHANGING

    def _watch(self) -> None:
        """The watchdog: turns away what is past its deadline, because every worker may be blocked."""
        while not self._drained.wait(LOOK_SECONDS):
            with self._came:
                late = self._waiting.too_late()
            if late:
                logger.warning("Turned away after waiting too long: %d", len(late))
            for each in late:
                each.turn_away()


def _started(work: Callable[[], None], name: str) -> threading.Thread:
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def _into(future: Future[Any], arrival: Arrival, act: Callable[[], Any]) -> Callable[[], None]:
    """`act`, with its result or exception passed to `future`, and with the caller's request id."""

    def done() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(act())
        except BaseException as error:
            future.set_exception(error)
        acknowledged(arrival.deadline.passed)

    return carried(done)
