"""The log as a file: opening it, migrating it, and its transactions.

SQLite runs in WAL mode with `synchronous=FULL`: what a person was told is saved survives a power cut."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path

from sqlite_utils import Database as Tables

from board.refusals import Refusal
from storage.deadline import LOCK_SECONDS, Deadline
from storage.engines.connection import Connection, Filling
from storage.engines.sqlite_connection import SqliteConnection, migrate
from storage.engines.sqlite_errors import cause_of, in_words, kind_of
from storage.engines.sqlite_file import FileId, connect, file_id, set_up
from storage.engines.sqlite_filling import filled_file, snapshot_of
from storage.engines.versions import refuse_outdated
from storage.log_file import PUT_BACK, beside, make_private, refuse_damaged, refuse_missing, unusable
from storage.refused import OUT_OF_REACH, Busy, WouldWrite

WORTH_COUNTING = 0.1
# Concurrent reads: they share one processor, so more would all be slower.
AT_ONCE = 2

logger = logging.getLogger(__name__)


class Sqlite:
    """The log in the file at `path`. Safe to use from many threads: each has its own connections."""

    can_be_written = True  # `prepare` refuses a read-only file.

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._turn, self._few = threading.Semaphore(1), threading.Semaphore(AT_ONCE)
        self._file: FileId | None = None
        self._wal: FileId | None = None
        self._wal_path = beside(path).wal

    def prepare(self) -> None:
        """Creates the file if there is none, and migrates its tables. Idempotent.

        Raises Unusable if the folder is missing, or if the file cannot be written, is not a database, belongs to
        another program, was truncated or damaged, or was made by a newer version.
        """
        try:
            make_private(self.path)
            refuse_damaged(self.path)
            # Under the lock: if two processes start at once, one creates the tables and the other finds them.
            with self._begun(writes=True) as tables:
                migrate(tables, self.path)
        except (OSError, sqlite3.Error) as error:
            raise unusable(self.path, error) from error

    @property
    def place(self) -> str:
        """See `storage/database.py`."""
        return f"at {self.path}"

    @property
    def is_there(self) -> bool:
        """See `storage/database.py`."""
        return self.path.exists()

    def check_is_there(self) -> None:
        """See `storage/database.py`."""
        refuse_missing(self.path)

    @property
    def is_in_place(self) -> bool:
        """True while the open files are still those at `path`: writes to a file that was moved are lost."""
        found = file_id(self.path)
        if found is None or self._file not in {None, found}:
            return False
        return self._wal is None or self._wal == file_id(self._wal_path)

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Connection]:
        """A read transaction: the log at one instant. It takes no lock and cannot write.

        Raises Busy if waiting for earlier reads leaves no time until `deadline`.
        """
        with self._one_of_few(deadline), self._transaction(writes=False) as tables:
            yield SqliteConnection(tables)

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Connection]:
        """As `reading`, for a dry run of a change without the lock. Raises WouldWrite at the first write."""
        with self._one_of_few(deadline), self._transaction(writes=False, is_trial=True) as tables:
            yield SqliteConnection(tables)

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Connection]:
        """A write transaction: takes the write lock first, and commits everything or nothing.

        Raises Refusal, in words for the person who waits, if the lock is not free within LOCK_SECONDS or by `deadline`,
        if the deadline passes before the commit, or if the file was moved away since it was opened.
        """
        if deadline is not None and deadline.is_over:
            raise Busy
        with self._my_turn(deadline) as left, self._transaction(True, left, deadline) as tables:
            connection = SqliteConnection(tables)
            refuse_outdated(connection.steps())
            yield connection

    @contextmanager
    def copied(self, most: int, team: str) -> Iterator[Connection | None]:
        """A copy of the log at this instant in memory, to be changed and thrown away; None if the log is larger than
        `most` bytes."""
        if self.path.stat().st_size > most:
            yield None
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(connect(self.path)) as there:
                there.backup(copy)
            copy.execute("PRAGMA foreign_keys=ON")
            copy.execute("BEGIN")
            yield SqliteConnection(Tables(copy, execute_plugins=False))

    def snapshot(self) -> AbstractContextManager[Connection]:
        """See `storage/engines/engine.py`."""
        return snapshot_of(self.path)

    def filled(self) -> AbstractContextManager[Filling]:
        """See `storage/engines/engine.py`."""
        return filled_file(self.path)

    def _note_file(self) -> None:
        """Makes sure that every connection is to the same file: the one at `path` when the first was opened."""
        with self._lock:
            self._file = self._file or file_id(self.path)
        if not self.is_in_place:
            raise self._moved()

    def _one_of_few(self, deadline: Deadline | None) -> AbstractContextManager[None]:
        """Limits how many reads run at once. With a deadline, a read begins in time to finish, or not at all."""
        return nullcontext() if deadline is None else _taken(self._few, deadline.left_to_begin)

    @contextmanager
    def _my_turn(self, deadline: Deadline | None) -> Iterator[float]:
        """Lets one thread of this process write at a time, in order of arrival. SQLite alone lets them race, and some
        never win.

        Gives the seconds left to wait for other processes.
        """
        began, patience = time.monotonic(), LOCK_SECONDS if deadline is None else deadline.patience
        with _taken(self._turn, patience):
            yield patience - (time.monotonic() - began)

    def close(self) -> None:
        """Closes every thread's connection."""
        with self._lock:
            while self._opened:
                self._opened.pop().close()
            self._local = threading.local()
            self._file = self._wal = None

    @contextmanager
    def _transaction(
        self, writes: bool, seconds: float = LOCK_SECONDS, deadline: Deadline | None = None, is_trial: bool = False
    ) -> Iterator[Tables]:
        try:
            with self._begun(writes, seconds, deadline) as tables:
                yield tables
        except sqlite3.DatabaseError as error:
            if is_trial and kind_of(error) == sqlite3.SQLITE_READONLY:
                raise WouldWrite from None
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            logger.error("The database refused: %s", cause_of(error))
            raise in_words(error, self.path) from None

    @contextmanager
    def _begun(self, writes: bool, seconds: float = LOCK_SECONDS, deadline: Deadline | None = None) -> Iterator[Tables]:
        tables = self._tables(writes)
        if writes and not self.is_in_place:
            raise self._moved()
        if writes and abs(self._local.busy_timeout - seconds) > WORTH_COUNTING:
            tables.execute(f"PRAGMA busy_timeout={max(int(seconds * 1000), 1)}")
            self._local.busy_timeout = seconds
        tables.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        if writes and self._wal is None:
            self._wal = file_id(self._wal_path)
        try:
            yield tables
            if deadline is not None and deadline.is_over:
                raise Busy
            tables.execute("COMMIT")
        except BaseException:
            if tables.conn.in_transaction:
                tables.execute("ROLLBACK")
            raise

    def _moved(self) -> Refusal:
        self._save_what_is_open()
        logger.error("The log %s, or a file beside it, was moved or replaced while open. %s", self.path, PUT_BACK)
        return Refusal(OUT_OF_REACH)

    def _save_what_is_open(self) -> None:
        """If somebody has deleted the `-wal`, this process still has it open: copies its content into the log."""
        with self._lock:
            opened = list(self._opened)
        for connection in opened if self._file == file_id(self.path) else ():
            # A connection inside a transaction raises; another one finishes the job.
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA wal_checkpoint(FULL)")
                return

    def _tables(self, writes: bool) -> Tables:
        """This thread's connection for writing or for reading. There are two because switching one between the modes
        would make SQLite prepare every statement again."""
        kind = "to_write" if writes else "to_read"
        tables: Tables | None = getattr(self._local, kind, None)
        if tables is None:
            tables = Tables(self._connection(writes), execute_plugins=False)
            setattr(self._local, kind, tables)
            if writes:
                self._local.busy_timeout = LOCK_SECONDS
        return tables

    def _connection(self, writes: bool) -> sqlite3.Connection:
        connection = connect(self.path)
        try:
            self._note_file()
            set_up(connection, writes)
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._opened.append(connection)
        return connection


@contextmanager
def _taken(turn: threading.Semaphore, seconds: float) -> Iterator[None]:
    if not turn.acquire(timeout=seconds):
        raise Busy
    try:
        yield
    finally:
        turn.release()
