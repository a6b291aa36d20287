"""A job in a thread of its own, which does a round of work whenever it is woken, and regularly by itself."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from board.refusals import Refusal
from bot.clock import steady as steady_seconds
from storage.database import Database
from storage.refused import in_own_log

LOOK_SECONDS = 20
# Even if something is due at every moment, other work on the log must get a turn.
LEAST_SECONDS = 0.05

logger = logging.getLogger(__name__)


class Rounds:
    """Calls `tick` until `stop`, at least every LOOK_SECONDS. `name` is the job's name in the operator's log. After
    `stop`, waiting posts are still sent for `last_seconds`; the rest is left to the next process."""

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
        """One round: does whatever is due. Returns when something is next due, if that is known."""
        raise NotImplementedError

    def next_at(self, since: datetime) -> datetime | None:
        """When something is next due after that instant, by the log."""
        with self._database.reading() as store:
            return store.outbox.due_next(self._team, since)

    def wake(self) -> None:
        """Call when something waits to be posted, or the clock was changed: the job looks at once."""
        with self._settling:
            self._settled.clear()
            self._stirred.set()

    def wait_until_settled(self, seconds: float) -> bool:
        """Waits until a whole round has followed the last `wake`; False if that takes longer than `seconds`."""
        return self._settled.wait(seconds)

    def stop(self) -> None:
        """Ends `run` once the work in progress is finished."""
        if self._stopped_at is None:
            self._stopped_at = self._steady()
        self._stirred.set()

    @property
    def is_stopping(self) -> bool:
        """True once `stop` was called: nothing new is begun."""
        return self._stopped_at is not None

    def has_time(self) -> bool:
        """True if another post may be begun."""
        return self._stopped_at is None or self._steady() - self._stopped_at < self.last_seconds

    def run(self) -> None:
        """Looks for work until `stop`. A fault in one round is logged, and the next round tries again."""
        while True:
            # Clear before checking for a stop: a `stop` called in between would otherwise be lost.
            self._stirred.clear()
            if self.is_stopping:
                # Nobody should wait for a round that will not come.
                self._settled.set()
                return
            next_at = self._round()
            with self._settling:
                if not self._stirred.is_set():
                    self._settled.set()
            self._stirred.wait(self._pause(next_at))

    def _round(self) -> datetime | None:
        """One round, in which a fault is logged. Returns when something is next due, which is worked out even after a
        fault."""
        began = self._clock()
        try:
            return self.tick()
        except Refusal as busy:
            logger.warning("The %s waits: %s", self.name, in_own_log(busy))
        except Exception:
            logger.exception("One round of the %s failed; the next will try again", self.name)
        # Whatever is wrong has just been logged.
        with suppress(Exception):
            return self.next_at(began)
        return None

    def _pause(self, next_at: datetime | None) -> float:
        """Seconds until the next round: fewer if something is due before then."""
        if next_at is None:
            return LOOK_SECONDS
        return min(max((next_at - self._clock()).total_seconds(), LEAST_SECONDS), LOOK_SECONDS)
