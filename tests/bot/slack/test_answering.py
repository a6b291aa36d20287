"""What comes in is answered, or turned away in time, whatever the threads that answer are doing: a gate holds them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from functools import partial
from threading import Event, Lock
from types import SimpleNamespace
from typing import Any

import pytest

from bot.slack.answering import AT_WORK, MOST_CHANGING, THREADS, Answering, aside
from bot.slack.client import SlackClient
from bot.slack.waiting import Arrival
from storage.deadline import Deadline

SECONDS = 20
COUNT = 30


class Clock:
    """A clock that a test sets, whichever thread reads it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Door:
    """Lets arrivals in. Each waits at the gate while it is answered; `begun` are those that are being answered."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.gate = Event()
        self.answering = Answering(self.clock)
        self.begun: list[str] = []
        self._lock = Lock()

    def arrives(self, name: str, came: float = 0.0) -> Future[Any]:
        """A question, or a change where its name begins with a c; it came so many seconds from now."""
        deadline = Deadline(self.clock() + came, self.clock)
        return self.answering.submit(
            Arrival(deadline, name.startswith("c"), self._answer(name), lambda: f"busy {name}")
        )

    def until_begun(self, many: int) -> None:
        """Waits until so many are being answered."""
        pause = Event()
        for _ in range(SECONDS * 100):
            if len(self.begun) >= many:
                return
            pause.wait(0.01)
        raise AssertionError(f"{len(self.begun)} have begun, and not {many}")

    def _answer(self, name: str) -> Callable[[], str]:
        def answer() -> str:
            with self._lock:
                self.begun.append(name)
            assert self.gate.wait(SECONDS)
            return f"done {name}"

        return answer


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.gate.set()
    door.answering.close()


# So many questions and changes are in hand when one more comes, `came` seconds ago; then `later` seconds pass while
# nobody is done. What is said to it in the end, and whether it was begun.
TABLE = [
    ("q", 0, 0, 0.0, 0.0, "done"),
    ("c", 0, 0, 0.0, 0.0, "done"),
    ("q", 0, 0, -1.4, 0.0, "done"),
    ("q", 0, 0, -1.5, 0.0, "busy"),
    ("c", 0, 0, -1.5, 0.0, "busy"),
    ("c", 0, 0, -60.0, 0.0, "busy"),
    ("q", 0, MOST_CHANGING, 0.0, 0.0, "done"),
    ("q", 0, COUNT, 0.0, 0.0, "done"),
    ("c", 0, COUNT, 0.0, 1.4, "done"),
    ("c", 0, COUNT, 0.0, 1.6, "busy"),
    ("q", COUNT, 0, 0.0, 1.4, "done"),
    ("q", COUNT, 0, 0.0, 1.6, "busy"),
    ("c", COUNT, COUNT, -0.5, 0.9, "done"),
    ("c", COUNT, COUNT, -0.5, 1.1, "busy"),
    ("q", COUNT, COUNT, 0.0, 60.0, "busy"),
]


@pytest.mark.parametrize(("kind", "questions", "changes", "came", "later", "said"), TABLE)
def test_each_is_answered_in_time_or_told_in_time_and_then_not_begun(
    door: Door, kind: str, questions: int, changes: int, came: float, later: float, said: str
) -> None:
    for number in range(max(questions, changes)):
        for each, many in (("q", questions), ("c", changes)):
            if number < many:
                door.arrives(f"{each}{number}")
    door.until_begun(min(AT_WORK, min(changes, MOST_CHANGING) + questions))

    last = door.arrives(f"{kind} last", came)
    door.clock.now += later

    if said == "done":
        door.gate.set()
    # Those who are told that there is no time are told though the gate is shut, and every thread behind it.
    assert last.result(SECONDS) == f"{said} {kind} last"
    door.gate.set()
    door.answering.close()
    assert (f"{kind} last" in door.begun) == (said == "done")


def test_a_question_is_answered_while_every_change_waits(door: Door) -> None:
    for number in range(COUNT):
        door.arrives(f"c{number}")
    door.until_begun(MOST_CHANGING)

    door.arrives("q")
    door.until_begun(MOST_CHANGING + 1)

    assert door.begun[-1] == "q"


def test_while_some_wait_for_slack_others_are_at_work_in_their_place(door: Door) -> None:
    slack, asking = Event(), threading.Semaphore(0)

    def ask() -> str:
        with aside():
            asking.release()
            assert slack.wait(SECONDS)
        return "done"

    deadline = Deadline(door.clock(), door.clock)
    asked = [door.answering.submit(Arrival(deadline, True, ask, lambda: "busy")) for _ in range(AT_WORK)]
    for _ in range(AT_WORK):
        assert asking.acquire(timeout=SECONDS)

    for number in range(COUNT):
        door.arrives(f"c{number}")
    door.until_begun(MOST_CHANGING)
    assert not any(each.done() for each in asked)

    slack.set()
    assert {each.result(SECONDS) for each in asked} == {"done"}


def test_a_form_that_slack_is_slow_to_open_keeps_nobody_waiting(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    slack, asked = Event(), threading.Semaphore(0)

    def opened(*_: object) -> SimpleNamespace:
        asked.release()
        assert slack.wait(SECONDS)
        return SimpleNamespace(status=200, headers={}, body='{"ok": true}')

    monkeypatch.setattr("bot.slack.client._opened", opened)
    client, deadline = SlackClient("xoxb-1", "http://127.0.0.1/", 3), Deadline(door.clock(), door.clock)
    show = partial(client.views_open, trigger_id="1", view={})
    forms = [door.answering.submit(Arrival(deadline, False, show, lambda: {})) for _ in range(AT_WORK)]
    for _ in range(AT_WORK):
        assert asked.acquire(timeout=SECONDS)

    door.arrives("q")
    door.until_begun(1)

    slack.set()
    assert all(each.result(SECONDS)["ok"] for each in forms)


def test_none_is_left_waiting_though_nothing_more_comes(door: Door) -> None:
    def ask() -> str:
        with aside():
            return "done"

    door.gate.set()
    deadline = Deadline(door.clock(), door.clock)
    futures = []
    for number in range(COUNT * 10):
        futures += [door.arrives(f"{kind}{number}") for kind in "qcc"]
        futures.append(door.answering.submit(Arrival(deadline, number % 2 == 0, ask, lambda: "busy")))

    assert not wait(futures, SECONDS).not_done


def test_of_a_thread_that_answers_nobody_nothing_is_counted() -> None:
    with aside():
        pass


def test_more_than_can_wait_are_told_at_once_by_the_thread_that_brings_them(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(AT_WORK):
        door.arrives(f"q{number}")
    door.until_begun(AT_WORK)
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 5)
    let_in = [door.arrives(f"q{number}") for number in range(5)]

    told = door.arrives("q last")

    assert told.done()
    assert told.result() == "busy q last"
    assert not any(each.done() for each in let_in)
    door.gate.set()
    assert [each.result(SECONDS)[:4] for each in let_in] == ["done"] * 5


def test_what_is_in_hand_or_waits_is_answered_before_the_end_and_nothing_is_taken_after(door: Door) -> None:
    futures = [door.arrives(f"{kind}{number}") for number in range(COUNT) for kind in "qc"]
    door.gate.set()

    door.answering.close()

    assert all(each.done() for each in futures)
    assert {each.result()[:4] for each in futures} == {"done"}
    with pytest.raises(RuntimeError):
        door.arrives("q")


def test_an_answer_that_fails_goes_to_whoever_waits_and_holds_no_thread_up(door: Door) -> None:
    door.gate.set()
    deadline = Deadline(door.clock(), door.clock)
    failing = [door.answering.submit(Arrival(deadline, True, lambda: 1 // 0, str)) for _ in range(THREADS * 2)]
    wait(failing, SECONDS)

    assert {type(each.exception(SECONDS)) for each in failing} == {ZeroDivisionError}
    assert door.arrives("c").result(SECONDS) == "done c"


def test_closing_before_anything_came_is_harmless() -> None:
    Answering().close()


def test_whoever_types_alone_does_not_start_every_thread(door: Door) -> None:
    door.gate.set()
    before = set(threading.enumerate())

    for number in range(COUNT):
        door.arrives(f"q{number}").result(SECONDS)

    assert len(set(threading.enumerate()) - before) < THREADS / 2
