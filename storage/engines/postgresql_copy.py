"""What is of one workspace, taken out of the server into memory: to be changed for nothing, while nobody waits."""

import sqlite3

from storage.engines.connection import Connection
from storage.engines.in_memory import tables_in_memory
from storage.engines.shape import shape, whose
from storage.engines.sqlite_filling import SqliteFilling

# In bytes: what a line of history comes to in memory, together with what it tells of.
A_LINE = 600
_OF_TEAM = "team = ?"
_COUNTED = f"SELECT COUNT(*) FROM history WHERE board_id IN (SELECT id FROM boards WHERE {_OF_TEAM})"


def workspace_copied(server: Connection, team: str, most: int) -> sqlite3.Connection | None:
    """The rows of a workspace in tables of their own, in memory, without their triggers; None where they come to more
    than `most` bytes."""
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
