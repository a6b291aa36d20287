"""What is of one workspace, taken out of the server into memory: to be changed for nothing, while nobody waits."""

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database as Tables

from storage.engines.connection import Connection
from storage.engines.in_memory import tables_in_memory
from storage.engines.shape import shape
from storage.engines.sqlite_filling import SqliteFilling

# In bytes: what a line of history comes to in memory, together with what it tells of.
A_LINE = 600
_BOARDS = "SELECT id FROM boards WHERE team = ?"
_COUNTED = f"SELECT COUNT(*) FROM history WHERE board_id IN ({_BOARDS})"


def workspace_copied(server: Connection, team: str, most: int) -> sqlite3.Connection | None:
    """The rows of a workspace in tables of their own, in memory, without their triggers; None where they come to more
    than `most` bytes."""
    if server.execute(_COUNTED, [team]).fetchone()[0] * A_LINE > most:
        return None
    copy = tables_in_memory()
    filling = SqliteFilling(copy)
    copy.execute("BEGIN")
    for name, where in _of_workspace(copy).items():
        columns = shape()[name]
        rows = server.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE {where} ORDER BY {columns[0]}", [team])
        filling.fill(name, columns, rows)
    copy.execute("COMMIT")
    copy.execute("PRAGMA foreign_keys=ON")
    return copy.conn


def _of_workspace(tables: Tables) -> Mapping[str, str]:
    """For each table what holds for the rows of a workspace: they name it, or one of its boards, or a row that does.
    What is of no workspace, such as the signatures of requests, is left out."""
    found: dict[str, str] = {}
    for name, columns in shape().items():
        refers = next((each for each in tables.table(name).foreign_keys if each.other_table in found), None)
        if "team" in columns:
            found[name] = "team = ?"
        elif "board_id" in columns:
            found[name] = f"board_id IN ({_BOARDS})"
        elif refers:
            found[name] = f"{refers.column} IN (SELECT id FROM {refers.other_table} WHERE {found[refers.other_table]})"
    return found
