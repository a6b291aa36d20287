"""The small interface through which the tables' modules talk to the database. They do not know which one it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Values = Sequence[Any] | dict[str, Any]


class Rows(Protocol):
    """The result of a statement: rows as tuples, and the number of rows it changed."""

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All remaining rows."""

    def __iter__(self) -> Iterator[Any]:
        """The rows, one at a time."""


class Connection(Protocol):
    """One transaction. Its SQL must be valid in every engine: parameters are `?` in a list or `:name`, booleans are 1
    or 0, and every ORDER BY states where NULLs go."""

    @property
    def next_line(self) -> tuple[str, int]:
        """The SQL expression for the id of the next line of history, and the rule by which that line is chained."""

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Executes a statement."""

    def put(self, sql: str, values: Values = (), /) -> None:
        """Executes a statement whose result is not needed. A server receives it with the next statement, so an error is
        raised there or at the commit."""

    def ahead(self, asks: Callable[[], object], /) -> None:
        """Announces queries: those that `asks` makes are about to be made again, so a server receives them in one
        message. During the announcement each returns no rows."""

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """The rows of a query, as dictionaries by column name."""

    def long_query(self, sql: str, /) -> Iterator[dict[str, Any]]:
        """As `query`, without parameters, for a result that may not fit into memory."""

    def take_your_time(self) -> None:
        """Lifts the server's time limits for this transaction, which may take minutes."""

    def savepoint(self) -> AbstractContextManager[Any]:
        """A savepoint: the part of the transaction inside it is rolled back if it raises."""

    def steps(self) -> int:
        """How many migration steps have been applied."""

    def integrity(self) -> list[str]:
        """The faults that the engine itself finds in its storage; empty if it is sound."""

    def dangers(self) -> list[str]:
        """How a server may lose what it has saved, and what to do; nothing in a file, where each change is flushed to
        the disk."""

    def silence(self) -> str:
        """Why no trigger is at work, where a server has it so; empty where they are."""

    def triggers(self) -> dict[str, str]:
        """The text of every trigger, by name."""

    def triggers_as_made(self) -> dict[str, str]:
        """The same for a new log of this version."""


class Filling(Protocol):
    """A new log that is being filled with another's rows."""

    @property
    def connection(self) -> Connection:
        """The transaction that fills it."""

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], /) -> None:
        """Inserts all rows of a table unchanged; tables and columns are those of `shape`, in its order."""

    def complete(self) -> None:
        """Call once every table is filled: new ids then continue after the existing ones, and the history is protected
        as in any log."""
