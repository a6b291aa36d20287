"""The log, whichever engine keeps it: its transactions, each of which gives a Store."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from storage.deadline import Deadline
from storage.engines.connection import Connection
from storage.engines.engine import engine_of
from storage.engines.postgresql_dangers import dangers_in
from storage.engines.sqlite_file import write_anew
from storage.engines.versions import is_newer
from storage.store import Store

# Of the eight connections that a process has to a server.
AT_ONCE = 3


class Database:
    """The log at an address: the path of a file, or `postgresql://…`. Safe to use from many threads."""

    def __init__(self, address: Path | str) -> None:
        self._engine = engine_of(address)

    @property
    def place(self) -> str:
        """Where it is, in words that may be printed: `at boardbot.db`."""
        return self._engine.place

    @property
    def is_there(self) -> bool:
        """There is a log there already."""
        return self._engine.is_there

    def check_is_there(self) -> None:
        """Raises Unusable where there is no log: `prepare` would make an empty one, which looks as if all were well."""
        self._engine.check_is_there()

    @property
    def path(self) -> Path:
        """The file that holds it. Raises LookupError where it is in a server."""
        if self._engine.path is None:
            raise LookupError("a log in a server is no file")
        return self._engine.path

    def prepare(self) -> None:
        """Makes a log where there is none, and migrates it. Idempotent. Raises Unusable where it cannot be used."""
        self._engine.prepare()

    @property
    def is_in_place(self) -> bool:
        """True while what is written goes where the next start will look for it."""
        return self._engine.is_in_place

    @property
    def is_in_a_server(self) -> bool:
        """True where it is no file."""
        return self._engine.path is None

    @property
    def can_be_written(self) -> bool:
        """False where a server lets it only be read: by the rights of its user, or as a standby. A file that cannot be
        written was refused by `prepare`. Refused where it is out of reach."""
        return self._engine.can_be_written

    @property
    def dangers(self) -> list[str]:
        """How a server may lose what it has saved, and what to do. Nothing of a file: each change is flushed to the
        disk. Refused where it is out of reach."""
        if not self.is_in_a_server:
            return []
        with self._engine.reading() as connection:
            return dangers_in(connection)

    @property
    def is_newer(self) -> bool:
        """True where a newer boardbot has brought it up to date: this one writes nothing any more. Refused where the
        log is out of reach."""
        with self._engine.reading() as connection:
            return is_newer(connection.steps())

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """The log at one instant. It takes no lock and cannot write.

        Raises Busy if the reads before it leave no time until `deadline`.
        """
        with self._engine.reading(deadline) as connection:
            yield Store(connection)

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """As `reading`, for a dry run of a change without the lock. Raises WouldWrite at its first write."""
        with self._engine.trying(deadline) as connection:
            yield Store(connection)

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
        """Takes the lock first, and commits everything or nothing. The lock is the whole log's; in a server it is that
        of the workspace `team` where one is given, and nothing that another's changes rest on may then be written.

        Refused, in words for the person who waits: if the lock is not free within LOCK_SECONDS or by `deadline`, if the
        deadline passes before the commit, and if the log is out of reach.
        """
        with self._engine.writing(deadline, team) as connection:
            yield Store(connection)

    def copied(self, most: int, team: str) -> AbstractContextManager[Connection | None]:
        """A copy of the log at this instant in memory, to be changed for nothing; in a server, of what is of that
        workspace. None where it comes to more than `most` bytes."""
        return self._engine.copied(most, team)

    def clean(self) -> bool:
        """Sees to it that nothing that was deleted is left legible in the file or beside it. False where that was not
        done whole; and of a server, where it is for whoever looks after it."""
        return self._engine.path is not None and write_anew(self._engine.path)

    def close(self) -> None:
        """Closes every connection."""
        self._engine.close()


class InTurn(Database):
    """The same log for work for which nobody waits, such as posts of hundreds of workspaces: only a few of its
    transactions are at work at one time, so that there is always a connection, and a processor, for whoever types."""

    def __init__(self, database: Database, at_once: int = AT_ONCE) -> None:
        self._engine = database._engine
        self._turns = threading.BoundedSemaphore(at_once)

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """See Database."""
        with self._turns, super().reading(deadline) as store:
            yield store

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """See Database."""
        with self._turns, super().trying(deadline) as store:
            yield store

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
        """See Database."""
        with self._turns, super().writing(deadline, team) as store:
            yield store

    @contextmanager
    def copied(self, most: int, team: str) -> Iterator[Connection | None]:
        """See Database."""
        with self._turns, super().copied(most, team) as connection:
            yield connection
