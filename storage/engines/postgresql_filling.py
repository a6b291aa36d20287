"""A log in a server that is made of another's rows, in one transaction: it is there whole, or not at all."""

from collections.abc import Iterable, Sequence
from typing import Any

from storage.engines.postgresql_connection import PostgresqlConnection
from storage.engines.postgresql_counts import go_on
from storage.engines.postgresql_migrating import MAKE_ONE, OURS, migrate
from storage.engines.shape import shape
from storage.refused import Unusable

_REFUSES = "history_refuses_insert"


class PostgresqlFilling:
    """A database that is being filled. Raises Unusable for one that has tables."""

    def __init__(self, server: PostgresqlConnection) -> None:
        self.connection = server
        server.take_your_time()
        if server.execute(f"SELECT 1 FROM pg_class WHERE {OURS} AND relkind <> 'i' LIMIT 1").fetchone():
            raise Unusable(
                "There are tables in the PostgreSQL database already, and they were left as they are. A log is copied "
                f"to a database that is new and empty. {MAKE_ONE}"
            )
        migrate(server)
        # It takes a new line of history alone, and no other's.
        server.define(f"ALTER TABLE history DISABLE TRIGGER {_REFUSES}")

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """See `Filling`."""
        # Here `rowid` is made of a column of that name.
        self.connection.copy_in(table, ["id" if each == "rowid" else each for each in columns], rows)

    def complete(self) -> None:
        """See `Filling`. The next numbers go on after the last ones."""
        self.connection.define(f"ALTER TABLE history ENABLE TRIGGER {_REFUSES}")
        go_on(self.connection)
        for table in shape():
            self.connection.define(f"ANALYZE {table}")
