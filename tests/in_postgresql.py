"""Logs in PostgreSQL for tests: one database for a process, emptied for each test; and rows that are put back."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest
from postgres_server import shared_server
from psycopg import sql

from storage.database import Database

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations' ORDER BY tablename"
_COLUMNS = (
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
    "AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position"
)


@dataclass(frozen=True)
class Rows:
    """All that is in a log: each table's rows, and the last number that each sequence gave."""

    tables: dict[str, bytes]
    sequences: dict[str, int]


class LogInServer(Database):
    """A log of the tests in the one database."""

    @property
    def path(self) -> Path:
        """Skips the test: it is of a log that is a file."""
        pytest.skip("of a log that is a file")

    def close(self) -> None:
        """Stays open for the next test: to connect anew would take longer than most of them."""


def emptied_log() -> Database:
    """The log without a row, whose next ids are the first."""
    log = _log()
    emptied()
    return log


def emptied() -> None:
    """Deletes all rows of the one database: of a few that is quicker than to truncate thirty tables."""
    _connection().execute(_emptying())


def kept_rows() -> Rows:
    """The rows of the one database, to be put back by `put_back`."""
    last = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
    tables = {name: _copied(name) for name in _tables()}
    return Rows({name: rows for name, rows in tables.items() if rows}, dict(_connection().execute(last).fetchall()))


def put_back(rows: Rows) -> None:
    """Puts rows into the one database, which has none."""
    with _connection().transaction():
        for name, content in rows.tables.items():
            said = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), _columns()[name])
            with _connection().cursor().copy(said) as copy:
                copy.write(content)
        lasts = ", ".join(f"setval('{name}', {last})" for name, last in rows.sequences.items())
        _connection().execute(f"SELECT {lasts}".encode())


def _copied(name: str) -> bytes:
    said = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(name), _columns()[name])
    with _connection().cursor().copy(said) as copy:
        return b"".join(bytes(each) for each in copy)


@cache
def _emptying() -> bytes:
    deletes = "; ".join(f'DELETE FROM "{name}"' for name in _tables())
    sequences = [name for (name,) in _connection().execute("SELECT sequencename FROM pg_sequences")]
    restarts = ", ".join(f"setval('{name}', 1, false)" for name in sequences)
    return f"BEGIN; {deletes}; SELECT {restarts}; COMMIT".encode()


@cache
def _tables() -> list[str]:
    return [name for (name,) in _connection().execute(_TABLES)]


@cache
def _columns() -> dict[str, sql.Composed]:
    found: dict[str, list[sql.Identifier]] = {}
    for table, column in _connection().execute(_COLUMNS):
        found.setdefault(table, []).append(sql.Identifier(column))
    return {table: sql.SQL(", ").join(columns) for table, columns in found.items()}


@cache
def _connection() -> psycopg.Connection[Any]:
    """Past the log's own rules: neither triggers nor references hold for it."""
    made: psycopg.Connection[Any] = psycopg.connect(_address(), autocommit=True)
    made.execute("SET session_replication_role = replica")
    return made


@cache
def _log() -> LogInServer:
    log = LogInServer(_address())
    log.prepare()
    return log


@cache
def _address() -> str:
    return shared_server().new_database("log")
