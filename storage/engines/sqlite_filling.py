"""A log in a file that is copied whole: read unchanged, or filled with another's rows."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from storage.engines.connection import Connection
from storage.engines.sqlite_connection import SqliteConnection, check_is_current
from storage.engines.sqlite_errors import cause_of, is_of_text, kind_of
from storage.engines.sqlite_text import no_text
from storage.log_file import beside, look_into, refuse_by_another_name, refuse_damaged, refuse_missing, where_no_room
from storage.migrations import migrations
from storage.refused import Unusable
from storage.whole_file import whole_file

_NOT_OPENED = (
    " This account must be able to write to it and to its folder, though nothing is changed there: copy the file, and "
    "any -wal beside it, to a folder of this account's, and type the same with that."
)


@contextmanager
def snapshot_of(path: Path) -> Iterator[Connection]:
    """See `LogEngine.snapshot`."""
    refuse_missing(path)
    refuse_by_another_name(path)
    try:
        refuse_damaged(path)
        # A read-only connection would leave its files beside the log; so it is opened for writing, and writes nothing.
        with closing(look_into(path, "mode=rw")) as file:
            file.isolation_level = None
            file.execute("PRAGMA query_only=ON")
            tables = Tables(file, execute_plugins=False)
            tables.execute("BEGIN")
            check_is_current(tables, path)
            yield SqliteConnection(tables)
    except sqlite3.Error as error:
        cause = f"The log {path} cannot be read: {cause_of(error)}.{where_no_room(path)}"
        why = no_text(path) if is_of_text(error) else cause
        raise Unusable(why + (_NOT_OPENED if kind_of(error) == sqlite3.SQLITE_CANTOPEN else "")) from None


@contextmanager
def filled_file(path: Path) -> Iterator["SqliteFilling"]:
    """See `LogEngine.filled`. The file gets its name once it is complete; a kill leaves a `….partial` beside it."""
    # SQLite would replay files left over from a deleted log into the new one.
    if taken := next(filter(os.path.lexists, (path, *beside(path))), None):
        raise Unusable(f"{taken} exists already. A log is copied to a file that is new: give another name.")
    if not path.parent.is_dir():
        raise Unusable(f"There is no folder {path.parent}. Make it first, then type the same again.")
    try:
        with whole_file(path) as partial, closing(sqlite3.connect(partial, isolation_level=None)) as file:
            yield from _filled(file)
    except FileExistsError:
        raise Unusable(f"{path} was made by somebody else meanwhile. It was left as it is.") from None
    except (OSError, sqlite3.Error) as error:
        cause = cause_of(error) if isinstance(error, sqlite3.Error) else error.strerror
        raise Unusable(f"{path} cannot be written: {cause}.{where_no_room(path)}") from None


def _filled(file: sqlite3.Connection) -> Iterator["SqliteFilling"]:
    # The file is kept only if it is complete, and is flushed to disk once at the end.
    file.execute("PRAGMA journal_mode=MEMORY")
    file.execute("PRAGMA synchronous=OFF")
    tables = Tables(file, execute_plugins=False)
    migrations.apply(tables)
    file.execute("BEGIN")
    yield SqliteFilling(tables)
    file.execute("COMMIT")


class SqliteFilling:
    """A file that is being filled."""

    def __init__(self, tables: Tables) -> None:
        self.connection = SqliteConnection(tables)
        self._file = tables.conn
        self._triggers = self.connection.triggers()
        # They accept only a new line of history, not another log's.
        for name in self._triggers:
            self._file.execute(f"DROP TRIGGER {name}")

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """See `Filling`."""
        marks = ", ".join("?" * len(columns))
        self._file.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def complete(self) -> None:
        """See `Filling`."""
        for sql in self._triggers.values():
            self._file.execute(sql)
