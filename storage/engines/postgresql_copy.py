"""A copy of one workspace's rows in memory, to be changed and thrown away, for work that nobody waits for."""

import sqlite3

from storage.engines.connection import Connection
from storage.engines.in_memory import tables_in_memory
from storage.engines.shape import shape, whose
from storage.engines.sqlite_filling import SqliteFilling

# In bytes: the memory for a line of history and what goes with it.
A_LINE = 600
_OF_TEAM = "team = ?"
_COUNTED = f"SELECT COUNT(*) FROM history WHERE board_id IN (SELECT id FROM boards WHERE {_OF_TEAM})"


def workspace_copied(server: Connection, team: str, most: int) -> sqlite3.Connection | None:
    """A workspace's rows in tables in memory, without triggers; None if they take more than `most` bytes."""
    if server.execute(_COUNTED, [team]).fetchone()[0] * A_LINE > most:
        return None
    copy = tables_in_memory()
    filling = SqliteFilling(copy)
    copy.execute("BEGIN")
    for name, where in whose(_OF_TEAM, _OF_TEAM).items():
        columns = shape()[name]
        rows = server.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE {where} ORDER BY {columns[0]}", [team])
        filling.fill(name, columns, rows)
    copy.execute("COMMIT")
    copy.execute("PRAGMA foreign_keys=ON")
    return copy.conn
