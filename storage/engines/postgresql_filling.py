"""A new log in a server, filled with another's rows in one transaction: either all of it exists afterwards, or
nothing."""

from collections.abc import Iterable, Sequence
from typing import Any

from storage.engines.postgresql_connection import PostgresqlConnection
from storage.engines.postgresql_counts import go_on
from storage.engines.postgresql_migrating import MAKE_ONE, OURS, migrate
from storage.engines.shape import shape
from storage.refused import Unusable

_REFUSES = "history_refuses_insert"


class PostgresqlFilling:
    """A database that is being filled. Raises Unusable if it already has tables."""

    def __init__(self, server: PostgresqlConnection) -> None:
        self.connection = server
        server.take_your_time()
        if server.execute(f"SELECT 1 FROM pg_class WHERE {OURS} AND relkind <> 'i' LIMIT 1").fetchone():
            raise Unusable(
                "There are tables in the PostgreSQL database already, and they were left as they are. A log is copied "
                f"to a database that is new and empty. {MAKE_ONE}"
            )
        migrate(server)
        # The trigger accepts only a new line of history, not another log's.
        server.define(f"ALTER TABLE history DISABLE TRIGGER {_REFUSES}")

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """See `Filling`."""
        # In PostgreSQL `rowid` is generated from the column `id`.
        self.connection.copy_in(table, ["id" if each == "rowid" else each for each in columns], rows)

    def complete(self) -> None:
        """See `Filling`. New ids continue after the existing ones."""
        self.connection.define(f"ALTER TABLE history ENABLE TRIGGER {_REFUSES}")
        go_on(self.connection)
        for table in shape():
            self.connection.define(f"ANALYZE {table}")
