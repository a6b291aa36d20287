"""Questions that a command must ask Slack first: they run in parallel, and none is asked twice while one is in
flight."""

import logging
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor

from bot.request_id import carried

AT_ONCE = 8

logger = logging.getLogger(__name__)


class LookUps:
    """Runs questions to Slack. How long to wait for an answer is up to the caller."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "look-up")
        self._open: dict[Hashable, Future[None]] = {}
        self._lock = threading.Lock()

    def ask(self, about: Hashable, question: Callable[[], None]) -> Future[None]:
        """Asks `question`; if one `about` the same thing is in flight, returns that one's future."""
        with self._lock:
            if about not in self._open:
                self._open[about] = self._threads.submit(carried(lambda: self._ask(about, question)))
            return self._open[about]

    def close(self) -> None:
        """Waits for the questions in flight, and drops those that wait."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _ask(self, about: Hashable, question: Callable[[], None]) -> None:
        try:
            question()
        except Exception:
            logger.exception("Slack could not be asked")
            raise
        finally:
            with self._lock:
                del self._open[about]
