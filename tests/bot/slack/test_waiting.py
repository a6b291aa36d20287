"""Who is answered next, who is let wait and who is turned away, by the clock that is passed in."""

import pytest

from bot.slack.waiting import FIRST_PACE, KEPT_TO, MOST_SECONDS, MOST_WAITING, Arrival, Waiting
from storage.deadline import Deadline

# After so many seconds in which nobody waited, a queue that stood is forgotten.
QUIET = 2.0


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _arrival(clock: Clock, name: str, came: float = 0.0) -> Arrival:
    """A question or a change, by its first letter; `came` in seconds from now."""
    return Arrival(Deadline(clock.now + came, clock), name.startswith("c"), lambda: name, lambda: f"not {name}")


def _taken(waiting: Waiting, changes_too: bool = True) -> list[str]:
    taken: list[str] = []
    while (arrival := waiting.next(changes_too)) is not None:
        taken.append(arrival.answer())
    return taken


@pytest.mark.parametrize(
    ("came", "taken"),
    [
        ("", ""),
        ("q1@0", "q1"),
        ("c1@0", "c1"),
        ("q1@0 q2@0.1", "q1 q2"),
        ("c1@0 c2@0.1", "c1 c2"),
        ("c1@0 q1@0.1", "q1 c1"),
        ("c1@0 q1@0.29", "q1 c1"),
        ("c1@0 q1@0.31", "c1 q1"),
        ("q1@0 c1@0.5", "q1 c1"),
        ("c1@0 c2@0.1 q1@0.2 q2@0.35", "q1 c1 q2 c2"),
        ("c1@0 c2@0 c3@0 q1@0.1 q2@0.2", "q1 q2 c1 c2 c3"),
        ("c1@0 q1@0.9 q2@0.95 c2@1", "c1 q1 q2 c2"),
        ("c1@0 q1@0.1 q2@0.2 q3@0.4 q4@0.5 c2@0.6", "q1 q2 c1 q3 q4 c2"),
    ],
)
def test_questions_go_before_changes_that_came_just_before_them_and_nobody_is_passed_over_for_long(
    came: str, taken: str
) -> None:
    clock = Clock()
    waiting = Waiting(clock)
    for each in came.split():
        name, at = each.split("@")
        waiting.add(_arrival(clock, name, float(at)))

    assert _taken(waiting) == taken.split()
    assert len(waiting) == 0


@pytest.mark.parametrize("came", ["", "q1", "c1", "q1 c1", "c1 c2 q1"])
@pytest.mark.parametrize("changes_too", [True, False])
def test_whether_there_is_a_next_one_is_told_without_taking_it(came: str, changes_too: bool) -> None:
    clock = Clock()
    waiting = Waiting(clock)
    for each in came.split():
        waiting.add(_arrival(clock, each))

    while waiting.has_next(changes_too):
        assert waiting.next(changes_too) is not None

    assert waiting.next(changes_too) is None


def test_a_stream_of_questions_without_end_passes_no_change_over() -> None:
    """Two questions come for each that is answered: the change is taken after the questions of a third of a second."""
    clock = Clock()
    waiting = Waiting(clock)
    waiting.add(_arrival(clock, "change"))
    taken: list[str] = []
    while "change" not in taken and len(taken) < 1000:
        waiting.add(_arrival(clock, "q"))
        waiting.add(_arrival(clock, "q"))
        arrival = waiting.next()
        assert arrival is not None
        taken.append(arrival.answer())
        clock.now += 0.01

    assert len(taken) < 100


def test_while_all_threads_but_those_for_questions_are_at_changes_a_question_is_taken_and_no_change() -> None:
    clock = Clock()
    waiting = Waiting(clock)
    for name in ("c1", "c2", "q1"):
        waiting.add(_arrival(clock, name, 1.0 if name == "q1" else 0.0))

    assert _taken(waiting, changes_too=False) == ["q1"]
    assert _taken(waiting) == ["c1", "c2"]


@pytest.mark.parametrize(
    ("questions", "changes", "pace", "question", "change"),
    [
        (0, 0, 0.0, True, True),
        (0, 0, 5.0, True, True),
        (10, 10, 0.01, True, True),
        (10, 80, 0.01, True, True),
        (0, 120, 0.01, True, False),
        (55, 50, 0.01, True, False),
        (90, 20, 0.01, False, False),
        # Questions have filled their part, and a change is let wait all the same.
        (65, 0, 0.01, False, True),
        (65, 30, 0.01, False, True),
        (120, 0, 0.01, False, False),
        (3, 0, 0.5, False, False),
        (1, 3, 0.5, True, False),
        (0, MOST_WAITING, 0.0, False, False),
        (MOST_WAITING, 0, 0.0, False, False),
        (0, MOST_WAITING - 1, 0.0, True, True),
    ],
)
def test_who_would_wait_too_long_is_not_let_wait(
    questions: int, changes: int, pace: float, question: bool, change: bool
) -> None:
    """`pace`: seconds from one answer to the next of late; before a question stand the questions alone."""
    clock = Clock()
    waiting = Waiting(clock)
    waiting.add(_arrival(clock, "q"))
    for _ in range(400):
        waiting.answered()
        clock.now += pace
    _taken(waiting)
    clock.now += QUIET
    for number in range(questions + changes):
        waiting.add(_arrival(clock, "q" if number < questions else "c"))

    assert (waiting.admits(False), waiting.admits(True)) == (question, change)


