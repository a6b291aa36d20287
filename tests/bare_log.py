"""A log without commands: an action as it is put straight in, and what is then there."""

import pytest
from conversation import JULY_8
from sqlite_utils import Database as Tables

from board.actions import Action
from board.boards import Board
from storage.database import Database
from storage.engines.sqlite_connection import SqliteConnection
from storage.store import Store


def an_action(ref: str) -> Action:
    return Action(0, ref, "Recruit", opened_at=JULY_8, updated_at=JULY_8)


def pragma(store: Store, name: str) -> object:
    """A setting of the very connection the store works on: no other connection can see it."""
    return tables(store).execute(f"PRAGMA {name}").fetchone()[0]


def tables(store: Store) -> Tables:
    """The tables themselves, for what SQLite alone can be asked: in a server the test is skipped."""
    connection = store._connection
    if not isinstance(connection, SqliteConnection):
        pytest.skip("asks what SQLite alone can be asked")
    return connection.tables


def refs(log: Database, board: Board) -> list[str]:
    with log.reading() as store:
        return store.actions.refs(board.id)
