"""The tables of a new log of this version, in memory."""

import sqlite3

from sqlite_utils import Database as Tables

from storage.migrations import migrations


def tables_in_memory() -> Tables:
    """New tables, which the caller closes; any thread may use them."""
    file = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    made = Tables(file, execute_plugins=False)
    migrations.apply(made)
    return made
