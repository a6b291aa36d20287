"""A pooler in transaction mode between the bot and its server: each transaction may be another session's."""

import os
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JULY_8
from postgres_server import as_its_account, server

from board.history import Entry
from storage.database import Database
from storage.refused import Unusable
from storage.upkeep.verify import problems_in

# Fewer than the threads that write.
SESSIONS = 2
PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SETTINGS = """[databases]
log = host={folder} dbname=log user=boardbot
[pgbouncer]
pool_mode = {mode}
default_pool_size = {sessions}
auth_type = any
unix_socket_dir = {folder}
listen_port = 6432
logfile = {folder}/pooler.log
pidfile = {folder}/pooler.pid
"""


@pytest.fixture
def mode() -> str:
    return "transaction"


@pytest.fixture
def pooled(mode: str) -> Iterator[str]:
    """The address of a log behind a pooler."""
    if PGBOUNCER is None and "CI" not in os.environ:
        pytest.skip("pgbouncer is not installed")
    assert PGBOUNCER is not None, "pgbouncer is not installed: apt-get install pgbouncer"
    made = server()
    made.new_database("log")
    settings = made.folder / "pooler.ini"
    settings.write_text(SETTINGS.format(folder=made.folder, mode=mode, sessions=SESSIONS))
    settings.chmod(0o644)
    as_its_account(PGBOUNCER, "--quiet", "--daemon", str(settings))
    try:
        yield f"postgresql://boardbot@/log?host={made.folder}&port=6432"
    finally:
        os.kill(int(Path(made.folder / "pooler.pid").read_text()), signal.SIGTERM)


def test_the_log_is_made_and_changed_by_many_at_once_behind_a_pooler(pooled: str) -> None:
    with closing(Database(pooled)) as log:
        log.prepare()
        with log.writing() as store:
            boards = [
                store.boards.add(f"T0{n}", "C0BOARD", "Improvement Board", "Europe/London", JULY_8) for n in range(4)
            ]

        def change(number: int) -> int:
            board = boards[number % len(boards)]
            with log.reading() as store:
                assert store.boards.get(board.team, board.id) == board
            with log.writing(team=board.team) as store:
                entry = Entry(0, "board", board.id, "", "set", "U0JO", JULY_8, f"note {number}", {})
                return store.history.add(board.id, entry)

        with ThreadPoolExecutor(8) as writers:
            lines = list(writers.map(change, range(80)))

        assert len(set(lines)) == 80
        assert problems_in(log) == []
        with log.reading() as store:
            # Whoever comes next would have another session, in which nothing of that name is known.
            assert store._connection.execute("SELECT COUNT(*) FROM pg_prepared_statements").fetchone()[0] == 0


def _begun_and_given_up(log: Database) -> None:
    with log.writing(team="T0ONE") as store:
        store.boards.add("T0ONE", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)
        raise ZeroDivisionError


def test_a_change_that_fails_leaves_nothing_to_whoever_has_its_session_next(pooled: str) -> None:
    with closing(Database(pooled)) as log:
        log.prepare()
        for _ in range(5):
            with pytest.raises(ZeroDivisionError):
                _begun_and_given_up(log)
            with log.writing(team="T0ONE") as store:
                assert store.boards.all() == []


@pytest.mark.parametrize("mode", ["statement"])
def test_one_in_statement_mode_is_refused_with_what_to_do(pooled: str) -> None:
    with closing(Database(pooled)) as log, pytest.raises(Unusable, match="put that into transaction mode"):
        log.prepare()
