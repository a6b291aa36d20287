"""The threads that answer what people type and press, and how long each answer may wait for others."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from storage.database import Database

# More would only queue for the log, which is written by one at a time.
THREADS = 10

Answer = TypeVar("Answer")


class Answering:
    """Ten threads. What had to wait for one of them waits so much less for Slack and the log: Slack, which waits for
    the answer, counts from when it was sent."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(THREADS, "answer")

    def submit(self, answer: Callable[[], Answer]) -> Future[Answer]:
        """Has `answer` called by one of the threads, and gives what it will give. Raises RuntimeError once closed."""
        return self._threads.submit(self._answer, time.monotonic(), answer)

    def close(self) -> None:
        """Waits for the answers that are in hand or queued, and takes no more."""
        self._threads.shutdown(wait=True)

    def _answer(self, came: float, answer: Callable[[], Answer]) -> Answer:
        with self._database.answering_since(came):
            return answer()
