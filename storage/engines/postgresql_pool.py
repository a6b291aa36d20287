"""The connections of a process to its server, and one of them that is lent for a transaction."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import psycopg
from psycopg_pool import ConnectionPool

from storage.deadline import LOCK_SECONDS
from storage.engines.postgresql_session import ServerConnection
from storage.engines.postgresql_statements import OUTDATED
from storage.refused import Busy

# Of a process. Beyond that its threads wait for one another; a server has a hundred for everybody.
CONNECTIONS = 8

logger = logging.getLogger(__name__)


class Lent:
    """A connection of the pool's, lent for one transaction, once it is taken."""

    connection: ServerConnection

    def __init__(self, pool: ConnectionPool[ServerConnection], until: float, prepares: bool) -> None:
        self.pool = pool
        self._until = until
        self._prepares = prepares
        self._is_back = True

    def renew(self) -> bool:
        """Takes another in the place of one that was cut before anything was done; False where time is over."""
        self.close()
        if time.monotonic() >= self._until:
            return False
        self.take()
        return True

    def take_back(self) -> None:
        """Takes back what is not saved. A connection that is broken does it by itself."""
        with suppress(psycopg.Error):
            self.connection.rollback()

    def close(self) -> None:
        """Gives the connection back, once."""
        if not self._is_back:
            self._is_back = True
            self.pool.putconn(self.connection)

    def take(self) -> None:
        """Takes one that holds. One that was cut since it was last used, as by a restart of the server, is noticed by
        what came from there: to ask each beforehand would take as long as a question of the log."""
        while True:
            self.connection = self.pool.getconn(max(self._until - time.monotonic(), 0))
            self._is_back = False
            try:
                self._check()
                return
            except psycopg.OperationalError:
                if not self.connection.broken or time.monotonic() >= self._until:
                    raise
                self.close()

    def _check(self) -> None:
        if self.connection.may_be_cut:
            self.connection.execute("SELECT 1")
        if self.connection.statements and self._prepares:
            self.connection.statements.prepare(self.connection)


class Connections:
    """Opened as they are needed, and kept for whoever comes next. Safe to use from many threads."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opening, self._few = threading.Lock(), threading.Semaphore(CONNECTIONS)
        self._pool: ConnectionPool[ServerConnection] | None = None
        self._prepares = True

    @contextmanager
    def one(self, seconds: float) -> Iterator[Lent]:
        """A connection in which no transaction has begun; what is not saved in the block is taken back. Raises Busy
        where all are in use for so many seconds, and PoolTimeout where the server gives none."""
        until = time.monotonic() + seconds
        if not self._few.acquire(timeout=seconds):
            raise Busy
        try:
            with closing(Lent(self._opened(), until, self._prepares)) as lent:
                lent.take()
                try:
                    yield lent
                except BaseException as error:
                    if isinstance(error, OUTDATED):
                        self._say_in_full(lent.pool)
                    lent.take_back()
                    raise
        finally:
            self._few.release()

    def _say_in_full(self, pool: ConnectionPool[ServerConnection]) -> None:
        """Has nothing prepared any more, and no connection used again that has: another program has changed the tables,
        or sessions are not what they seem."""
        logger.warning("Statements are no longer prepared in the server, until boardbot is started again")
        self._prepares = False
        pool.drain()

    def close(self) -> None:
        """Closes them all; they are opened again where somebody needs one."""
        with self._opening:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _opened(self) -> ConnectionPool[ServerConnection]:
        with self._opening:
            if self._pool is None:
                self._pool = ConnectionPool(
                    self._address,
                    connection_class=ServerConnection,
                    kwargs={"autocommit": True, "prepare_threshold": None},
                    min_size=0,
                    max_size=CONNECTIONS,
                    # A connection is tried for no longer than somebody waits; whoever comes next tries again.
                    reconnect_timeout=LOCK_SECONDS,
                    open=True,
                )
            return self._pool
