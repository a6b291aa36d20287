"""The tables of a log of this version, whichever engine keeps them."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache

from storage.engines.in_memory import tables_in_memory


@cache
def shape() -> Mapping[str, Sequence[str]]:
    """Each table with its columns, after those that it refers to. First stands what numbers its rows in the order in
    which they were entered: its id, or `rowid` where it has none."""
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
