"""The file: opening it, migrating it, and one transaction at a time.

SQLite in WAL mode with `synchronous=FULL`: what a person was told is saved survives a power cut.
"""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database as Tables

from board.refusals import Refusal
from storage.migrations import migrations
from storage.store import Store

# Slack waits three seconds for an answer; a lock must be given up before that.
LOCK_SECONDS = 2

logger = logging.getLogger(__name__)


class Unusable(Exception):
    """The database cannot be used at all. The message says why and what to do, for whoever runs the bot."""


class Database:
    """The log's file at `path`. Safe to use from many threads: each has connections of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Makes the file where there is none, and brings its tables up to date. Running it again is harmless.

        Raises Unusable for a folder that is missing, a file that cannot be written, is no database, or was made by
        a newer version.
        """
        try:
            _make_private_file(self.path)
            # Under the lock: of two processes that start at once, one makes the tables and the other finds them.
            with self._begun(writes=True) as tables:
                newer = _unknown_migrations(tables)
                if newer:
                    raise Unusable(
                        f"The database {self.path} was made by a newer boardbot (it knows {newer[-1]}). "
                        "Install that version, or point BOARDBOT_DATABASE at another file."
                    )
                migrations.apply(tables)
        except (OSError, sqlite3.Error) as error:
            raise Unusable(
                f"The database {self.path} cannot be used: {error}. Check that its folder exists and that this "
                "account may write there, or set BOARDBOT_DATABASE; a damaged file is replaced by its backup."
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The log as it is at one instant. No lock is taken, nothing can be written."""
        with self._transaction(writes=False) as tables:
            yield Store(tables)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The log, to change: the write lock is taken first, and all is saved together or not at all."""
        with self._transaction(writes=True) as tables:
            yield Store(tables)

    def close(self) -> None:
        """Closes every thread's connection."""
        with self._lock:
            while self._opened:
                self._opened.pop().close()
            self._local = threading.local()

    @contextmanager
    def _transaction(self, writes: bool) -> Iterator[Tables]:
        try:
            with self._begun(writes) as tables:
                yield tables
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            logger.error("The database refused: %s", error)
            raise Refusal(_in_words(error)) from error

    @contextmanager
    def _begun(self, writes: bool) -> Iterator[Tables]:
        tables = self._tables(writes)
        tables.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        try:
            yield tables
            tables.execute("COMMIT")
        except BaseException:
            if tables.conn.in_transaction:
                tables.execute("ROLLBACK")
            raise

    def _tables(self, writes: bool) -> Tables:
        """This thread's connection to write by, or its other one, which cannot: turning one from the one into the
        other would have SQLite prepare every statement anew."""
        kind = "to_write" if writes else "to_read"
        tables: Tables | None = getattr(self._local, kind, None)
        if tables is None:
            # Used by its own thread alone; another thread only ever closes it.
            connection = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
            _use_wal(connection)
            connection.execute(f"PRAGMA busy_timeout={int(LOCK_SECONDS * 1000)}")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
            tables = Tables(connection, execute_plugins=False)
            setattr(self._local, kind, tables)
            with self._lock:
                self._opened.append(connection)
        return tables


def _use_wal(connection: sqlite3.Connection) -> None:
    """Two that turn one new file to WAL at once refuse each other without waiting; so the wait is here."""
    tries = 20
    for left in reversed(range(tries)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(LOCK_SECONDS / tries)


def _make_private_file(path: Path) -> None:
    """The log may be read by its own account alone; WAL's side files take their mode from it."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(f"no permission to write {path}")


def _unknown_migrations(tables: Tables) -> list[str]:
    known = {step.name for step in migrations.pending(Tables(memory=True, execute_plugins=False))}
    return [step.name for step in migrations.applied(tables) if step.name not in known]


def _in_words(error: sqlite3.Error) -> str:
    if "locked" in str(error) or "busy" in str(error):
        return "The log is busy just now. Nothing was saved. Please send the same again in a moment."
    return (
        "The log cannot be written or read just now, so nothing was saved. "
        "Please tell board support: whoever runs boardbot will find the reason in its log."
    )
