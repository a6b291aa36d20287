"""The one small connection by which the tables' modules speak to the database. They do not know which it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Values = Sequence[Any] | dict[str, Any]


class Rows(Protocol):
    """What a statement gave: rows, each a tuple, and how many rows it changed."""

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """The rows, one at a time."""


class Connection(Protocol):
    """One transaction. Its SQL is what every engine understands: values stand as `?` in a list or by `:name`, a yes or
    no is 1 or 0, and NULLs are given their place in an order."""

    @property
    def next_line(self) -> tuple[str, int]:
        """What SQL says for the id of the next line of history, and the rule by which that line is chained."""

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Carries out a statement."""

    def put(self, sql: str, values: Values = (), /) -> None:
        """Carries out a statement of which nothing is asked. In a server it goes there together with the next one, so
        that what it refuses is raised there, or where all is saved."""

    def ahead(self, asks: Callable[[], object], /) -> None:
        """What `asks` puts will be put again at once: in a server it goes there in one message. Nothing is answered to
        it yet: no row is found."""

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """The rows of a question, each by the names of its columns."""

    def long_query(self, sql: str, /) -> Iterator[dict[str, Any]]:
        """The same of a question without values whose answer may not fit into memory."""

    def take_your_time(self) -> None:
        """No limit of a server's ends this transaction soon: it may take minutes."""

    def savepoint(self) -> AbstractContextManager[Any]:
        """A part of the transaction that is taken back by itself where it raises."""

    def steps(self) -> int:
        """How many steps of the migrations were carried out."""

    def integrity(self) -> list[str]:
        """What the engine itself finds wrong with what it keeps; nothing where it is sound."""

    def triggers(self) -> dict[str, str]:
        """The text of every trigger, by its name."""

    def triggers_as_made(self) -> dict[str, str]:
        """The same of a new log of this version."""


class Filling(Protocol):
    """A new log that is being made of another's rows."""

    @property
    def connection(self) -> Connection:
        """The transaction in which it is made."""

    def fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], /) -> None:
        """Puts all the rows of a table in, as they are; tables and columns are those of `shape`, in its order."""

    def complete(self) -> None:
        """Once every table is filled: what is written from now on goes on from it, and is protected as in any log."""
