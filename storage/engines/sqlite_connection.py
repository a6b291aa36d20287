"""The statements of the tables' modules, executed in SQLite, whose dialect they use."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from storage.chain import OF_ITS_BOARD
from storage.engines.connection import Values
from storage.engines.in_memory import tables_in_memory
from storage.engines.versions import newest_unknown, refuse_newer
from storage.log_file import another_name_of
from storage.migrations import migrations
from storage.refused import OF_OLDER_VERSION, Unusable


class SqliteConnection:
    """A transaction on a file."""

    next_line = ("(SELECT COALESCE(MAX(id), 0) + 1 FROM history)", OF_ITS_BOARD)

    def __init__(self, tables: Tables) -> None:
        self.execute, self.savepoint = tables.execute, tables.atomic
        self.long_query = self.query
        self.tables = tables

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """As `Tables.query`, without the savepoint that it sets around each query."""
        found = self.execute(sql, values)
        names = [each[0] for each in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)

    def put(self, sql: str, values: Values = (), /) -> None:
        """Executes at once: batching is only for a server."""
        self.execute(sql, values)

    def ahead(self, asks: Callable[[], object], /) -> None:
        """Does nothing: batching is only for a server."""

    def take_your_time(self) -> None:
        """Does nothing: a file has no time limits."""

    def steps(self) -> int:
        """How many migration steps have been applied."""
        ours = "SELECT COUNT(*) FROM _sqlite_migrations WHERE migration_set = ?"
        return int(self.execute(ours, [migrations.name]).fetchone()[0])

    def integrity(self) -> list[str]:
        """The faults that SQLite finds in the file."""
        found = [row[0] for row in self.execute("PRAGMA integrity_check").fetchall()]
        return [] if found == ["ok"] else [f"The file is damaged: {each}" for each in found]

    def dangers(self) -> list[str]:
        """That it is called otherwise as well. Each change is flushed to the disk."""
        _, _, path = self.execute("PRAGMA database_list").fetchone()
        name = another_name_of(Path(path)) if path else ""
        return [f"{name} A boardbot that opens it by that loses what is written by this. Delete it."] if name else []

    def silence(self) -> str:
        """Nothing: what is set for a file's triggers ends with its connection."""
        return ""

    def triggers(self) -> dict[str, str]:
        """The SQL of every trigger in the file, by name."""
        return {each.name: each.sql for each in self.tables.triggers}

    def triggers_as_made(self) -> dict[str, str]:
        """The triggers as the migrations create them."""
        return _as_made()


@cache
def _as_made() -> dict[str, str]:
    with closing(tables_in_memory()) as fresh:
        return SqliteConnection(fresh).triggers()


def migrate(tables: Tables, path: Path) -> None:
    """Migrates the tables of the file. Raises Unusable for those of another program or a newer version."""
    if tables.table_names() and not is_log(tables):
        raise Unusable(
            f"The database {path} belongs to another program and is not a log of boardbot. It was left as it is. "
            "Set BOARDBOT_DATABASE to the file that boardbot uses."
        )
    _refuse_newer(tables, path)
    migrations.apply(tables)


def check_is_current(tables: Tables, path: Path) -> None:
    """Raises Unusable for tables of another program, or of another version."""
    if not is_log(tables):
        raise Unusable(f"The database {path} is not a log of boardbot.")
    _refuse_newer(tables, path)
    if migrations.pending(tables):
        raise Unusable(f"The log {path} {OF_OLDER_VERSION}")


def is_log(tables: Tables) -> bool:
    """True if the tables are boardbot's. Browsers and shells also have a table called `history`, but none of its
    migrations."""
    return tables["history"].exists() and bool(_steps(tables))


def newer_step(tables: Tables) -> str:
    """The last step applied to a log of a newer version; empty for a log of this version or an older one."""
    return newest_unknown(_steps(tables))


def _refuse_newer(tables: Tables, path: Path) -> None:
    refuse_newer(_steps(tables), f"The database {path}", "file")


def _steps(tables: Tables) -> list[str]:
    return [step.name for step in migrations.applied(tables)]
