"""A server's answers to queries, and the queries that a transaction announces before it needs the answers.

A round trip costs more than most queries, so those that are known to follow are sent together.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg.pq.abc import PGresult

from storage.engines.connection import Values

# SQL and its parameters; None for a statement in PostgreSQL's own dialect.
Statement = tuple[str, Values | None]


class ServerAnswer:
    """The rows of a statement, all in memory; see `Rows`."""

    def __init__(self, rows: Sequence[Any] = (), result: PGresult | None = None) -> None:
        self._rows = iter(rows)
        self._result = result

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""
        return (self._result and self._result.command_tuples) or 0

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        """All remaining rows."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def by_name(self) -> Iterator[dict[str, Any]]:
        """The remaining rows, as dictionaries by column name."""
        result = self._result
        names = [(result.fname(each) or b"").decode() for each in range(result.nfields)] if result else []
        return (dict(zip(names, row, strict=True)) for row in self._rows)


@dataclass(slots=True)
class AskedAhead:
    """The queries that a transaction has announced, and the answers it has received but not yet used. Any write makes
    both invalid."""

    expected: dict[Hashable, Statement] = field(default_factory=dict)
    answered: dict[Hashable, ServerAnswer] = field(default_factory=dict)
    is_listening: bool = False

    def listen(self, asks: Callable[[], object]) -> None:
        """Announces the queries that `asks` makes; each returns no rows meanwhile."""
        # An announced function may announce others.
        was, self.is_listening = self.is_listening, True
        try:
            asks()
        finally:
            self.is_listening = was

    def expect(self, question: Statement) -> None:
        """Announces one query, unless its answer is known."""
        if (key := _key(question)) not in self.answered:
            self.expected[key] = question

    def missing(self, question: Statement) -> list[Statement]:
        """The queries to send so that this one can be answered: itself and all announced ones; empty if its answer is
        known."""
        if _key(question) in self.answered:
            return []
        self.expect(question)
        asked, self.expected = list(self.expected.values()), {}
        return asked

    def answer(self, question: Statement) -> ServerAnswer:
        """The answer to a query, which may be used once."""
        return self.answered.pop(_key(question))

    def learn(self, asked: Sequence[Statement], answers: Sequence[ServerAnswer]) -> None:
        """Keeps the answers until they are used."""
        self.answered |= {_key(each): answer for each, answer in zip(asked, answers, strict=True)}

    def forget(self) -> None:
        """Drops everything, because something is written."""
        self.expected.clear()
        self.answered.clear()


def _key(question: Statement) -> Hashable:
    sql, values = question
    return sql, tuple(values.items() if isinstance(values, dict) else values or ())
