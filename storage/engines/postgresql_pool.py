"""The connections of a process to its server, and one of them in which a transaction has begun."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from psycopg_pool import ConnectionPool

from storage.deadline import LOCK_SECONDS
from storage.engines.postgresql_connection import ServerConnection
from storage.engines.postgresql_statements import OUTDATED
from storage.refused import Busy

# Of a process. Beyond that its threads wait for one another; a server has a hundred for everybody.
CONNECTIONS = 8

logger = logging.getLogger(__name__)


class Connections:
    """Opened as they are needed, and kept for whoever comes next. Safe to use from many threads."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._opening, self._few = threading.Lock(), threading.Semaphore(CONNECTIONS)
        self._pool: ConnectionPool[ServerConnection] | None = None
        self._prepares = True

    @contextmanager
    def one(self, seconds: float) -> Iterator[ServerConnection]:
        """A connection in which no transaction has begun; what is not saved in the block is taken back. Raises Busy
        where all are in use for so many seconds, and PoolTimeout where the server gives none.

        One that was cut since it was last used, as by a restart of the server, is noticed by that and another is taken.
        To ask each beforehand whether it holds would take as long as a question of the log.
        """
        until = time.monotonic() + seconds
        if not self._few.acquire(timeout=seconds):
            raise Busy
        try:
            with self._whole(until) as found:
                yield found
        finally:
            self._few.release()

    @contextmanager
    def _whole(self, until: float) -> Iterator[ServerConnection]:
        pool = self._opened()
        while True:
            connection = pool.getconn(max(until - time.monotonic(), 0))
            try:
                try:
                    self._check(connection)
                except psycopg.OperationalError:
                    if connection.broken and time.monotonic() < until:
                        continue
                    raise
                yield connection
                return
            except BaseException as error:
                if isinstance(error, OUTDATED):
                    self._say_in_full(pool)
                # A connection that is broken rolls back by itself.
                with suppress(psycopg.Error):
                    connection.rollback()
                raise
            finally:
                pool.putconn(connection)

    def _check(self, connection: ServerConnection) -> None:
        """Raises OperationalError for a connection that was cut. What is prepared in it is prepared before anything
        else: were the server lost on the way, nobody would know what became of a change."""
        if connection.may_be_cut:
            connection.execute("SELECT 1")
        if connection.statements and self._prepares:
            connection.statements.prepare(connection)

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
