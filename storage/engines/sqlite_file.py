"""One connection to the log's file: how it is opened, and which file it is."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from storage.deadline import LOCK_SECONDS

# For each connection, of which a thread has two: at SQLite's own 2,000 they came to more than all the rest of the bot.
CACHE_KIBIBYTES = 512
# Whoever writes the file anew waits so long for the others.
CLEANING_SECONDS = 30

FileId = tuple[int, int]


def file_id(path: Path) -> FileId | None:
    """Which file it is, whatever it is called; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there, for one thread; another thread only ever closes it.

    It is never made here: an empty file in place of one that was moved away would pass for the log.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=0, isolation_level=None, check_same_thread=False)


def set_up(connection: sqlite3.Connection, writes: bool) -> None:
    """What a person was told is saved survives a power cut; without `writes` nothing can be written by it."""
    _use_wal(connection)
    connection.execute(f"PRAGMA busy_timeout={int(LOCK_SECONDS * 1000)}")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # What is dropped after a day is not left legible in the file's free pages.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    # A change that is taken back, as by the report of an import, must never have been on the disk.
    connection.execute("PRAGMA cache_spill=OFF")
    connection.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")


def write_anew(path: Path) -> bool:
    """Writes all that is kept into new pages, so that nothing of what was deleted is left in the file or beside it.
    False where others did not let it finish: then it may be left beside it until they close the log."""
    with closing(connect(path)) as connection:
        set_up(connection, writes=True)
        connection.execute(f"PRAGMA busy_timeout={CLEANING_SECONDS * 1000}")
        # All of it at once would not fit into memory.
        connection.execute("PRAGMA cache_spill=ON")
        try:
            connection.execute("VACUUM")
            return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return False


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
