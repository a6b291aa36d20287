"""The log, whichever engine keeps it. Each of its transactions gives a Store."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from storage.deadline import Deadline
from storage.engines.connection import Connection
from storage.engines.engine import engine_of
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
        """Where the log is, in words that are safe to print: `at boardbot.db`."""
        return self._engine.place

    @property
    def is_there(self) -> bool:
        """True if a log exists there already."""
        return self._engine.is_there

    def check_is_there(self) -> None:
        """Raises Unusable if there is no log: `prepare` would make an empty one, and nobody would notice the loss."""
        self._engine.check_is_there()

    @property
    def path(self) -> Path:
        """The path of the log's file. Raises LookupError if the log is in a server."""
        if self._engine.path is None:
            raise LookupError("a log in a server is no file")
        return self._engine.path

    def prepare(self) -> None:
        """Creates the log if there is none, and migrates it. Idempotent. Raises Unusable if it cannot be used."""
        self._engine.prepare()

    @property
    def is_in_place(self) -> bool:
        """True while writes go to where the next start will look for them."""
        return self._engine.is_in_place

    @property
    def is_in_a_server(self) -> bool:
        """True if the log is in a server, not a file."""
        return self._engine.path is None

    @property
    def can_be_written(self) -> bool:
        """False if a server makes the log read-only, by its user's rights or as a standby. A file that is read-only was
        refused by `prepare`. Raises Refusal if the log cannot be reached."""
        return self._engine.can_be_written

    @property
    def dangers(self) -> list[str]:
        """How the server's settings may lose saved changes, and what to do about each. Always empty for a file: every
        change is flushed to disk. Raises Refusal if the log cannot be reached."""
        with self._engine.reading() as connection:
            return connection.dangers()

    @property
    def is_newer(self) -> bool:
        """True if a newer boardbot has migrated the log, so that this one may not write to it any more. Raises Refusal
        if the log cannot be reached."""
        with self._engine.reading() as connection:
            return is_newer(connection.steps())

    @contextmanager
    def reading(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """A read transaction: the log at one instant. It takes no lock and cannot write.

        Raises Busy if waiting for earlier reads leaves no time until `deadline`.
        """
        with self._engine.reading(deadline) as connection:
            yield Store(connection)

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Store]:
        """As `reading`, for a dry run of a change without the lock. Raises WouldWrite at the first write."""
        with self._engine.trying(deadline) as connection:
            yield Store(connection)

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
        """A write transaction: takes the lock first, and commits everything or nothing. The lock covers the whole log;
        in a server with a `team` given, it covers that workspace, and nothing may be written that other workspaces'
        changes depend on.

        Raises Refusal, in words for the person who waits, if the lock is not free within LOCK_SECONDS or by `deadline`,
        if the deadline passes before the commit, or if the log cannot be reached.
        """
        with self._engine.writing(deadline, team) as connection:
            yield Store(connection)

    def copied(self, most: int, team: str) -> AbstractContextManager[Connection | None]:
        """A copy of the log at this instant in memory, to be changed and thrown away; in a server, a copy of that
        workspace's rows. None if it would take more than `most` bytes."""
        return self._engine.copied(most, team)

    def clean(self) -> bool:
        """Makes sure that no deleted text remains legible in the file or beside it. False if that could not be done
        completely, and always for a server, where it is the administrator's to do."""
        return self._engine.path is not None and write_anew(self._engine.path)

    def close(self) -> None:
        """Closes every connection."""
        self._engine.close()


class InTurn(Database):
    """The same log for background work, such as posts of hundreds of workspaces. Only a few of its transactions run at
    a time, so that a connection and a processor are always free for people who wait."""

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
