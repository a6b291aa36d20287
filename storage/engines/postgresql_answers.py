"""What a server has answered to a statement, and what a transaction asks it before the answer is needed.

A way there and back costs more than most questions: those of which it is known that they come are put together.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg.pq.abc import PGresult

from storage.engines.connection import Values

# SQL and its values; None where it is PostgreSQL's own.
Statement = tuple[str, Values | None]


class ServerAnswer:
    """The rows of a statement, all of them here; see `Rows`."""

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
        """All the rows that are left."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def by_name(self) -> Iterator[dict[str, Any]]:
        """The rows that are left, each by the names of its columns."""
        result = self._result
        names = [(result.fname(each) or b"").decode() for each in range(result.nfields)] if result else []
        return (dict(zip(names, row, strict=True)) for row in self._rows)


@dataclass(slots=True)
class AskedAhead:
    """The questions of a transaction that will be put, and those that have been answered and were not put yet. Nothing
    of it is true any more once something is written."""

    expected: dict[Hashable, Statement] = field(default_factory=dict)
    answered: dict[Hashable, ServerAnswer] = field(default_factory=dict)
    is_listening: bool = False

    def listen(self, asks: Callable[[], object]) -> None:
        """Expects whatever `asks` puts, to which nothing is answered yet."""
        # What is asked ahead may itself ask ahead.
        was, self.is_listening = self.is_listening, True
        try:
            asks()
        finally:
            self.is_listening = was

    def expect(self, question: Statement) -> None:
        """It will be put."""
        if (key := _key(question)) not in self.answered:
            self.expected[key] = question

    def missing(self, question: Statement) -> list[Statement]:
        """What is to be asked now, so that this can be answered: it, and all that is expected."""
        if _key(question) in self.answered:
            return []
        self.expect(question)
        asked, self.expected = list(self.expected.values()), {}
        return asked

    def answer(self, question: Statement) -> ServerAnswer:
        """What was answered to a question, once."""
        return self.answered.pop(_key(question))

    def learn(self, asked: Sequence[Statement], answers: Sequence[ServerAnswer]) -> None:
        """Keeps what was answered until it is put."""
        self.answered |= {_key(each): answer for each, answer in zip(asked, answers, strict=True)}

    def forget(self) -> None:
        """Something is written."""
        self.expected.clear()
        self.answered.clear()


def _key(question: Statement) -> Hashable:
    sql, values = question
    return sql, tuple(values.items() if isinstance(values, dict) else values or ())
