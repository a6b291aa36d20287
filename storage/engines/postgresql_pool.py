"""The pool of a process's connections to its server, and a connection lent from it for one transaction."""

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

# For each process; further threads wait for one another. A server allows about a hundred for everybody.
CONNECTIONS = 8

logger = logging.getLogger(__name__)


class Lent:
    """A connection from the pool, lent for one transaction. `take` sets `connection`."""

    connection: ServerConnection

    def __init__(self, pool: ConnectionPool[ServerConnection], until: float, prepares: bool) -> None:
        self.pool = pool
        self._until = until
        self._prepares = prepares
        self._is_back = True

    def renew(self) -> bool:
        """Takes another connection in place of one that was cut before anything was done. False if no time is left."""
        self.close()
        if time.monotonic() >= self._until:
            return False
        self.take()
        return True

    def take_back(self) -> None:
        """Rolls back what was not committed. A broken connection has done so by itself."""
        with suppress(psycopg.Error):
            self.connection.rollback()

    def close(self) -> None:
        """Returns the connection to the pool, once."""
        if not self._is_back:
            self._is_back = True
            self.pool.putconn(self.connection)

    def take(self) -> None:
        """Takes a connection that works. One that was cut while idle, for instance by a restart of the server, is
        recognised by data waiting on its socket: pinging each first would take as long as a query."""
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
    """Opened as needed, and kept for the next transaction. Safe to use from many threads."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opening, self._few = threading.Lock(), threading.Semaphore(CONNECTIONS)
        self._pool: ConnectionPool[ServerConnection] | None = None
        self._prepares = True

    @contextmanager
    def one(self, seconds: float) -> Iterator[Lent]:
        """A connection with no transaction begun; what the block does not commit is rolled back. Raises Busy if all
        connections stay in use for that many seconds, and PoolTimeout if the server gives none."""
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
        """Stops using prepared statements, and drops every connection that has some: another program has changed the
        tables, or sessions are shared in a way that was not recognised."""
        logger.warning("Statements are no longer prepared in the server, until boardbot is started again")
        self._prepares = False
        pool.drain()

    def close(self) -> None:
        """Closes them all; they are opened again when needed."""
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
                    # Connecting is attempted for no longer than somebody waits; the next transaction tries again.
                    reconnect_timeout=LOCK_SECONDS,
                    open=True,
                )
            return self._pool
