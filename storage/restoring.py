"""A backup in the log's place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.backup import backup_to
from storage.log_file import Unusable, beside


def restore_from(backup: Path, log: Path, mark: str) -> Path | None:
    """Puts the log aside, under its name and `mark`, and a copy of `backup` in its place.

    Gives what the old log is called now, or None where there was none. Raises Unusable, and changes nothing, for a
    backup that is no sound log, a log that somebody is using, and a name that is taken.
    """
    _check_is_a_log(backup)
    _check_is_not_used(log)
    aside = log.with_name(f"{log.name}.{mark}")
    if aside.exists():
        raise Unusable(f"{aside} exists already. Try again in a second.")
    there = log.exists()
    for old, new in zip((log, *beside(log)), (aside, *beside(aside)), strict=True):
        if old.exists():
            old.rename(new)
    backup_to(backup, log)
    return aside if there else None


def _check_is_a_log(backup: Path) -> None:
    if not backup.exists():
        raise Unusable(f"There is no file {backup}.")
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            known = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'history'").fetchone()
    except sqlite3.Error as error:
        raise Unusable(f"{backup} is no sound backup of a log ({error}). Try an older one.") from error
    if not (sound and known):
        raise Unusable(f"{backup} is no sound backup of a log. Try an older one.")


def _check_is_not_used(log: Path) -> None:
    """In WAL mode each connection shares a lock on the file for as long as it is open."""
    if not log.exists() or not log.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(log, timeout=0, isolation_level=None)) as mine:
            mine.execute("PRAGMA locking_mode=EXCLUSIVE")
            mine.execute("BEGIN EXCLUSIVE")
            mine.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Unusable(f"{log} is in use. Stop boardbot first, then type the same again.") from error
    except sqlite3.DatabaseError:
        return
