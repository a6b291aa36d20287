"""Restores a backup in place of the log."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database as Tables

from storage.engines.sqlite_connection import is_log, newer_step
from storage.log_file import beside, first_damage, is_no_file, look_into
from storage.refused import Unusable

# Every connection to the log holds a lock on this byte of its `-shm` file (the WAL-index locks of SQLite's file
# format).
IN_USE_BYTE = 128


def restore_from(backup: Path, log: Path, mark: str) -> Path | None:
    """Keeps the log under its name with `mark` added, and puts a copy of `backup` in its place.

    Returns the old log's new path, or None if there was no log. Raises Unusable, and changes nothing, for a backup that
    is not a sound log or is of a newer version, for a log that is not a file or is in use, and for a name that is
    taken. A kill at any step leaves either the old log or the new one in place.
    """
    # If the log is a symbolic link, the link stays and its target is replaced.
    log = log.resolve()
    if is_no_file(log):
        raise Unusable(f"{log} is no file. Set BOARDBOT_DATABASE to the file that boardbot uses.")
    _check_is_a_backup(backup)
    with _alone(log):
        return _restored(backup, log, mark)


@contextmanager
def _alone(log: Path) -> Iterator[None]:
    """Two restores at once would each remove what the other has put aside. The folder is locked, because the files in
    it are replaced."""
    try:
        folder = os.open(log.parent, os.O_RDONLY)
    except OSError as error:
        raise _failed(log, error) from error
    try:
        # Some network drives cannot lock a folder.
        with suppress(OSError):
            _hold(folder, log)
        yield
    finally:
        os.close(folder)


def _hold(folder: int, log: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Unusable(f"Another restore is at work in {log.parent}. Nothing was changed.") from None


def _restored(backup: Path, log: Path, mark: str) -> Path | None:
    _check_is_not_used(log)
    aside, copy = log.with_name(f"{log.name}.{mark}"), log.with_name(f"{log.name}.restored")
    if backup.resolve() in {log, copy}:
        raise Unusable(f"{backup} has a name that the restore uses itself. Rename the file first.")
    if aside.exists():
        raise Unusable(f"{aside} exists already. Try again in a second.")
    there = log.exists()
    moved: list[tuple[Path, Path]] = []
    try:
        _copy(backup, copy, log)
        if there:
            _copy(log, aside, log)
        for old, new in zip(beside(log), beside(aside), strict=True):
            if old.exists():
                old.rename(new)
                moved.append((old, new))
        copy.replace(log)
    except OSError as error:
        with suppress(OSError):
            for old, new in moved:
                new.rename(old)
            for each in (copy, aside):
                each.unlink(missing_ok=True)
        raise _failed(log, error) from error
    return aside if there else None


def _failed(log: Path, error: OSError) -> Unusable:
    return Unusable(f"The restore failed: {error}. {log} is as it was.")


def _copy(source: Path, target: Path, log: Path) -> None:
    """Makes a private copy that is on disk when this returns, and that belongs to the log's account."""
    target.unlink(missing_ok=True)
    with source.open("rb") as old, os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new:
        shutil.copyfileobj(old, new)
        # Only root can give a file away. If it stayed root's, the account that boardbot runs under could not open it.
        with suppress(OSError):
            os.fchown(new.fileno(), log.stat().st_uid, log.stat().st_gid)
        new.flush()
        os.fsync(new.fileno())


def _check_is_a_backup(backup: Path) -> None:
    if not backup.is_file():
        raise Unusable(f"There is no file {backup}.")
    if any(each.exists() and each.stat().st_size for each in beside(backup)):
        raise Unusable(f"{backup} is the log in use, not a backup of it. To make one, type: boardbot backup FILE")
    try:
        # Immutable: it may be in a place that cannot be written to.
        sound = first_damage(backup, "immutable=1") == "ok"
        with closing(look_into(backup, "immutable=1")) as copy:
            tables = Tables(copy, execute_plugins=False)
            known = is_log(tables)
            newer = newer_step(tables)
    except sqlite3.Error as error:
        raise Unusable(f"{backup} is not a sound backup of a log ({error}). Try an older one.") from error
    if not (sound and known):
        raise Unusable(f"{backup} is not a sound backup of a log. Try an older one.")
    if newer:
        raise Unusable(
            f"{backup} was made by a newer boardbot (it knows {newer}), and this one could not use it. Install that "
            "version first, then type the same again."
        )


def _check_is_not_used(log: Path) -> None:
    """Raises Unusable if the log is in use. In WAL mode every open connection holds a shared lock on the file.

    The locks on the `-shm` file exist even if the log itself was moved away. If the log is sound, SQLite then replays
    the `-wal` into it; a damaged one is never opened for writing.
    """
    shared = beside(log).shm
    if shared.exists():
        with shared.open("r+b") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, IN_USE_BYTE)
            except OSError as error:
                raise _in_use(log) from error
    try:
        if not log.exists() or not log.stat().st_size or first_damage(log) != "ok":
            return
        with closing(sqlite3.connect(log, timeout=0, isolation_level=None)) as mine:
            mine.execute("PRAGMA locking_mode=EXCLUSIVE")
            mine.execute("BEGIN EXCLUSIVE")
            mine.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise _in_use(log) from error
    except sqlite3.DatabaseError:
        # The files beside a log that cannot be read are put aside with it.
        return


def _in_use(log: Path) -> Unusable:
    return Unusable(f"{log} is in use. Stop boardbot first, then type the same again.")
