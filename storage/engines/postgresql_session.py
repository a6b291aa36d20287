"""A session of a server, as psycopg connects to it."""

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

# What the library says of a server that it cannot reach begins with its address; parts of it stand in quotes.
_AFTER_ADDRESS, _QUOTED = " failed: ", re.compile(r"""\s?("[^"]*"|'[^']*')""")
_CARRIED_OUT = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY)
_TLS = re.compile("SSL|certificate", re.IGNORECASE)
_OF_TLS = (
    ". Its certificate and its name are checked, unless sslmode in the address says otherwise; sslrootcert there names "
    "a certificate of your own (docs/hosting.md)"
)

logger = logging.getLogger(__name__)


class _YesOrNo(Dumper):
    """A yes or no is 1 or 0, as in SQLite, which knows no other."""

    def dump(self, obj: bool) -> Buffer:
        return b"1" if obj else b"0"

    def quote(self, obj: bool) -> Buffer:
        return self.dump(obj)


class _NoBytes(Dumper):
    """Our columns hold texts and numbers: bytes would be kept as a text that says which they are."""

    def dump(self, obj: bytes) -> Buffer:
        raise psycopg.DataError("bytes")


def _why(error: psycopg.Error) -> str:
    """The reason, without an address, a name or a password that was taken for either."""
    return _QUOTED.sub("", str(error).rpartition(_AFTER_ADDRESS)[2].splitlines()[0])


class ServerConnection(psycopg.Connection[Any]):
    """A connection that puts the values into its statements itself: several statements go in one message. `statements`
    are what its session knows; None where a pooler stands between, so that each transaction may be another session's.
    """

    statements: PreparedStatements | None = None

    @classmethod
    def connect(cls, conninfo: str = "", **more: Any) -> Self:
        """Connects, or says why not in the operator's log."""
        try:
            made = super().connect(conninfo, cursor_factory=psycopg.ClientCursor, **more)
        except psycopg.OperationalError as error:
            why = _why(error)
            logger.error("No connection to the PostgreSQL server: %s%s", why, _OF_TLS if _TLS.search(why) else "")
            raise
        made.adapters.register_dumper(bool, _YesOrNo)
        made.adapters.register_dumper(bytes, _NoBytes)
        (session,) = made.execute("SELECT pg_backend_pid()").fetchone() or (None,)
        # A pooler tells a number of its own.
        made.statements = PreparedStatements() if session == made.info.backend_pid else None
        return made

    def told(self, sql: str, values: Values | None) -> bytes:
        """A statement as the session is told it, with its values; None for what is PostgreSQL's own."""
        if values is None:
            return sql.encode()
        prepared = self.statements.prepared(sql) if self.statements else None
        if prepared is None:
            return psycopg.ClientCursor(self).mogrify(in_postgresql(sql), values).encode()
        return prepared.with_(values, self._literal)

    def sent(self, message: bytes) -> list[PGresult]:
        """What the server says to each statement of a message, and raises its errors. This is what a cursor of psycopg
        does as well, for as much of the processor again."""
        with self.lock:
            self.pgconn.send_query(message)
            results: list[PGresult] = self.wait(execute(self.pgconn))
        for each in results:
            if each.status not in _CARRIED_OUT:
                raise error_from_result(each, self.info.encoding)
        return results

    def answer(self, result: PGresult) -> ServerAnswer:
        """The rows of a statement, and what else is said of it."""
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
        """Something came from the server since the last transaction: most often that it has closed the session."""
        looks = select.poll()
        looks.register(self.pgconn.socket, select.POLLIN)
        return bool(looks.poll(0))
