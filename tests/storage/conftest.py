"""A log with one board in it; and one that a module's property tests share."""

from collections.abc import Iterator

import pytest
from conversation import JULY_8

from board.boards import Board
from storage.database import Database


def begun(log: Database) -> Board:
    with log.writing() as store:
        return store.boards.add("T0COUNCIL", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)


@pytest.fixture
def board(log: Database) -> Board:
    """The one board of `log`."""
    return begun(log)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Board]]:
    """A log and its board for tests that put in one value after another."""
    log = Database(tmp_path_factory.mktemp("shared") / "boardbot.db")
    log.prepare()
    yield log, begun(log)
    log.close()
