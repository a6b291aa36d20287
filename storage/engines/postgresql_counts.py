"""The sequences that number new rows in a server. Rows inserted with their ids leave them behind."""

import logging
from collections.abc import Mapping
from functools import cache

from storage.engines.postgresql_connection import PostgresqlConnection
from storage.engines.shape import shape

logger = logging.getLogger(__name__)


@cache
def _counts() -> Mapping[str, str]:
    """Each table with its sequence, as SQL names it."""
    return {
        table: "'history_lines'" if table == "history" else f"pg_get_serial_sequence('{table}', 'id')"
        for table in shape()
    }


def is_behind(server: PostgresqlConnection) -> bool:
    """True if a sequence would give the id of an existing row again, as after a move by replication. Tables and
    sequences that this user may not read are skipped."""
    rights = (
        f"SELECT '{table}' WHERE has_table_privilege('{table}', 'SELECT') AND has_sequence_privilege({count}, 'USAGE')"
        for table, count in _counts().items()
    )
    seen = [table for (table,) in server.execute(" UNION ALL ".join(rights))]
    behind = (f"EXISTS ({_rows_ahead('1', table)})" for table in seen)
    return bool(seen and server.execute(f"SELECT {' OR '.join(behind)}").fetchone()[0])


def go_on(server: PostgresqlConnection) -> None:
    """Sets every sequence to continue after the existing rows."""
    for table, count in _counts().items():
        found = f"{_rows_ahead(f'setval({count}::regclass, id)', table)} ORDER BY id DESC LIMIT 1"
        server.execute(found)


def told_go_on(server: PostgresqlConnection) -> None:
    """The same, with a warning in the operator's log: no sequence should have been behind."""
    logger.warning(
        "The server's counts were behind the numbers of the log's rows, as after a move that left them out. They go on "
        "after those now"
    )
    go_on(server)


def _rows_ahead(what: str, table: str) -> str:
    return f"SELECT {what} FROM {table} WHERE id > COALESCE(pg_sequence_last_value({_counts()[table]}::regclass), 0)"
