"""How a transaction in a server begins: with its first statement, and on a connection that holds."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from conversation import JULY_8

from board.boards import Board
from board.history import Entry
from storage.database import Database
from storage.refused import Busy

WAITS = "SELECT pid FROM pg_locks WHERE NOT granted"
BEGUN = "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()"


@pytest.fixture
def log(in_server: Database) -> Database:
    return in_server


@pytest.fixture
def aside(address: str) -> Iterator[psycopg.Connection]:
    """A connection of somebody else's."""
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def told(log: Database, board: Board, words: str) -> int:
    with log.writing(team=board.team) as store:
        return store.history.add(board.id, Entry(0, "board", board.id, "", "set", "U0JO", JULY_8, words, {}))


def test_nothing_begins_before_something_is_said(log: Database, board: Board, aside: psycopg.Connection) -> None:
    with log.writing(team=board.team) as store:
        assert aside.execute(BEGUN).fetchone() == (0,)
        store.boards.all()
        assert aside.execute(BEGUN).fetchone() == (1,)
    assert aside.execute(BEGUN).fetchone() == (0,)


def test_what_is_of_everybody_waits_for_each_council(log: Database, board: Board) -> None:
    with log.writing(team=board.team) as store:
        store.boards.all()
        with pytest.raises(Busy), log.writing() as everybody:
            everybody.boards.all()


def test_a_change_that_is_cut_while_it_waits_is_done_on_another_connection(
    log: Database, board: Board, aside: psycopg.Connection
) -> None:
    with ThreadPoolExecutor(1) as threads:
        with log.writing(team=board.team) as store:
            store.boards.all()
            change = threads.submit(told, log, board, "once")
            for _ in range(2):
                while (waiting := aside.execute(WAITS).fetchone()) is None:
                    assert not change.done()
                aside.execute("SELECT pg_terminate_backend(%s, 5000)", waiting)
        assert change.result() > 0

    with log.reading() as store:
        assert [each.said for each in store.history.of(board.id, "board", board.id)] == ["once"]


def test_what_is_put_and_no_more_is_saved_once(log: Database, board: Board) -> None:
    with log.writing(team=board.team) as store:
        store._connection.put("INSERT INTO seen_requests (signature, sent_at) VALUES (?, ?)", ["v0=a", "2020"])

    with log.reading() as store:
        assert store._connection.execute("SELECT signature FROM seen_requests").fetchall() == [("v0=a",)]
