"""How what the tables' modules say is said to PostgreSQL, and which of it a session knows already.

Of a short statement most of the server's work is to read it and to plan it. One that a session was told before is
prepared there, and from then on is told by its name and values. It goes on in one message with others all the same.
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

# Strings as they stand, or what is said in another way.
_PARTS = re.compile(r"'[^']*'|\?|(?<!:):[a-z_]+\b|IN \(\)")
_CAN_BE_PREPARED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
# What is said less often is not worth it: a list of another length each time would be another statement.
OFTEN = 3
# Of a session; each takes some 40 kB of the server. The modules have some two hundred.
MOST_PREPARED = 300
MOST_COUNTED = 2000
# What says that the session is not the one that it was told in, or that the tables are others by now.
OUTDATED = (errors.InvalidSqlStatementName, errors.FeatureNotSupported)


@lru_cache(maxsize=1024)
def in_postgresql(sql: str) -> str:
    """The statement with its values marked as psycopg wants them. A list of nothing, which SQLite knows, holds none."""
    return _PARTS.sub(lambda found: _part(found[0]), sql.replace("%", "%%"))


def _part(said: str) -> str:
    if said == "?":
        return "%s"
    if said.startswith(":"):
        return f"%({said[1:]})s"
    return "IN (NULL)" if said == "IN ()" else said


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that a session knows by a name. `values` are the names of its values in their order; None where they
    have none, but come in order themselves."""

    name: str
    values: tuple[str, ...] | None

    def with_(self, values: Values, literal: Callable[[Any], bytes]) -> bytes:
        """What stands for the statement with these values, of which `literal` makes SQL."""
        given = values.values() if isinstance(values, dict) else values
        if self.values is not None and isinstance(values, dict):
            given = [values[each] for each in self.values]
        told = b", ".join(map(literal, given))
        return b"EXECUTE %s(%s)" % (self.name.encode(), told) if told else b"EXECUTE " + self.name.encode()


def preparing(sql: str, name: str) -> tuple[str, Prepared]:
    """What prepares a statement under a name. A value that has a name is given once, however often it stands there."""
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
    """What one session was told, and has prepared. Not safe to use from many threads."""

    def __init__(self) -> None:
        self._told: Counter[str] = Counter()
        self._often: list[str] = []
        self._prepared: dict[str, Prepared | None] = {}

    def prepared(self, sql: str) -> Prepared | None:
        """The statement as the session knows it; None where it has to be told in full."""
        if sql in self._prepared:
            return self._prepared[sql]
        if sql in self._told or len(self._told) < MOST_COUNTED:
            self._told[sql] += 1
            fits = len(self._prepared) < MOST_PREPARED and sql.startswith(_CAN_BE_PREPARED)
            if self._told[sql] == OFTEN and fits:
                self._often.append(sql)
        return None

    def prepare(self, session: psycopg.Connection[Any]) -> None:
        """Prepares what was told often, between two transactions. What the server cannot prepare, as it cannot tell the
        kind of a value by itself, is told in full for ever."""
        while self._often:
            sql = self._often.pop()
            prepare, prepared = preparing(sql, f"said_{len(self._prepared)}")
            self._prepared[sql] = None
            with suppress(psycopg.ProgrammingError):
                session.execute(prepare.encode())
                self._prepared[sql] = prepared
