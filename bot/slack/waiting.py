"""The queue of arrivals: one part for reads and one for changes, bounded, with an estimate of the wait. It has no
threads and is not thread-safe."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import exp
from typing import Any

from storage.deadline import Deadline

# Longest wait that is accepted: the rest of the three seconds is for the answer itself.
MOST_SECONDS = 1.0
# The share of it that reads may fill: under steady load they would otherwise leave no room for changes.
QUESTIONS_SECONDS = 0.6
# If the queue was not empty for this share of the last second, more arrives than can be answered, and not just for a
# moment. A long queue then only makes everybody wait. So it is kept to a fifth of its length, and a read overtakes
# changes of only a fifth of the time, so that everybody hears soon, answered or not.
STANDING, KEPT_TO = 0.8, 0.2
# The time constant of that share: a queue that has just begun counts as overload after about a second.
FORGETS_SECONDS = 0.6
# A limit on memory, however quick the answers are.
MOST_WAITING = 500
# A read overtakes changes that came up to this long before it, and no older ones.
AHEAD_SECONDS = 0.3
# First estimate of the seconds between two answers, and the weight of a new measurement in the moving average.
FIRST_PACE, WEIGHT = 0.004, 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """A payload that waits: `answer` answers it, and `turn_away` says that it cannot be answered now.

    `changes` says that it may change the log.
    """

    deadline: Deadline
    changes: bool
    answer: Callable[[], Any]
    turn_away: Callable[[], Any]


class Waiting:
    """The arrivals that wait. Callers must hold a lock. `clock` is the monotonic clock of the deadlines."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._questions: deque[Arrival] = deque()
        self._changes: deque[Arrival] = deque()
        self._pace = FIRST_PACE
        self._answered_at: float | None = None
        # The share of the last second in which the queue was not empty, when it was last looked at.
        self._waited, self._looked_at = 0.0, clock()

    def __len__(self) -> int:
        return len(self._questions) + len(self._changes)

    def admits(self, changes: bool) -> bool:
        """True if another arrival would be answered in time, at the present pace."""
        self._look()
        before, longest = (len(self), MOST_SECONDS) if changes else (len(self._questions), QUESTIONS_SECONDS)
        return len(self) < MOST_WAITING and before * self._pace < longest * self._kept_to

    def add(self, arrival: Arrival) -> None:
        """Adds an arrival behind those of its kind."""
        self._look()
        (self._changes if arrival.changes else self._questions).append(arrival)

    def next(self, changes_too: bool = True) -> Arrival | None:
        """Takes the arrival whose turn it is, or None. Without `changes_too` only reads are considered."""
        self._look()
        question, change = (each[0] if each else None for each in (self._questions, self._changes))
        if change and changes_too and (question is None or self._is_first(change, question)):
            return self._changes.popleft()
        return self._questions.popleft() if question else None

    def has_next(self, changes_too: bool = True) -> bool:
        """True if `next` would give an arrival."""
        return bool(self._questions or (changes_too and self._changes))

    def too_late(self) -> list[Arrival]:
        """Removes the arrivals that can no longer be answered in time, and returns them."""
        self._look()
        # All of them, because the queue is not sorted by deadline.
        late = [each for each in (*self._questions, *self._changes) if each.deadline.is_missed]
        for each in late:
            (self._changes if each.changes else self._questions).remove(each)
        return late

    def answered(self) -> None:
        """Call after each answer: updates the pace, from which the wait is estimated."""
        now = self._clock()
        if not len(self):
            self._pace, self._answered_at = FIRST_PACE, None
            return
        if self._answered_at is not None:
            self._pace += (now - self._answered_at - self._pace) * WEIGHT
        self._answered_at = now

    def _look(self) -> None:
        """Updates the share. Call it before adding or taking: since the last look the queue has not changed."""
        now = self._clock()
        self._waited += ((len(self) > 0) - self._waited) * (1 - exp((self._looked_at - now) / FORGETS_SECONDS))
        self._looked_at = now

    def _is_first(self, change: Arrival, question: Arrival) -> bool:
        return change.deadline.came + AHEAD_SECONDS * self._kept_to <= question.deadline.came

    @property
    def _kept_to(self) -> float:
        return KEPT_TO if self._waited > STANDING else 1
