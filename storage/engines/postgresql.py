"""The log in a PostgreSQL server, shared by any number of processes on any number of machines.

A pooler may be between: then nothing that outlives a transaction is kept in the server's session.
"""

import logging
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout
from sqlite_utils import Database as Tables

from board.refusals import Refusal
from storage.deadline import LOCK_SECONDS, Deadline
from storage.engines.address import completed
from storage.engines.connection import Connection, Filling
from storage.engines.postgresql_connection import STEPS_TAKEN, PostgresqlConnection
from storage.engines.postgresql_copy import workspace_copied
from storage.engines.postgresql_errors import reason, remedy, unusable
from storage.engines.postgresql_filling import PostgresqlFilling
from storage.engines.postgresql_migrating import check_is_current, is_up_to_date, migrate
from storage.engines.postgresql_pool import Connections, Lent
from storage.engines.postgresql_tables import may_write
from storage.engines.sqlite_connection import SqliteConnection
from storage.refused import NOT_KEPT, OUT_OF_REACH, UNSURE, Busy, Unusable, WouldWrite

# Tables are created and migrated once; other processes wait this long for that.
MIGRATING_SECONDS = 60
# If a machine goes silent in the middle of a change, its lock is released after this time.
SILENT_SECONDS = 30
# The first keys of our advisory locks; the second key is the workspace.
_EVERYBODY, _WORKSPACE = 0x626F6172, 0x64626F74
_READ = ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",)
# After waiting for the lock, a transaction must see what was saved meanwhile, whatever the database's default level.
_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED"
# A change that somebody was told is saved must survive a crash of the server, whatever the database's default: it is
# flushed at least to that server's own disk.
_SURVIVES = (
    "set_config('synchronous_commit', CASE current_setting('synchronous_commit') "
    "WHEN 'off' THEN 'local' ELSE current_setting('synchronous_commit') END, true)"
)
_BUSY = (errors.LockNotAvailable, errors.QueryCanceled, errors.DeadlockDetected, errors.SerializationFailure)

logger = logging.getLogger(__name__)


