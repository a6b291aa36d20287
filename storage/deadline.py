"""The deadline of an answer: made where a frame or a request is read, and passed along with it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

# Slack waits three seconds for an answer; a lock must be given up before that.
LOCK_SECONDS = 2
# Slack waits three seconds from when it sent a command, and the answer needs a moment to travel.
ANSWER_SECONDS = 2.5
# All waiting together (for a turn, for Slack, for the log's lock) has a budget of LOCK_SECONDS. After this nothing is
# saved: the rest of the time is for the disk and for the answer's way back.
SAVE_SECONDS = 2.2
# What has waited this long in the queue is not begun: no time would be left to wait for the log.
BEGIN_SECONDS = 1.5
# The least wait for the log, however long the waiting before it: the lock is mostly held for less.
HURRY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Deadline:
    """Counts from `came`, a reading of the monotonic `clock`, in seconds."""

    came: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def from_now(cls, clock: Callable[[], float] = time.monotonic, ago: float = 0.0) -> "Deadline":
        """The deadline of something that arrives now, or came some seconds `ago`."""
        return cls(clock() - ago, clock)

    @property
    def passed(self) -> float:
        """Seconds since it came."""
        return self.clock() - self.came

    @property
    def patience(self) -> float:
        """Seconds of the budget that are left for waiting, for the log or for Slack."""
        return max(self.came + LOCK_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def left_to_begin(self) -> float:
        """Seconds in which a read may still begin and finish in time."""
        return max(self.came + BEGIN_SECONDS - self.clock(), HURRY_SECONDS)

    @property
    def is_missed(self) -> bool:
        """True if it has waited too long to be begun."""
        return self.clock() - self.came >= BEGIN_SECONDS

    @property
    def is_over(self) -> bool:
        """True if nothing may be saved any more: the person would hear of it too late, or not at all."""
        return self.clock() - self.came > SAVE_SECONDS
