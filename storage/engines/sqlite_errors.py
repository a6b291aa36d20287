"""What an error of SQLite's means."""

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
    """Its words, for the operator. SQLite's message about a text that it cannot decode contains the whole text."""
    return str(error).partition(" with text ")[0]


def is_of_text(error: sqlite3.Error) -> bool:
    """A text could not be read, for it is not UTF-8. There is no code for it."""
    return str(error).startswith("Could not decode to UTF-8")


def in_words(error: sqlite3.Error, path: Path) -> Refusal:
    """The same of the log at `path`, for the person who waits."""
    if is_of_text(error):
        return NoText(partial(no_text, path))
    return Busy() if kind_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else Refusal(OUT_OF_REACH)
