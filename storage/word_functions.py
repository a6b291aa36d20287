"""What SQLite asks of the board's own rules about words, so that it finds by them what a list shows."""

import sqlite3

from board.empty_words import is_evidence
from board.folding import folded
from board.names import name_keys
from board.refs import ref_key


def add_word_functions(connection: sqlite3.Connection) -> None:
    """Adds `folded`, `ref_key`, `is_evidence` and `is_called` to what SQL can say on this connection."""
    for name, function in (("folded", folded), ("ref_key", ref_key), ("is_evidence", is_evidence)):
        connection.create_function(name, 1, function, deterministic=True)
    connection.create_function("is_called", 2, _is_called, deterministic=True)


def _is_called(words: str, keys: str) -> bool:
    """The words are a whole name with one of the keys, which stand on lines of their own."""
    return not name_keys(words).isdisjoint(keys.splitlines())
