"""One transaction at a time: all or nothing, no writer lost, readers never kept waiting."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count

import psycopg
import pytest
from bare_log import an_action, pragma, refs
from conversation import JULY_8

from board.boards import Board
from board.history import Entry
from board.refusals import Refusal
from storage.database import Database, InTurn
from storage.refused import WouldWrite
from storage.store import Store


class Bug(Exception):
    """Not a refusal and not the database's."""


@pytest.mark.parametrize("error", [Refusal("no"), Bug(), KeyboardInterrupt()])
def test_whatever_is_raised_rolls_everything_back(log: Database, board: Board, error: BaseException) -> None:
    def change_much() -> None:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            store.boards.set_paused(board.id, True, JULY_8)
            store.boards.add_meeting(board.id, date(2020, 8, 5))
            store.history.add(board.id, Entry(0, "board", board.id, "", "pause", "U0SAM", JULY_8, "/digest pause", {}))
            raise error

    with pytest.raises(type(error)) as raised:
        change_much()

    assert raised.value is error
    with log.reading() as store:
        assert store.boards.all() == [board]
        assert store.actions.refs(board.id) == []
        assert store.history.count() == 0


def test_a_part_may_be_taken_back_by_itself(log: Database, board: Board) -> None:
    def fail_midway(store: Store) -> None:
        with store.all_or_nothing():
            store.actions.add(board.id, an_action("A2"))
            raise Bug

    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
        with pytest.raises(Bug):
            fail_midway(store)
        store.actions.add(board.id, an_action("A3"))

    assert refs(log, board) == ["A1", "A3"]


def test_eight_writers_who_read_before_they_write_lose_nothing(log: Database, board: Board) -> None:
    """Each takes the number after the last it sees: had two seen the same, one would be refused."""

    def add_ten(_: int) -> None:
        for _ in range(10):
            with log.writing() as store:
                count = len(store.actions.refs(board.id))
                store.actions.add(board.id, an_action(f"A{count + 1}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_ten, range(8)))

    assert refs(log, board) == [f"A{n}" for n in range(1, 81)]


def test_a_reader_is_not_kept_waiting_by_a_writer_and_sees_only_what_is_saved(log: Database, board: Board) -> None:
    with ThreadPoolExecutor(1) as thread:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            assert thread.submit(refs, log, board).result() == []
        assert thread.submit(refs, log, board).result() == ["A1"]


def test_a_reader_sees_the_log_as_it_was_at_one_instant(log: Database, board: Board) -> None:
    def write() -> None:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))

    with ThreadPoolExecutor(1) as thread:
        with log.reading() as store:
            assert store.actions.refs(board.id) == []
            thread.submit(write).result()
            assert store.actions.refs(board.id) == []
        assert refs(log, board) == ["A1"]


def test_nothing_can_be_written_by_a_reader(log: Database, board: Board) -> None:
    with pytest.raises(Refusal, match="nothing was saved"), log.reading() as store:
        store.actions.add(board.id, an_action("A1"))

    assert refs(log, board) == []
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
    assert refs(log, board) == ["A1"]


def test_what_is_saved_survives_a_power_cut_and_points_at_what_is_there(log: Database) -> None:
    """WAL; synchronous FULL, which is 2; foreign keys on."""
    for transaction in (log.reading, log.writing):
        with transaction() as store:
            assert pragma(store, "journal_mode") == "wal"
            assert pragma(store, "synchronous") == 2
            assert pragma(store, "foreign_keys") == 1


def test_an_action_of_no_board_is_a_bug_and_not_a_refusal(log: Database) -> None:
    bugs = (sqlite3.IntegrityError, psycopg.IntegrityError)
    with pytest.raises(bugs, match=r"(?i)foreign key"), log.writing() as store:
        store.actions.add(99, an_action("A1"))


def test_it_may_be_closed_from_another_thread_and_used_again(log: Database, board: Board) -> None:
    assert refs(log, board) == []
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(refs, log, board).result() == []
        thread.submit(log.close).result()

    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
    assert refs(log, board) == ["A1"]


def test_closing_twice_or_unopened_is_harmless(log: Database) -> None:
    log.close()
    log.close()
    Database(log.path).close()


def test_a_change_that_is_tried_reads_up_to_the_first_thing_that_it_would_write(log: Database, board: Board) -> None:
    done: list[str] = []

    def change() -> None:
        with log.trying() as store:
            done.extend(each.name for each in store.boards.all())
            with store.all_or_nothing():
                store.actions.add(board.id, an_action("A1"))
            done.append("written")

    with pytest.raises(WouldWrite):
        change()

    assert done == [board.name]
    assert refs(log, board) == []
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))


def test_of_work_for_which_nobody_waits_few_transactions_are_open_at_once(log: Database) -> None:
    """So that the pool of a server has a connection for whoever types."""
    jobs, (inside, over) = InTurn(log, at_once=2), (threading.Semaphore(0), threading.Event())
    most = count(1)

    def work(_: int) -> int:
        with jobs.reading():
            inside.release()
            assert over.wait(10)
            return next(most)

    with ThreadPoolExecutor(20) as threads:
        working = threads.map(work, range(20))
        assert inside.acquire(timeout=10)
        assert inside.acquire(timeout=10)
        with log.reading() as store, ThreadPoolExecutor(1) as another:
            assert store.boards.all() == another.submit(_boards, log).result() == []
        assert not inside.acquire(blocking=False)
        over.set()
        assert sorted(working) == list(range(1, 21))


def _boards(log: Database) -> list[Board]:
    with log.reading() as store:
        return store.boards.all()
