"""A session in a server: psycopg's connection, adapted."""

import logging
import re
import select
from collections.abc import Callable
from functools import cached_property
from typing import Any, Self

import psycopg
from psycopg import abc
from psycopg.adapt import Buffer, Dumper, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import execute
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from storage.engines.connection import Values
from storage.engines.postgresql_answers import ServerAnswer
from storage.engines.postgresql_statements import PreparedStatements, in_postgresql

# psycopg's message about a server that it cannot reach begins with the address and quotes parts of it.
_AFTER_ADDRESS, _QUOTED = " failed: ", re.compile(r"""\s?("[^"]*"|'[^']*')""")
_CARRIED_OUT = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY)
_TLS = re.compile("SSL|certificate", re.IGNORECASE)
_OF_TLS = (
    ". Its certificate and its name are checked, unless sslmode in the address says otherwise; sslrootcert there names "
    "a certificate of your own (docs/hosting.md)"
)

logger = logging.getLogger(__name__)


class _YesOrNo(Dumper):
    """Sends a boolean as 1 or 0: SQLite has no booleans."""

    def dump(self, obj: bool) -> Buffer:
        return b"1" if obj else b"0"

    def quote(self, obj: bool) -> Buffer:
        return self.dump(obj)


class _NoBytes(Dumper):
    """Refuses bytes. Our columns hold text and numbers, and bytes would be stored as text in PostgreSQL's notation."""

    def dump(self, obj: bytes) -> Buffer:
        raise psycopg.DataError("bytes")


def _why(error: psycopg.Error) -> str:
    """The reason, without an address, a name or a password that was mistaken for either."""
    return _QUOTED.sub("", str(error).rpartition(_AFTER_ADDRESS)[2].splitlines()[0])


class ServerConnection(psycopg.Connection[Any]):
    """A connection that puts the parameters into its statements itself, so that several statements go in one message.
    `statements` are those prepared in its session; None behind a pooler, where each transaction may be in another
    session."""

    statements: PreparedStatements | None = None

    @classmethod
    def connect(cls, conninfo: str = "", **more: Any) -> Self:
        """Connects; if that fails, the reason goes into the operator's log."""
        try:
            made = super().connect(conninfo, cursor_factory=psycopg.ClientCursor, **more)
        except psycopg.OperationalError as error:
            why = _why(error)
            logger.error("No connection to the PostgreSQL server: %s%s", why, _OF_TLS if _TLS.search(why) else "")
            raise
        made.adapters.register_dumper(bool, _YesOrNo)
        made.adapters.register_dumper(bytes, _NoBytes)
        (session,) = made.execute("SELECT pg_backend_pid()").fetchone() or (None,)
        # A pooler reports a process id of its own.
        made.statements = PreparedStatements() if session == made.info.backend_pid else None
        return made

    def told(self, sql: str, values: Values | None) -> bytes:
        """A statement with its parameters, as bytes for the session; `values` is None for PostgreSQL's own dialect."""
        if values is None:
            return sql.encode()
        prepared = self.statements.prepared(sql) if self.statements else None
        if prepared is None:
            return psycopg.ClientCursor(self).mogrify(in_postgresql(sql), values).encode()
        return prepared.with_(values, self._literal)

    def sent(self, message: bytes) -> list[PGresult]:
        """The server's results for each statement of a message; raises its errors. A cursor of psycopg does the same
        for twice the processor time."""
        with self.lock:
            self.pgconn.send_query(message)
            results: list[PGresult] = self.wait(execute(self.pgconn))
        for each in results:
            if each.status not in _CARRIED_OUT:
                raise error_from_result(each, self.info.encoding)
        return results

    def answer(self, result: PGresult) -> ServerAnswer:
        """The rows and the other results of a statement."""
        if not result.nfields:
            return ServerAnswer((), result)
        self._values.set_pgresult(result)
        return ServerAnswer(self._values.load_rows(0, result.ntuples, tuple), result)

    @cached_property
    def _values(self) -> abc.Transformer:
        return Transformer(self)

    @cached_property
    def _literal(self) -> Callable[[Any], bytes]:
        return self._values.as_literal

    @property
    def may_be_cut(self) -> bool:
        """True if data has arrived since the last transaction: most often it means that the server has closed the
        session."""
        looks = select.poll()
        looks.register(self.pgconn.socket, select.POLLIN)
        return bool(looks.poll(0))
