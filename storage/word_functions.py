"""What SQLite asks of the board's own rules about words, so that it finds by them what a list shows."""

import sqlite3

from board.empty_words import is_evidence
from board.folding import folded
from board.names import name_keys
from board.refs import ref_key
from board.supporters import is_mention


def add_word_functions(connection: sqlite3.Connection) -> None:
    """Adds `folded`, `ref_key`, `is_evidence` and `is_called` to what SQL can say on this connection, and what finds
    somebody among an action's supporters."""
    for name, function in (("folded", folded), ("ref_key", ref_key), ("is_evidence", is_evidence)):
        connection.create_function(name, 1, function, deterministic=True)
    connection.create_function("is_called", 2, _is_called, deterministic=True)
    connection.create_function("has_supporter", 3, _has_supporter, deterministic=True)
    connection.create_function("has_supporting_words", 2, _has_supporting_words, deterministic=True)


def _is_called(words: str, keys: str) -> bool:
    """The words are a whole name with one of the keys, which stand on lines of their own."""
    return not name_keys(words).isdisjoint(keys.splitlines())


def _has_supporter(supporters: str, mention: str, keys: str) -> bool:
    """One of the supporters, on lines of their own, is whom the mention names, or is called so."""
    there = supporters.splitlines()
    return mention in there or any(_is_called(each, keys) for each in there if not is_mention(each))


def _has_supporting_words(supporters: str, words: str) -> bool:
    """The folded words are in one of the supporters who is named in words."""
    return any(words in folded(each) for each in supporters.splitlines() if not is_mention(each))
