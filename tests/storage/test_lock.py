"""The lock of the log: who waits for it, how long, and what is said where that was too long."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from threading import Event

import pytest
from bare_log import an_action, pragma, refs, tables

from board.boards import Board
from board.refusals import Refusal
from storage.database import Database
from storage.deadline import LOCK_SECONDS, Deadline
from storage.refused import Busy
from storage.store import Store

BUSY = "The log is busy just now. Nothing was saved. Please send the same again in a moment."


def test_a_lock_is_waited_for_less_than_the_three_seconds_that_slack_waits(log: Database) -> None:
    assert LOCK_SECONDS < 3
    with log.reading() as store:
        assert pragma(store, "busy_timeout") == LOCK_SECONDS * 1000


def test_a_lock_held_for_too_long_is_a_refusal_in_words(
    log: Database, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engines.sqlite.LOCK_SECONDS", 0.05)
    with closing(Database(log.path)) as late, closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal) as refusal, late.writing() as store:
            store.actions.add(board.id, an_action("A1"))
        other.execute("ROLLBACK")

        assert refusal.value.reason == BUSY
        assert refs(late, board) == []
        with late.writing() as store:
            store.actions.add(board.id, an_action("A1"))
        assert refs(late, board) == ["A1"]


def test_a_writer_waits_for_the_lock_and_then_sees_what_was_written(log: Database, board: Board) -> None:
    waiting = Event()

    def second() -> list[str]:
        waiting.set()
        with log.writing() as store:
            return store.actions.refs(board.id)

    with ThreadPoolExecutor(1) as thread:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            seen = thread.submit(second)
            assert waiting.wait(10)
        assert seen.result() == ["A1"]


def test_a_thread_whose_answer_has_waited_already_has_its_patience_back_for_the_next_change(log: Database) -> None:
    """However it read meanwhile."""

    def patience(store: Store) -> int:
        return int(tables(store).execute("PRAGMA busy_timeout").fetchone()[0])

    with log.writing(Deadline(100, lambda: 101)) as store:
        assert 900 < patience(store) <= 1000
    with log.writing(Deadline(100, lambda: 102.1)) as store:
        assert 0 < patience(store) <= 50
    with log.reading() as store:
        assert patience(store) == LOCK_SECONDS * 1000
    with log.writing() as store:
        assert patience(store) > LOCK_SECONDS * 900


@pytest.mark.parametrize(
    ("before", "after", "saved"),
    [
        (0.0, 0.0, True),
        (0.0, 2.1, True),
        (2.1, 2.1, True),
        (2.19, 2.2, True),
        (0.0, 2.21, False),
        (1.9, 2.6, False),
        (2.19, 2.21, False),
        (2.21, 2.21, False),
        (0.0, 60.0, False),
        (60.0, 60.0, False),
    ],
)
def test_what_could_not_be_answered_in_time_is_not_saved(
    log: Database, board: Board, before: float, after: float, saved: bool
) -> None:
    """Seconds after the command came in at which the log was taken, and at which all was written."""
    clock = iter([before] * 2 + [after] * 9)

    refused = nullcontext() if saved else pytest.raises(Busy)
    with refused, log.writing(Deadline(0, lambda: next(clock))) as store:
        store.actions.add(board.id, an_action("A1"))

    assert refs(log, board) == (["A1"] if saved else [])
    with log.writing() as store:
        store.actions.add(board.id, an_action("A2"))
