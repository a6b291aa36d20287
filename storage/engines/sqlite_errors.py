"""Errors of SQLite, put into words."""

import sqlite3
from functools import partial
from pathlib import Path

from board.refusals import Refusal
from storage.engines.sqlite_text import no_text
from storage.refused import OUT_OF_REACH, Busy, NoText


def kind_of(error: sqlite3.Error) -> int:
    """The lowest byte of its code: the kind of error (sqlite.org/rescode.html)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def cause_of(error: sqlite3.Error) -> str:
    """The error's message, for the operator. SQLite's message about text that it cannot decode contains all of that
    text, so it is replaced."""
    return str(error).partition(" with text ")[0]


def is_of_text(error: sqlite3.Error) -> bool:
    """True if a text could not be read because it is not UTF-8. SQLite has no code for that."""
    return str(error).startswith("Could not decode to UTF-8")


def in_words(error: sqlite3.Error, path: Path) -> Refusal:
    """The error of the log at `path` as a Refusal, in words for the person who waits."""
    if is_of_text(error):
        return NoText(partial(no_text, path))
    return Busy() if kind_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else Refusal(OUT_OF_REACH)
