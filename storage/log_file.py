"""The log's file, before it is opened: readable by its own account alone, refused where it was emptied or damaged."""

import logging
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from shutil import disk_usage
from typing import NamedTuple

from storage.refused import Unusable

PUT_BACK = "Stop boardbot, put the file back or restore a backup, and start it."
# In bytes. What SQLite keeps beside a log that it opens begins with a third of it.
_ROOM = 100_000

logger = logging.getLogger(__name__)


def make_private(path: Path) -> None:
    """Makes the file where there is none; says so where one was there and is empty.

    Raises Unusable for an empty file beside which SQLite has kept what was written to it: taken for a new one, it
    would lose that as well. Raises OSError where it cannot be made or written.
    """
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder")
    # Run as root, boardbot would take everybody's rights to one such as /dev/null.
    if is_no_file(path):
        raise OSError(f"{path} is no file")
    if not path.exists():
        _check_was_not_emptied(path)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        logger.info("A new log was made: %s", path)
    elif not path.stat().st_size:
        _check_was_not_emptied(path)
        logger.warning("The log %s is empty. If it was not before, stop now. %s", path, how_to_restore(path))
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(f"no permission to write {path}")
    for each in (path, *beside(path)):
        with suppress(OSError):
            if each.stat().st_mode & 0o077:
                each.chmod(0o600)


def is_no_file(path: Path) -> bool:
    """Something else has the name: a device, a pipe, a folder."""
    return path.exists() and not path.is_file()


def refuse_missing(path: Path) -> None:
    """For whoever needs a log that is there. Raises Unusable where there is none."""
    if not path.is_file():
        _check_was_not_emptied(path)
        raise Unusable(f"There is no log at {path}. Set BOARDBOT_DATABASE to the file that boardbot uses.")


class Beside(NamedTuple):
    """The files that SQLite keeps beside the log while it is open, or after a kill: the `wal` holds what was written
    last, the `shm` goes with it, and the `journal` is there after a kill in the moment in which a log was made."""

    wal: Path
    shm: Path
    journal: Path


def beside(path: Path) -> Beside:
    """What those files are called, whether they are there or not."""
    # A folder such as `.` has no name, and is refused by whoever looks.
    return Beside(*(path.parent / f"{path.name}{suffix}" for suffix in ("-wal", "-shm", "-journal")))


def copies_beside(path: Path) -> list[Path]:
    """What is called like the log and more, such as what a restore put aside, or left when it was killed; nothing where
    its folder cannot be looked into."""
    path = path.resolve()
    with suppress(OSError):
        begins = f"{path.name}."
        return sorted(each for each in path.parent.iterdir() if each.name.startswith(begins) and each.is_file())
    return []


def look_into(path: Path, how: str = "") -> sqlite3.Connection:
    """A connection that leaves a log as it is; but what a kill left half made is undone by opening it to write alone.

    A copy that nobody uses is opened `immutable=1`, so that nothing is made beside it.
    """
    how = how or ("mode=rw" if beside(path).journal.exists() else "mode=ro")
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def refuse_damaged(path: Path) -> None:
    """Looks at the pages of the file. Raises Unusable for the first that is damaged; nothing is written.

    Opened to write, SQLite would play what is beside a damaged file into it, and may spoil what is left.
    """
    if path.stat().st_size and (found := first_damage(path)) != "ok":
        raise Unusable(damaged(path, found))


def first_damage(path: Path, how: str = "") -> str:
    """What SQLite finds wrong with a file first, or "ok". Raises sqlite3.DatabaseError for what is no database.

    `how` it is opened is that of `look_into`.
    """
    with closing(look_into(path, how)) as reader:
        try:
            found = str(reader.execute("PRAGMA quick_check(1)").fetchone()[0])
            # No check of SQLite's minds a name of a table or a column that is not UTF-8.
            reader.text_factory = bytes
            for (sql,) in reader.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"):
                sql.decode()
        except UnicodeDecodeError as error:
            raise sqlite3.DatabaseError("malformed database schema, which is not UTF-8") from error
    return found


def unusable(path: Path, error: Exception) -> Unusable:
    """What stops the start, in words: a file that is damaged, or one that cannot be reached."""
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return Unusable(damaged(path, str(error)))
    remedy = (
        where_no_room(path)
        or " Check that its folder exists and that this account may write there, or set BOARDBOT_DATABASE."
    )
    return Unusable(f"The database {path} cannot be used: {error}.{remedy}")


def where_no_room(*files: Path) -> str:
    """Which of the files' disks is full, and what to do; empty where each has room. SQLite says no more than that it
    could not read or write, where it is what it keeps beside a log for which there is none."""
    folders = dict.fromkeys(each.absolute().parent for each in files)
    full = [str(each) for each in folders if each.is_dir() and disk_usage(each).free < _ROOM]
    return f" There is no room on the disk of {' and of '.join(full)}: make some." if full else ""


def damaged(path: Path, cause: str) -> str:
    """That the file is damaged, and what to do."""
    return f"The database {path} is damaged ({cause}). It was left as it is. {how_to_restore(path)}"


def how_to_restore(path: Path) -> str:
    """One line for whoever runs the bot."""
    log, more, _ = beside(path)
    return (
        f"To go back to a backup, stop boardbot and type: boardbot restore BACKUP. It puts {path}, {log} and {more} "
        "aside, because they would spoil the backup."
    )


def _check_was_not_emptied(path: Path) -> None:
    wal = beside(path).wal
    if wal.exists() and wal.stat().st_size:
        raise Unusable(
            f"The database {path} is empty or missing, and {wal} is not: the database was truncated, or "
            "moved without that file. "
            f"{how_to_restore(path)}"
        )
