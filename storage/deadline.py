"""By when an answer must be given: made where a frame or a request is read, and handed on with it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from storage.connection import LOCK_SECONDS

# Slack waits three seconds from when it sent a command, and an answer takes a moment to get there.
ANSWER_SECONDS = 2.5
# Nothing is waited for longer than LOCK_SECONDS: not the log, not Slack, not a turn. After this nothing is saved: what
# is left goes to the disk, and to the answer's way back.
SAVE_SECONDS = 2.2
# Nothing is begun that has waited so long to be taken: it would have no time left to wait for the log.
BEGIN_SECONDS = 1.5
# Whoever has waited that long elsewhere still gets a moment: the log is mostly held for less.
HURRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Deadline:
    """Counts from `came`, a reading of `clock`: seconds that go on evenly."""

    came: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def from_now(cls, clock: Callable[[], float] = time.monotonic) -> "Deadline":
        """The deadline of what has come this moment."""
        return cls(clock(), clock)

    @property
    def patience(self) -> float:
        """Seconds that may be spent waiting, for the log or for what must be known before it is asked."""
        return max(self.came + LOCK_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def left_to_begin(self) -> float:
        """Seconds in which reading may still be begun: a page of the whole board takes a while."""
        return max(self.came + BEGIN_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def is_missed(self) -> bool:
        """It has waited too long to be begun."""
        return self.clock() - self.came >= BEGIN_SECONDS

    @property
    def is_over(self) -> bool:
        """Nothing may be saved any more: whoever waits would hear of it too late, or not at all."""
        return self.clock() - self.came > SAVE_SECONDS
