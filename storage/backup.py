"""Backup while the bot runs, and verification."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from board.actions import Action, Status
from board.history import plain
from storage.database import Database, Unusable


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
        os.close(os.open(partial, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        with sqlite3.connect(source) as log, sqlite3.connect(partial) as copy:
            log.backup(copy)
        log.close()
        copy.close()
        os.replace(partial, target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            partial.unlink()
        raise Unusable(f"The backup to {target} failed: {error}. The log itself is not affected.") from error


def problems_in(database: Database) -> list[str]:
    """What is wrong with the log, a sentence each: damage, altered history, actions that differ from their history."""
    with database.reading() as store:
        problems = [*store.integrity(), *store.history.faults()]
        for board in store.boards.all():
            for action in store.actions.of_status(board.id, tuple(Status)):
                entries = store.history.of(board.id, "action", action.id)
                told = {name: new for entry in entries for name, (_, new) in entry.changes.items()}
                problems += _differences(action, told)
    return problems


def _differences(action: Action, told: dict[str, object]) -> list[str]:
    wrong = [name for name, value in told.items() if plain(getattr(action, name)) != value]
    return [f"Action {action.ref} differs from its own history in {', '.join(wrong)}."] if wrong else []