def test_once_nothing_waits_a_slow_time_is_over() -> None:
    clock = Clock()
    waiting = Waiting(clock)
    waiting.add(_arrival(clock, "q"))
    for _ in range(100):
        waiting.answered()
        clock.now += 2
    assert not waiting.admits(True)

    _taken(waiting)
    waiting.answered()
    clock.now += QUIET
    for _ in range(int(MOST_SECONDS / FIRST_PACE) - 1):
        waiting.add(_arrival(clock, "c"))

    assert waiting.admits(True)
    waiting.add(_arrival(clock, "c"))
    assert not waiting.admits(True)


@pytest.mark.parametrize(
    ("came", "late"),
    [
        ("", ""),
        ("q1@0", ""),
        ("q1@-1.4", ""),
        ("q1@-1.5", "q1"),
        ("c1@-2.5", "c1"),
        ("c1@-2.5 c2@-1", "c1"),
        ("q1@-3 c1@-3 q2@-1 c2@-1", "q1 c1"),
        ("c1@-9 c2@-8 c3@-7", "c1 c2 c3"),
        ("q1@-1 c1@-1.6", "c1"),
        ("q1@-1.51 q2@-1.49", "q1"),
    ],
)
def test_who_has_waited_in_vain_is_taken_out(came: str, late: str) -> None:
    clock = Clock()
    waiting = Waiting(clock)
    for each in came.split():
        name, at = each.split("@")
        waiting.add(_arrival(clock, name, float(at)))

    assert [each.answer() for each in waiting.too_late()] == late.split()
    assert len(waiting) == len(came.split()) - len(late.split())


def _rush(waiting: Waiting, clock: Clock, seconds: float, come: int, pace: float = 0.02) -> tuple[int, int, float]:
    """Changes that come for some seconds, `come` of them for each that is answered at the `pace`: how many were let
    wait, how many moments nobody was there to be answered, and the longest wait of the last second's."""
    let_in, idle, longest = 0, 0, 0.0
    for turn in range(int(seconds / pace)):
        for number in range(come):
            if waiting.admits(True):
                waiting.add(_arrival(clock, "c"))
                let_in += 1
            # They do not all come at once.
            clock.now += pace / come if number else 0
        clock.now += pace / come
        taken = waiting.next()
        waiting.answered()
        idle += taken is None
        if taken and turn * pace > seconds - 1:
            longest = max(longest, taken.deadline.passed)
    return let_in, idle, longest


def test_a_rush_is_let_wait_and_who_comes_on_and_on_hears_soon() -> None:
    """Twice as many come as are answered. As many are answered whether the queue is long or short."""
    clock = Clock()
    waiting = Waiting(clock)

    let_in, idle, longest = _rush(waiting, clock, 0.9, 2)
    assert (let_in, idle) == (90, 0)
    let_in, idle, longest = _rush(waiting, clock, 10, 2)
    assert (idle, let_in <= 500) == (0, True)
    assert MOST_SECONDS * KEPT_TO <= longest < 2 * MOST_SECONDS * KEPT_TO


def test_after_a_quiet_time_a_rush_is_let_wait_again() -> None:
    clock = Clock()
    waiting = Waiting(clock)
    _rush(waiting, clock, 10, 2)
    _taken(waiting)

    let_in, _, _ = _rush(waiting, clock, 0.5, 2)
    assert let_in < 50
    _taken(waiting)
    waiting.answered()
    clock.now += QUIET
    assert _rush(waiting, clock, 0.5, 2)[0] == 50


def test_as_many_as_are_answered_stand_in_no_queue() -> None:
    """One comes for each that is answered, for a minute: nobody is turned away."""
    clock = Clock()

    assert _rush(Waiting(clock), clock, 60, 1)[0] == 3000


@pytest.mark.parametrize(("ahead", "taken"), [(0.05, "q c"), (0.07, "c q"), (0.29, "c q")])
def test_where_the_queue_stands_a_question_passes_over_fewer(ahead: float, taken: str) -> None:
    clock = Clock()
    waiting = Waiting(clock)
    _rush(waiting, clock, 10, 2)
    _taken(waiting)
    waiting.add(_arrival(clock, "c"))
    waiting.add(_arrival(clock, "q", ahead))

    assert _taken(waiting) == taken.split()
