"""One connection to the log's file: how it is opened, and which file it is."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from storage.deadline import LOCK_SECONDS

# For each connection, of which a thread has two: at SQLite's default of 2,000 they would take more memory than all the
# rest of the bot.
CACHE_KIBIBYTES = 512
# How long rewriting the file waits for other connections.
CLEANING_SECONDS = 30

FileId = tuple[int, int]


def file_id(path: Path) -> FileId | None:
    """The file's identity, whatever its name; None if there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing file, for one thread; another thread may only close it.

    The file is never created here: an empty file in place of one that was moved away would pass for the log.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=0, isolation_level=None, check_same_thread=False)


def set_up(connection: sqlite3.Connection, writes: bool) -> None:
    """Sets up durable commits, so that what a person was told is saved survives a power cut; without `writes` the
    connection is read-only."""
    _use_wal(connection)
    connection.execute(f"PRAGMA busy_timeout={int(LOCK_SECONDS * 1000)}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # So that deleted text does not stay legible in the file's free pages.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    # A change that is rolled back, such as the report of an import, must never reach the disk.
    connection.execute("PRAGMA cache_spill=OFF")
    connection.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")


def write_anew(path: Path) -> bool:
    """Rewrites the file (VACUUM), so that nothing deleted is left in it or beside it. False if other connections
    kept it from finishing: deleted text may then stay beside it until they close the log."""
    with closing(connect(path)) as connection:
        set_up(connection, writes=True)
        connection.execute(f"PRAGMA busy_timeout={CLEANING_SECONDS * 1000}")
        # VACUUM writes the whole log, which would not fit into memory.
        connection.execute("PRAGMA cache_spill=ON")
        try:
            connection.execute("VACUUM")
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return False


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switches to WAL. Two connections that do so to a new file at once get an error instead of waiting, so the wait is
    here."""
    tries = 20
    for left in reversed(range(tries)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(LOCK_SECONDS / tries)
