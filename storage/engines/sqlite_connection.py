"""What the tables' modules say, to SQLite: it is their own dialect."""

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
        """Without the savepoint that `Tables.query` sets around each question."""
        found = self.execute(sql, values)
        names = [each[0] for each in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)

    def put(self, sql: str, values: Values = (), /) -> None:
        """At once: nothing is on its way."""
        self.execute(sql, values)

    def ahead(self, asks: Callable[[], object], /) -> None:
        """Each question is answered when it is put: nothing is on its way."""

    def take_your_time(self) -> None:
        """A file sets no limit."""

    def steps(self) -> int:
        """How many steps of the migrations were carried out."""
        ours = "SELECT COUNT(*) FROM _sqlite_migrations WHERE migration_set = ?"
        return int(self.execute(ours, [migrations.name]).fetchone()[0])

    def integrity(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        found = [row[0] for row in self.execute("PRAGMA integrity_check").fetchall()]
        return [] if found == ["ok"] else [f"The file is damaged: {each}" for each in found]

    def triggers(self) -> dict[str, str]:
        """The SQL of every trigger in the file, by its name."""
        return {each.name: each.sql for each in self.tables.triggers}

    def triggers_as_made(self) -> dict[str, str]:
        """The triggers as the migrations make them."""
        return _as_made()


@cache
def _as_made() -> dict[str, str]:
    with closing(tables_in_memory()) as fresh:
        return SqliteConnection(fresh).triggers()


def migrate(tables: Tables, path: Path) -> None:
    """Brings the tables of the file up to date. Raises Unusable for those of another program or a newer version."""
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
    """The tables are boardbot's. Browsers and shells have a table of that name too, and none of its migrations."""
    return tables["history"].exists() and bool(_steps(tables))


def newer_step(tables: Tables) -> str:
    """The last step that was carried out in a log of a newer version; nothing in one of this version or before."""
    return newest_unknown(_steps(tables))


def _refuse_newer(tables: Tables, path: Path) -> None:
    refuse_newer(_steps(tables), f"The database {path}", "file")


def _steps(tables: Tables) -> list[str]:
    return [step.name for step in migrations.applied(tables)]