class Postgresql:
    """The log in the database at an address, which is never printed. Safe to use from many threads."""

    path: Path | None = None
    place = "in the PostgreSQL database that BOARDBOT_DATABASE names"
    # A write reaches the server or is refused.
    is_in_place = True

    def __init__(self, address: str) -> None:
        self._connections = Connections(completed(address))

    def prepare(self) -> None:
        """Creates the tables if there are none, and migrates them; the first of several processes does so. If nothing
        needs doing, no lock is requested: requesting the exclusive one would make everybody wait for the slowest
        change.

        Raises Unusable if the server does not answer, and for a database that is not a log or is a newer version's.
        """
        try:
            with self._begun(_READ, LOCK_SECONDS) as connection:
                if is_up_to_date(connection):
                    return
            with self._begun(_locked("", MIGRATING_SECONDS), LOCK_SECONDS) as connection:
                migrate(connection)
        except (psycopg.Error, PoolTimeout) as error:
            raise unusable(error) from None

    @property
    def is_there(self) -> bool:
        """See `storage/database.py`. Raises Unusable if the server does not answer."""
        try:
            with self._begun(_READ, LOCK_SECONDS) as connection:
                return connection.execute("SELECT to_regclass('history') IS NOT NULL").fetchone()[0] is True
        except (psycopg.Error, PoolTimeout) as error:
            raise unusable(error) from None

    @property
    def can_be_written(self) -> bool:
        """See `storage/database.py`."""
        with self._told(_READ, LOCK_SECONDS) as connection:
            return connection.execute(may_write()).fetchone()[0] is True

    def check_is_there(self) -> None:
        """See `storage/database.py`."""
        if not self.is_there:
            raise Unusable(f"There is no log {self.place}. Set it to the database that boardbot uses.")

    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]:
        """See `storage/database.py`."""
        return self._told(_READ, _seconds_to_begin(deadline))

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Connection]:
        """See `storage/database.py`."""
        with self._told(_READ, _seconds_to_begin(deadline)) as connection:
            try:
                yield connection
            except errors.ReadOnlySqlTransaction:
                raise WouldWrite from None

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Connection]:
        """See `storage/database.py`."""
        if deadline is not None and deadline.is_over:
            raise Busy
        patience = deadline.patience if deadline else LOCK_SECONDS
        # After the lock, which a migration holds exclusively.
        begin = (*_locked(team, patience), STEPS_TAKEN)
        with self._told(begin, patience, deadline) as connection:
            yield connection

    @contextmanager
    def copied(self, most: int, team: str) -> Iterator[Connection | None]:
        """See `storage/database.py`."""
        with self.reading() as connection:
            copy = workspace_copied(connection, team, most)
        if copy is None:
            yield None
            return
        with closing(copy):
            copy.execute("BEGIN")
            yield SqliteConnection(Tables(copy, execute_plugins=False))

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """See `storage/engines/engine.py`."""
        try:
            with self._begun(_READ, LOCK_SECONDS) as connection:
                connection.take_your_time()
                check_is_current(connection)
                yield connection
        except (psycopg.Error, PoolTimeout) as error:
            raise unusable(error) from None

    @contextmanager
    def filled(self) -> Iterator[Filling]:
        """See `storage/engines/engine.py`."""
        try:
            with self._begun(_locked("", MIGRATING_SECONDS), LOCK_SECONDS) as connection:
                yield PostgresqlFilling(connection)
        except (psycopg.Error, PoolTimeout) as error:
            raise unusable(error) from None
        except Refusal:
            raise Unusable("The server was lost while it saved. Empty the database, and type the same again.") from None

    def close(self) -> None:
        """Closes every connection."""
        self._connections.close()

    @contextmanager
    def _told(self, begin: Sequence[str], seconds: float, deadline: Deadline | None = None) -> Iterator[Connection]:
        """A transaction, whose errors are put into words."""
        try:
            with self._begun(begin, seconds, deadline) as connection:
                yield connection
        except psycopg.IntegrityError:
            raise
        except _BUSY as error:
            if isinstance(error, errors.QueryCanceled):
                # Trying again does not help while the limit is there, and the person is not told why.
                logger.error("The database refused: %s.%s", reason(error), remedy(error))
            raise Busy from None
        except psycopg.DataError as error:
            logger.error("The database refused: %s", reason(error))
            raise Refusal(NOT_KEPT) from None
        except (psycopg.Error, PoolTimeout) as error:
            logger.error("The database refused: %s.%s", reason(error), remedy(error))
            raise Refusal(OUT_OF_REACH) from None

    @contextmanager
    def _begun(
        self, begin: Sequence[str], seconds: float, deadline: Deadline | None = None
    ) -> Iterator[PostgresqlConnection]:
        with self._connections.one(seconds) as lent:
            transaction = PostgresqlConnection(lent, begin, writes=begin != _READ)
            yield transaction
            if deadline is not None and deadline.is_over:
                raise Busy
            _commit(transaction, lent)


def _seconds_to_begin(deadline: Deadline | None) -> float:
    return deadline.left_to_begin if deadline else LOCK_SECONDS


def _locked(team: str, seconds: float) -> tuple[str, ...]:
    """The statements that begin a transaction holding a workspace's lock, or the lock of all workspaces if `team` is
    empty."""
    if team:
        # PostgreSQL's lock keys are signed. Two workspaces whose checksums collide merely wait for each other.
        number = int.from_bytes(zlib.crc32(team.encode()).to_bytes(4), signed=True)
        locks = f"pg_advisory_xact_lock_shared({_EVERYBODY}, 0), pg_advisory_xact_lock({_WORKSPACE}, {number})"
    else:
        locks = f"pg_advisory_xact_lock({_EVERYBODY}, 0)"
    limits = {"lock_timeout": max(int(seconds * 1000), 1), "idle_in_transaction_session_timeout": SILENT_SECONDS * 1000}
    return (
        _WRITE,
        *(f"SET LOCAL {name} = {milliseconds}" for name, milliseconds in limits.items()),
        f"SELECT {locks}, {_SURVIVES}",
    )


def _commit(transaction: PostgresqlConnection, lent: Lent) -> None:
    """Raises Refusal if the connection is lost during the commit: then it is unknown whether the change was saved."""
    try:
        transaction.commit()
    except psycopg.OperationalError as error:
        if not lent.connection.broken:
            raise
        logger.error("The database was lost while it saved: %s", reason(error))
        raise Refusal(UNSURE) from None
