"""The threads that answer what people type and press, so that each is answered in time, or turned away in time."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from bot.slack.waiting import Arrival, Waiting

# More would only queue for the log, which is written by one at a time. Each holds two connections to it.
THREADS = 10
# Changes wait for each other, and for whoever else holds the log: people can read on meanwhile.
MOST_CHANGING = 7
# Who has waited in vain hears of it so much later at most.
LOOK_SECONDS = 0.1

logger = logging.getLogger(__name__)


class Answering:
    """Up to ten threads that answer, as many as are needed at once, and one that turns away whoever has waited in
    vain, however busy those are."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._waiting = Waiting(clock)
        self._changing = 0
        self._closed, self._drained = threading.Event(), threading.Event()
        self._came = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._watching: threading.Thread | None = None
        self._free = 0

    def submit(self, arrival: Arrival) -> Future[Any]:
        """Gives what the arrival's answer will give, or its turning away. Raises RuntimeError once closed.

        Where it could not be answered in time it is turned away at once, by the thread that calls this.
        """
        future: Future[Any] = Future()
        mine = Arrival(
            arrival.deadline, arrival.changes, _into(future, arrival.answer), _into(future, arrival.turn_away)
        )
        with self._came:
            if self._closed.is_set():
                raise RuntimeError("nothing is answered any more")
            admitted = self._waiting.admits(arrival.changes)
            if admitted:
                self._waiting.add(mine)
                self._grow()
                self._came.notify()
        if not admitted:
            mine.turn_away()
        return future

    def close(self) -> None:
        """Waits for the answers that are in hand or waiting, and takes no more."""
        with self._came:
            self._closed.set()
            self._came.notify_all()
        for thread in self._threads:
            thread.join()
        self._drained.set()
        if self._watching is not None:
            self._watching.join()

    def _grow(self) -> None:
        """Starts another thread where none is free for what waits."""
        if self._watching is None:
            self._watching = _started(self._watch, "answer-watch")
        if self._free < len(self._waiting) and len(self._threads) < THREADS:
            self._threads.append(_started(self._work, f"answer-{len(self._threads)}"))

    def _work(self) -> None:
        while (arrival := self._next()) is not None:
            if arrival.deadline.is_missed:
                arrival.turn_away()
            else:
                arrival.answer()
            with self._came:
                self._changing -= arrival.changes
                self._waiting.answered()
                # A change that no thread was free for may go now, though this one takes a question.
                self._came.notify_all() if self._closed.is_set() else self._came.notify(len(self._waiting) > 0)

    def _next(self) -> Arrival | None:
        with self._came:
            while (arrival := self._waiting.next(self._changing < MOST_CHANGING)) is None:
                if self._closed.is_set() and not len(self._waiting):
                    return None
                self._free += 1
                self._came.wait()
                self._free -= 1
            self._changing += arrival.changes
            return arrival

    def _watch(self) -> None:
        """Looks after those that wait: the other threads may all be waiting themselves."""
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


def _into(future: Future[Any], act: Callable[[], Any]) -> Callable[[], None]:
    """What `act` gives or raises goes to whoever waits for it."""

    def done() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(act())
        except BaseException as error:
            future.set_exception(error)

    return done
