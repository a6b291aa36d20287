"""What an error of SQLite's means."""

import sqlite3

from board.refusals import Refusal
from storage.refused import OUT_OF_REACH, Busy


def kind_of(error: sqlite3.Error) -> int:
    """The lowest byte of its code: the kind of error (sqlite.org/rescode.html)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def cause_of(error: sqlite3.Error) -> str:
    """Its words, for the operator. SQLite's message about a text that it cannot decode contains the whole text."""
    return str(error).partition(" with text ")[0]


def in_words(error: sqlite3.Error) -> Refusal:
    """The same for the person who waits."""
    return Busy() if kind_of(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else Refusal(OUT_OF_REACH)
