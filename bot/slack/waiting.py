"""What waits to be answered: two queues, bounded, and how long whoever comes now would wait. No thread is in it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from storage.deadline import Deadline

# Whoever would wait longer is turned away at once: the rest of the time belongs to the answer itself.
MOST_SECONDS = 1.0
# Questions alone may fill so much of it: else, under a load that does not end, no change would be let wait at all.
QUESTIONS_SECONDS = 0.6
# However quick the answers are: each that waits holds memory.
MOST_WAITING = 500
# A question goes before the changes that came up to so long before it, and before no others: those had their turn.
AHEAD_SECONDS = 0.3
# Seconds from one answer to the next where none has been measured yet, and how much the last ones count.
FIRST_PACE, WEIGHT = 0.004, 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Arrival:
    """What came in: what answers it, and what tells whoever waits that it cannot be answered now.

    `changes` says that it may change the log.
    """

    deadline: Deadline
    changes: bool
    answer: Callable[[], Any]
    turn_away: Callable[[], Any]


class Waiting:
    """Arrivals in the order they are taken. Only one thread may use it at a time. `clock` is the deadlines' own."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._questions: deque[Arrival] = deque()
        self._changes: deque[Arrival] = deque()
        self._pace = FIRST_PACE
        self._answered_at: float | None = None

    def __len__(self) -> int:
        return len(self._questions) + len(self._changes)

    def admits(self, changes: bool) -> bool:
        """Another would be answered in time, as quickly as the last ones went."""
        before, longest = (len(self), MOST_SECONDS) if changes else (len(self._questions), QUESTIONS_SECONDS)
        return len(self) < MOST_WAITING and before * self._pace < longest

    def add(self, arrival: Arrival) -> None:
        """The arrival waits from now on, behind those of its kind."""
        (self._changes if arrival.changes else self._questions).append(arrival)

    def next(self, changes_too: bool = True) -> Arrival | None:
        """Takes the one whose turn it is; None where nothing waits. Without `changes_too` a question, if any."""
        question, change = (each[0] if each else None for each in (self._questions, self._changes))
        if change and changes_too and (question is None or _is_first(change, question)):
            return self._changes.popleft()
        return self._questions.popleft() if question else None

    def too_late(self) -> list[Arrival]:
        """Takes out those who have waited so long that they cannot be answered in time any more."""
        # All are looked at: what came slowly may stand behind what came later.
        late = [each for each in (*self._questions, *self._changes) if each.deadline.is_missed]
        for each in late:
            (self._changes if each.changes else self._questions).remove(each)
        return late

    def answered(self) -> None:
        """Another answer is done: how long that took tells how long whoever waits has to."""
        now = self._clock()
        if not len(self):
            self._pace, self._answered_at = FIRST_PACE, None
            return
        if self._answered_at is not None:
            self._pace += (now - self._answered_at - self._pace) * WEIGHT
        self._answered_at = now


def _is_first(change: Arrival, question: Arrival) -> bool:
    return change.deadline.came + AHEAD_SECONDS <= question.deadline.came
