"""A change that is not meant to stay, such as the report of an import: on a copy of the log in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from sqlite_utils import Database as Tables

from storage.connection import connect
from storage.database import Database
from storage.store import Store
from storage.word_functions import add_word_functions

# A log of some 20,000 actions; a copy of a larger one would take more memory than the bot has.
MOST_COPIED = 40_000_000


class _TakenBack(Exception):
    """Ends such a change, so that the transaction round it rolls back."""


@contextmanager
def rehearsing(log: Database, most: int = MOST_COPIED) -> Iterator[Store]:
    """The log as it is at this instant, to be changed for nothing. Nobody waits for it; nothing of it is on the disk.

    A log of more than so many bytes is changed itself, and all of that is taken back: others wait meanwhile.
    """
    if log.path.stat().st_size > most:
        with suppress(_TakenBack), log.writing() as store:
            yield store
            raise _TakenBack
        return
    with closing(_copy(log)) as copy:
        copy.execute("BEGIN")
        yield Store(Tables(copy, execute_plugins=False))


def _copy(log: Database) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(connect(log.path)) as there:
        there.backup(copy)
    copy.execute("PRAGMA foreign_keys=ON")
    add_word_functions(copy)
    return copy
