"""The tables of a log of this version, whichever engine keeps them, and which boards their rows belong to."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache

from storage.engines.in_memory import tables_in_memory


@cache
def shape() -> Mapping[str, Sequence[str]]:
    """Each table with its columns, after the tables that it refers to. The first column numbers its rows in the order
    of entry: its id, or `rowid` if it has none."""
    with closing(tables_in_memory()) as made:
        found: dict[str, list[str]] = {}
        waiting = [table for table in made.tables if not table.name.startswith("_")]
        while waiting:
            next_one = next(
                each for each in waiting if {key.other_table for key in each.foreign_keys} <= {each.name, *found}
            )
            waiting.remove(next_one)
            columns = [each.name for each in next_one.columns]
            found[next_one.name] = columns if columns[0] == "id" else ["rowid", *columns]
    return found


def place(table: str, number: object, column: str) -> str:
    """Where a value is, in words for somebody who looks there with a database tool."""
    what = "line" if table == "history" else "row"
    return f"{table}, {what} {number}{column and f', column {column}'}"


@cache
def references() -> Mapping[str, Mapping[str, str]]:
    """Each table with the columns that are foreign keys, and the table that each refers to."""
    with closing(tables_in_memory()) as made:
        keys = {each: made.table(each).foreign_keys for each in shape()}
        return {each: {str(key.column): key.other_table for key in of_table} for each, of_table in keys.items()}


def whose(boards: str, team: str = "") -> Mapping[str, str]:
    """For each table the SQL condition for the rows of certain boards: rows that name one of them, or that refer to a
    row that does. `boards` is the condition for the boards themselves. Where `team` is given, it is the condition for
    the workspace, used for every table that names one. Tables that belong to no board and no workspace, such as the
    signatures of requests, are left out."""
    found: dict[str, str] = {}
    for table, columns in shape().items():
        refers = references()[table]
        if team and "team" in columns:
            found[table] = team
        elif table == "boards":
            found[table] = boards
        elif "board_id" in columns:
            found[table] = f"board_id IN (SELECT id FROM boards WHERE {boards})"
        elif of := next(((column, other) for column, other in refers.items() if other in found), None):
            found[table] = f"{of[0]} IN (SELECT id FROM {of[1]} WHERE {found[of[1]]})"
    return found
