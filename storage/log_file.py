"""The log's file before it is opened: it must be private to its account, and not emptied or damaged."""

import logging
import os
import shlex
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from shutil import disk_usage
from typing import NamedTuple

from storage.refused import Unusable

PUT_BACK = "Stop boardbot, put the file back or restore a backup, and start it."
# In bytes. The first file that SQLite makes beside a log it opens takes a third of this.
_ROOM = 100_000

logger = logging.getLogger(__name__)


def make_private(path: Path) -> None:
    """Creates the file if there is none, and warns if an existing one is empty. Makes it readable by its own account
    alone.

    Raises Unusable for an empty file beside which SQLite's own files hold data: treating it as new would lose that as
    well. Raises OSError if it cannot be created or written.
    """
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder")
    # Running as root, boardbot would take away everybody's rights to, say, /dev/null.
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
    """True if something else has the name: a device, a pipe or a folder."""
    return path.exists() and not path.is_file()


def refuse_missing(path: Path) -> None:
    """Raises Unusable if there is no log at the path."""
    if not path.is_file():
        _check_was_not_emptied(path)
        raise Unusable(f"There is no log at {path}. Set BOARDBOT_DATABASE to the file that boardbot uses.")


def refuse_by_another_name(path: Path) -> None:
    """For whoever reads a log while boardbot may be using it by another name of the same file: what was written last
    stands beside that name. Raises Unusable where there is one, and nothing of it stands beside this."""
    wal = beside(path.resolve()).wal
    if (name := another_name_of(path)) and not (wal.exists() and wal.stat().st_size):
        raise Unusable(
            f"{name} If boardbot uses that, what it wrote last would be missing here. Give the name that boardbot "
            "uses, or delete the other one, and type the same again."
        )


def another_name_of(path: Path) -> str:
    """That the file is called otherwise as well, and how that is found; empty where it is not."""
    if path.stat().st_nlink == 1:
        return ""
    return (
        f"The log {path} has another name too, a hard link: find / -xdev -samefile {shlex.quote(str(path))} shows both."
    )


class Beside(NamedTuple):
    """The files that SQLite keeps beside an open log or leaves after a kill. `wal` holds the latest writes, `shm`
    belongs to it, and `journal` is left by a kill while a log was being created."""

    wal: Path
    shm: Path
    journal: Path


def beside(path: Path) -> Beside:
    """The paths of those files, whether they exist or not."""
    # A folder such as `.` has no name; the caller refuses it.
    return Beside(*(path.parent / f"{path.name}{suffix}" for suffix in ("-wal", "-shm", "-journal")))


def copies_beside(path: Path) -> list[Path]:
    """The files whose names begin with the log's and a dot, such as those that a restore has put aside or left behind
    when killed. Empty if the folder cannot be read."""
    path = path.resolve()
    with suppress(OSError):
        begins = f"{path.name}."
        return sorted(each for each in path.parent.iterdir() if each.name.startswith(begins) and each.is_file())
    return []


def look_into(path: Path, how: str = "") -> sqlite3.Connection:
    """A connection that does not change a log, except that a half-made transaction left by a kill is rolled back, for
    which the file must be opened for writing.

    A copy that nobody uses can be opened with `immutable=1`, so that no file is made beside it.
    """
    how = how or ("mode=rw" if beside(path).journal.exists() else "mode=ro")
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def refuse_damaged(path: Path) -> None:
    """Checks the pages of the file. Raises Unusable for the first damage found; nothing is written.

    Opened for writing, SQLite would replay the files beside a damaged log into it, which could spoil what is left.
    """
    if path.stat().st_size and (found := first_damage(path)) != "ok":
        raise Unusable(damaged(path, found))


def first_damage(path: Path, how: str = "") -> str:
    """The first damage that SQLite finds in a file, or "ok". Raises sqlite3.DatabaseError if it is not a database.

    `how` is as in `look_into`.
    """
    with closing(look_into(path, how)) as reader:
        try:
            found = str(reader.execute("PRAGMA quick_check(1)").fetchone()[0])
            # No check of SQLite's notices a table or column name that is not UTF-8.
            reader.text_factory = bytes
            for (sql,) in reader.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"):
                sql.decode()
        except UnicodeDecodeError as error:
            raise sqlite3.DatabaseError("malformed database schema, which is not UTF-8") from error
    return found


def unusable(path: Path, error: Exception) -> Unusable:
    """The error for a file that stops the start, because it is damaged or cannot be reached."""
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return Unusable(damaged(path, str(error)))
    remedy = (
        where_no_room(path)
        or " Check that its folder exists and that this account may write there, or set BOARDBOT_DATABASE."
    )
    return Unusable(f"The database {path} cannot be used: {error}.{remedy}")


def where_no_room(*files: Path) -> str:
    """Which of the files' disks is full, and what to do; empty if each has room. If there is no room for the files
    beside a log, SQLite only says that it could not read or write."""
    folders = dict.fromkeys(each.absolute().parent for each in files)
    full = [str(each) for each in folders if each.is_dir() and disk_usage(each).free < _ROOM]
    return f" There is no room on the disk of {' and of '.join(full)}: make some." if full else ""


def damaged(path: Path, cause: str) -> str:
    """The message that the file is damaged, and what to do."""
    return f"The database {path} is damaged ({cause}). It was left as it is. {how_to_restore(path)}"


def how_to_restore(path: Path) -> str:
    """One line for the operator."""
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
