"""Backup while the bot runs."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from storage.log_file import Unusable


def backup_to(source: Path, target: Path) -> None:
    """Copies the log with SQLite's online backup: whole, and safe while it is being written.

    The copy appears under its name only once it is complete. Refuses a missing log and a target that exists.
    """
    if not source.exists():
        raise Unusable(f"There is no log at {source}. Set BOARDBOT_DATABASE to the file that boardbot uses.")
    if target.exists():
        raise Unusable(f"{target} exists already. A backup never overwrites: give another name.")
    partial = target.with_name(f"{target.name}.partial")
    try:
        # One may be left from a backup that was killed; whose else it is, this one is made anew and private.
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(source)) as log, closing(sqlite3.connect(partial)) as copy:
            log.backup(copy)
        os.replace(partial, target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink()
        raise Unusable(f"The backup to {target} failed: {error}. The log itself is not affected.") from error
