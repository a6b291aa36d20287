"""What is of one workspace, taken out of the server into memory: to be changed for nothing, while nobody waits."""

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database as Tables

from storage.engines.connection import Connection
from storage.engines.sqlite_connection import SqliteConnection
from storage.migrations import migrations

# In bytes: what a line of history comes to in memory, together with what it tells of.
A_LINE = 600
_COUNTED = "SELECT COUNT(*) FROM history WHERE board_id IN (SELECT id FROM boards WHERE team = ?)"


def workspace_copied(server: Connection, team: str, most: int) -> sqlite3.Connection | None:
    """The rows of a workspace in tables of their own, in memory; None where they come to more than `most` bytes."""
    if server.execute(_COUNTED, [team]).fetchone()[0] * A_LINE > most:
        return None
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    tables = Tables(copy, execute_plugins=False)
    migrations.apply(tables)
    for name in SqliteConnection(tables).triggers():
        copy.execute(f"DROP TRIGGER {name}")
    copy.execute("BEGIN")
    for name, where in _of_workspace(tables).items():
        columns = [each.name for each in tables.table(name).columns]
        rows = server.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE {where} ORDER BY rowid", [team])
        marks = ", ".join("?" * len(columns))
        copy.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", rows)
    copy.execute("COMMIT")
    copy.execute("PRAGMA foreign_keys=ON")
    return copy


def _of_workspace(tables: Tables) -> Mapping[str, str]:
    """For each table what holds for the rows of a workspace: they name it, or a row of another table that does."""
    names = [name for name in tables.table_names() if not name.startswith("_")]
    found: dict[str, str] = {}
    while rest := [name for name in names if name not in found]:
        before = len(found)
        for name in rest:
            keys = [each for each in tables.table(name).foreign_keys if each.other_table in found]
            if "team" in tables.table(name).columns_dict:
                found[name] = "team = ?"
            elif keys:
                there = keys[0].other_table
                found[name] = f"{keys[0].column} IN (SELECT id FROM {there} WHERE {found[there]})"
        if len(found) == before:
            # What is of no workspace, such as the signatures of requests.
            return found
    return found
