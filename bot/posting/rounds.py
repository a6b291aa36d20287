"""A job of its own thread: it does a round of work whenever it is woken, and every so often by itself."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from board.refusals import Refusal
from bot.clock import steady as steady_seconds
from storage.database import Database

LOOK_SECONDS = 20
# Even if something is due at every moment, other work on the log gets a turn.
LEAST_SECONDS = 0.05

logger = logging.getLogger(__name__)


class Rounds:
    """Calls `tick` until `stop`, at least every LOOK_SECONDS. `name` is what the log calls the job; what waits is still
    posted for so many seconds after `stop` (`last_seconds`), and then waits for the next process."""

    name = "job"
    last_seconds = 0.0

    def __init__(
        self,
        database: Database,
        team: str,
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        self._database = database
        self._team = team
        self._clock = clock
        self._steady = steady
        self._stopped_at: float | None = None
        self._stirred = threading.Event()
        self._settled = threading.Event()
        self._settling = threading.Lock()

    def tick(self) -> datetime | None:
        """One round: whatever is due. When something comes due next, as far as is known."""
        raise NotImplementedError

    def next_at(self, since: datetime) -> datetime | None:
        """When something comes due next after that instant, by the log."""
        with self._database.reading() as store:
            return store.outbox.due_next(self._team, since)

    def wake(self) -> None:
        """Call when something is waiting to be posted, or the clock was moved: the job looks at once."""
        with self._settling:
            self._settled.clear()
            self._stirred.set()

    def wait_until_settled(self, seconds: float) -> bool:
        """Waits until a whole round has followed the last `wake`; False where that takes longer than `seconds`."""
        return self._settled.wait(seconds)

    def stop(self) -> None:
        """Ends `run` once what is in hand is finished."""
        if self._stopped_at is None:
            self._stopped_at = self._steady()
        self._stirred.set()

    @property
    def is_stopping(self) -> bool:
        """`stop` was called: nothing new is begun."""
        return self._stopped_at is not None

    def has_time(self) -> bool:
        """Another post may be begun."""
        return self._stopped_at is None or self._steady() - self._stopped_at < self.last_seconds

    def run(self) -> None:
        """Looks for work until `stop`. A fault in one round is logged, and the next round tries again."""
        while True:
            # Clear before checking for a stop: a `stop` called in between would otherwise be lost.
            self._stirred.clear()
            if self.is_stopping:
                # Nobody waits for a round that does not come.
                self._settled.set()
                return
            next_at = self._round()
            with self._settling:
                if not self._stirred.is_set():
                    self._settled.set()
            self._stirred.wait(self._pause(next_at))

    def _round(self) -> datetime | None:
        """One round, a fault in which is logged. When something comes due next: that waits for no fault."""
        began = self._clock()
        try:
            return self.tick()
        except Refusal as busy:
            logger.warning("The %s waits: %s", self.name, busy.reason)
        except Exception:
            logger.exception("One round of the %s failed; the next will try again", self.name)
        # What is wrong has just been logged.
        with suppress(Exception):
            return self.next_at(began)
        return None

    def _pause(self, next_at: datetime | None) -> float:
        """Seconds until the next round: fewer if something comes due before then."""
        if next_at is None:
            return LOOK_SECONDS
        return min(max((next_at - self._clock()).total_seconds(), LEAST_SECONDS), LOOK_SECONDS)
