"""Translates the tables' modules' SQL for PostgreSQL, and prepares the statements that a session often executes.

For a short statement the server spends most of its time on parsing and planning. A statement that was executed often
enough is prepared, and from then on only its name and parameters are sent, still together with others in one message.
"""

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import errors

from storage.engines.connection import Values

# String literals, which stay as they are, and what PostgreSQL writes differently.
_PARTS = re.compile(r"'[^']*'|\?|(?<!:):[a-z_]+\b|IN \(\)")
_CAN_BE_PREPARED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
# Rarer statements are not worth preparing: every length of a list makes another statement.
OFTEN = 3
# For each session; each takes some 40 kB in the server. The modules have some two hundred.
MOST_PREPARED = 300
MOST_COUNTED = 2000
# The errors which show that the session is not the one it seems, or that the tables have changed.
OUTDATED = (errors.InvalidSqlStatementName, errors.FeatureNotSupported)


@lru_cache(maxsize=1024)
def in_postgresql(sql: str) -> str:
    """The statement with psycopg's parameter markers. SQLite allows an empty list after IN; PostgreSQL is given one
    that contains nothing."""
    return _PARTS.sub(lambda found: _part(found[0]), sql.replace("%", "%%"))


def _part(said: str) -> str:
    if said == "?":
        return "%s"
    if said.startswith(":"):
        return f"%({said[1:]})s"
    return "IN (NULL)" if said == "IN ()" else said


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that is prepared in a session under a name. `values` are the names of its parameters in order, or
    None if they are positional."""

    name: str
    values: tuple[str, ...] | None

    def with_(self, values: Values, literal: Callable[[Any], bytes]) -> bytes:
        """The SQL that executes the statement with these parameters, which `literal` turns into SQL."""
        given = values.values() if isinstance(values, dict) else values
        if self.values is not None and isinstance(values, dict):
            given = [values[each] for each in self.values]
        told = b", ".join(map(literal, given))
        return b"EXECUTE %s(%s)" % (self.name.encode(), told) if told else b"EXECUTE " + self.name.encode()


def preparing(sql: str, name: str) -> tuple[str, Prepared]:
    """The SQL that prepares a statement under a name. A named parameter is sent once, however often the statement uses
    it."""
    marks: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[0] == "?":
            marks.append("?")
            return f"${len(marks)}"
        if not found[0].startswith(":"):
            return _part(found[0])
        if found[0] not in marks:
            marks.append(found[0])
        return f"${marks.index(found[0]) + 1}"

    prepare = f"PREPARE {name} AS {_PARTS.sub(numbered, sql)}"
    names = tuple(each[1:] for each in marks)
    return prepare, Prepared(name, None if "" in names else names)


class PreparedStatements:
    """The statements that one session has executed and prepared. Not safe to use from many threads."""

    def __init__(self) -> None:
        self._told: Counter[str] = Counter()
        self._often: list[str] = []
        self._prepared: dict[str, Prepared | None] = {}

    def prepared(self, sql: str) -> Prepared | None:
        """The prepared statement, or None if it must be sent in full."""
        if sql in self._prepared:
            return self._prepared[sql]
        if sql in self._told or len(self._told) < MOST_COUNTED:
            self._told[sql] += 1
            fits = len(self._prepared) < MOST_PREPARED and sql.startswith(_CAN_BE_PREPARED)
            if self._told[sql] == OFTEN and fits:
                self._often.append(sql)
        return None

    def prepare(self, session: psycopg.Connection[Any]) -> None:
        """Prepares the statements executed often enough; call it between two transactions. A statement that the server
        cannot prepare, for instance because it cannot infer a parameter's type, is always sent in full."""
        while self._often:
            sql = self._often.pop()
            prepare, prepared = preparing(sql, f"said_{len(self._prepared)}")
            self._prepared[sql] = None
            with suppress(psycopg.ProgrammingError):
                session.execute(prepare.encode())
                self._prepared[sql] = prepared
