"""A backup of a log in a server, as docs/hosting.md has it: dumped, put back, verified and gone on with."""

import subprocess
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from begun import northmoors
from conversation import SAM, Conversation
from postgres_server import programs, server

from storage.database import Database
from storage.upkeep.verify import problems_in


@pytest.fixture
def dumped(tmp_path: Path) -> Database:
    """Northmoor's log in a new database, from a dump of the one that it was in."""
    own = server()
    first, second = own.new_database("first"), own.new_database("second")
    with closing(Database(first)) as log:
        log.prepare()
        northmoors(Conversation(log))
    _run("pg_dump", "--format", "custom", "--file", str(tmp_path / "dump"), first)
    _run("pg_restore", "--exit-on-error", "--dbname", second, str(tmp_path / "dump"))
    return Database(second)


def _run(program: str, *words: str) -> None:
    folder = programs()
    assert folder is not None
    subprocess.run([folder / program, *words], check=True)


def test_a_dump_that_is_put_back_is_whole_and_goes_on(dumped: Database) -> None:
    with closing(dumped) as log:
        log.prepare()
        assert problems_in(log) == []
        say = Conversation(log, deliveries=count(1000))

        assert say("/action update R01-06 Half of them agreed", by=SAM).startswith("R01-06 updated.")
        assert problems_in(log) == []
