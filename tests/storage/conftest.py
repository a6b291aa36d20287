"""A log with one board in it; one in a server; one that a module's property tests share; and those of older releases."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from conversation import JULY_8
from older_logs import RELEASES, write_older_log
from postgres_server import shared_server

from board.boards import Board
from storage.database import Database

NUMBERS = count()


def begun(log: Database) -> Board:
    with log.writing() as store:
        return store.boards.add("T0COUNCIL", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)


@pytest.fixture
def board(log: Database) -> Board:
    """The one board of `log`."""
    return begun(log)


@pytest.fixture
def address() -> str:
    """A database of a server's, without a table."""
    return shared_server().new_database(f"empty{next(NUMBERS)}")


@pytest.fixture
def in_server(address: str) -> Iterator[Database]:
    """An empty log there, whichever engine the other tests are run on."""
    with closing(Database(address)) as log:
        log.prepare()
        yield log


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Board]]:
    """A log and its board for tests that put in one value after another."""
    log = Database(tmp_path_factory.mktemp("shared") / "boardbot.db")
    log.prepare()
    yield log, begun(log)
    log.close()


@pytest.fixture(params=RELEASES)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file of an older release's log."""
    path = tmp_path / "older.db"
    write_older_log(request.param, path)
    return path


@pytest.fixture
def opened(older: Path) -> Iterator[Database]:
    """The same, opened by this version."""
    with closing(Database(older)) as log:
        log.prepare()
        yield log
