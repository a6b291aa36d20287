"""The deadline of an answer, set when a frame or a request is read and passed along with it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

# Slack waits three seconds for an answer; waiting for a lock must end before that.
LOCK_SECONDS = 2
# Slack's three seconds begin when it sends a command, and the answer takes a moment to travel.
ANSWER_SECONDS = 2.5
# All waiting together (for a turn, for Slack, for the log's lock) has a budget of LOCK_SECONDS. After SAVE_SECONDS
# nothing is saved: the rest is for the disk and for sending the answer.
SAVE_SECONDS = 2.2
# A command that has waited this long in the queue is not begun: no time would be left to wait for the log.
BEGIN_SECONDS = 1.5
# The least time to wait for the log, however long the waits before: the lock is mostly held for less.
HURRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Deadline:
    """Counts from `came`, a reading of the monotonic `clock`, in seconds."""

    came: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def from_now(cls, clock: Callable[[], float] = time.monotonic, ago: float = 0.0) -> "Deadline":
        """The deadline of something that arrives now, or arrived `ago` seconds ago."""
        return cls(clock() - ago, clock)

    @property
    def passed(self) -> float:
        """Seconds since it arrived."""
        return self.clock() - self.came

    @property
    def patience(self) -> float:
        """Seconds of the budget left for waiting, for the log or for Slack."""
        return max(self.came + LOCK_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def left_to_begin(self) -> float:
        """Seconds within which a read can still begin and finish in time."""
        return max(self.came + BEGIN_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def is_missed(self) -> bool:
        """True if it has waited too long to be begun."""
        return self.clock() - self.came >= BEGIN_SECONDS

    @property
    def is_over(self) -> bool:
        """True if nothing may be saved any more, because the person would hear of it too late or not at all."""
        return self.clock() - self.came > SAVE_SECONDS
