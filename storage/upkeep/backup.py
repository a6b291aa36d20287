"""Backs up the log while the bot runs."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database as Tables

from storage.engines.sqlite_connection import SqliteConnection, check_is_current
from storage.engines.sqlite_errors import cause_of, is_of_text
from storage.engines.sqlite_text import no_text_words
from storage.log_file import damaged, first_damage, look_into, refuse_by_another_name, refuse_missing, where_no_room
from storage.refused import Unusable
from storage.store import Store
from storage.upkeep.verify import problems_of
from storage.whole_file import whole_file


def backup_to(source: Path, target: Path) -> None:
    """Copies the log with SQLite's online backup: whole, and safe while it is being written.

    The copy appears under its name only once it is complete and checked. Raises Unusable for a log that is missing or
    damaged, a folder that is missing, and a target that exists.
    """
    refuse_missing(source)
    refuse_by_another_name(source)
    if os.path.lexists(target):
        raise _is_taken(target)
    if not target.parent.is_dir():
        raise Unusable(f"There is no folder {target.parent}. Make it first, then type the same again.")
    try:
        with whole_file(target) as partial:
            _copy(source, partial)
    except FileExistsError:
        raise _is_taken(target) from None
    except (OSError, sqlite3.Error) as error:
        raise Unusable(
            f"The backup to {target} failed: {error}. The log itself is not affected.{where_no_room(source, target)}"
        ) from error


def problems_in_backup(backup: Path) -> list[str]:
    """What `boardbot verify` finds in a backup, which is not changed; no file is made beside it. Raises Unusable for a
    backup of an older version: verifying would migrate it."""
    try:
        with closing(look_into(backup, "immutable=1")) as file:
            file.isolation_level = None
            tables = Tables(file, execute_plugins=False)
            check_is_current(tables, backup)
            return problems_of(Store(SqliteConnection(tables)))
    except sqlite3.Error as error:
        why = no_text_words(backup, "immutable=1") if is_of_text(error) else ""
        return [f"It {why}" if why else f"It cannot be read: {cause_of(error)}."]


def _copy(source: Path, copy: Path) -> None:
    """Raises Unusable if the copy is damaged: such a backup would be kept in place of good ones."""
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


def _is_taken(target: Path) -> Unusable:
    return Unusable(f"{target} exists already. A backup never overwrites a file: give another name.")
