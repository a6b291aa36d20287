"""Backup while the bot runs."""

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

from storage.log_file import damaged, first_damage, look_into, refuse_missing
from storage.refused import Unusable

# What the drives answer that know no links, among them those of some networks.
WITHOUT_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})


def backup_to(source: Path, target: Path) -> None:
    """Copies the log with SQLite's online backup: whole, and safe while it is being written.

    The copy appears under its name only once it is complete and was looked through. Raises Unusable for a log that is
    missing or damaged, a folder that is missing, and a target that exists.
    """
    refuse_missing(source)
    if os.path.lexists(target):
        raise _is_taken(target)
    if not target.parent.is_dir():
        raise Unusable(f"There is no folder {target.parent}. Make it first, then type the same again.")
    try:
        # A name of its own: two backups at once, or one that was killed, leave each other alone.
        handle, name = mkstemp(prefix=f"{target.name}.", suffix=".partial", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _failed(target, error) from error
    try:
        _copy(source, Path(name))
        _give_its_name(name, target)
    except FileExistsError:
        raise _is_taken(target) from None
    except (OSError, sqlite3.Error) as error:
        raise _failed(target, error) from error
    finally:
        with suppress(OSError):
            os.unlink(name)


def _copy(source: Path, copy: Path) -> None:
    """Raises Unusable where what was copied is damaged: a backup of it would be kept in place of good ones."""
    try:
        with closing(look_into(source)) as log, closing(sqlite3.connect(copy)) as target:
            log.backup(target)
        found = first_damage(copy, "immutable=1")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise Unusable(f"Nothing was backed up: keep the backups you have. {damaged(source, found)}")


def _give_its_name(partial: str, target: Path) -> None:
    """Raises FileExistsError where the name was taken meanwhile."""
    try:
        os.link(partial, target)
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError from None
        os.rename(partial, target)


def _is_taken(target: Path) -> Unusable:
    return Unusable(f"{target} exists already. A backup never overwrites a file: give another name.")


def _failed(target: Path, error: Exception) -> Unusable:
    return Unusable(f"The backup to {target} failed: {error}. The log itself is not affected.")
