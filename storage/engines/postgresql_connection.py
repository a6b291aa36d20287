"""What the tables' modules say, to PostgreSQL."""

import logging
import select
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from typing import Any, Self

import psycopg
from psycopg.adapt import Buffer, Dumper, Transformer
from psycopg.rows import dict_row

from storage.chain import AMONG_OTHERS
from storage.engines.connection import Rows, Values
from storage.engines.postgresql_statements import PreparedStatements, in_postgresql
from storage.engines.postgresql_tables import FUNCTIONS, TRIGGERS
from storage.engines.versions import refuse_outdated
from storage.refused import Unusable

# How many rows of a long answer are held at a time.
ROWS_AT_ONCE = 500
STEPS_TAKEN = "SELECT COUNT(*) FROM migrations"
# What the library says of a server that it cannot reach begins with its address.
_AFTER_ADDRESS = " failed: "

logger = logging.getLogger(__name__)


class _YesOrNo(Dumper):
    """A yes or no is 1 or 0, as in SQLite, which knows no other."""

    def dump(self, obj: bool) -> Buffer:
        return b"1" if obj else b"0"

    def quote(self, obj: bool) -> Buffer:
        return self.dump(obj)


def _why(error: psycopg.Error) -> str:
    return str(error).rpartition(_AFTER_ADDRESS)[2].splitlines()[0]


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
            logger.error("The PostgreSQL server cannot be reached: %s", _why(error))
            raise
        made.adapters.register_dumper(bool, _YesOrNo)
        (session,) = made.execute("SELECT pg_backend_pid()").fetchone() or (None,)
        # A pooler tells a number of its own.
        made.statements = PreparedStatements() if session == made.info.backend_pid else None
        return made

    def told(self, sql: str, values: Values) -> bytes:
        """A statement as the session is told it, with its values."""
        prepared = self.statements.prepared(sql) if self.statements else None
        if prepared is None:
            return psycopg.ClientCursor(self).mogrify(in_postgresql(sql), values).encode()
        return prepared.with_(values, self._literal)

    @cached_property
    def _literal(self) -> Callable[[Any], bytes]:
        return Transformer(self).as_literal

    @property
    def may_be_cut(self) -> bool:
        """Something came from the server since the last transaction: most often that it has closed the session."""
        looks = select.poll()
        looks.register(self.pgconn.socket, select.POLLIN)
        return bool(looks.poll(0))


class PostgresqlConnection:
    """A transaction in a server, which begins with its first statement, in the same message. One that may not write
    hears of it at its first write.

    `begin` are the statements that begin it. Where the last of them asks for the steps of the migrations, a log of a
    newer version is refused as it begins.
    """

    next_line = ("nextval('history_lines')", AMONG_OTHERS)

    def __init__(self, connection: ServerConnection, begin: Sequence[str], writes: bool = True) -> None:
        self._connection = connection
        self._begin = begin
        self._writes = writes
        self._names = count()
        # What was put and is still to go there, before the next statement.
        self._ahead: list[bytes] = []

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Carries out a statement."""
        return self._told(self._connection.cursor(), sql, values)

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """The rows of a question."""
        return iter(self._told(self._connection.cursor(row_factory=dict_row), sql, values))

    def put(self, sql: str, values: Values = (), /) -> None:
        """A statement of which nothing is asked, in the message of the next one: a way there and back costs more than
        most statements."""
        self._ahead.append(self._connection.told(sql, values))
        if not self._writes:
            self._send_ahead()

    def together(self, *questions: tuple[str, Sequence[Any]]) -> list[list[Any]]:
        """The questions in one message."""
        cursor, found = self._connection.cursor(), list[list[Any]]()
        self._send(cursor, *(self._connection.told(sql, values) for sql, values in questions))
        while len(found) < len(questions):
            found.append(cursor.fetchall())
            cursor.nextset()
        return found

    def _told(self, cursor: psycopg.Cursor[Any], sql: str, values: Values) -> psycopg.Cursor[Any]:
        self._send(cursor, self._connection.told(sql, values))
        return cursor

    def _send(self, cursor: psycopg.Cursor[Any], *said: bytes) -> None:
        """Sends what is ahead and then `said`, in one message; the cursor is then at the result of the first said."""
        ahead, self._ahead = self._ahead, []
        begin, self._begin = self._begin, ()
        cursor.execute(b"; ".join([*(each.encode() for each in begin), *ahead, *said]))
        for number, each in enumerate(begin, 1):
            if each == STEPS_TAKEN and cursor.pgresult is not None:
                refuse_outdated(int(cursor.pgresult.get_value(0, 0) or 0))
            if number < len(begin) or ahead or said:
                cursor.nextset()
        for _ in ahead[: None if said else -1]:
            cursor.nextset()

    def _send_ahead(self) -> None:
        if self._begin or self._ahead:
            self._send(self._connection.cursor())

    def commit(self) -> None:
        """Saves it, unless nothing was said in it."""
        if self._ahead or not self._begin:
            self.say("COMMIT")

    def say(self, sql: str) -> None:
        """Carries out a statement of PostgreSQL's own, without values."""
        self._send(self._connection.cursor(), sql.encode())

    def long_query(self, sql: str, /) -> Iterator[dict[str, Any]]:
        """The same of a question without values, by a cursor in the server."""
        name = f"rows_{next(self._names)}"
        self.say(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}")
        while rows := self._fetched(name):
            yield from rows
        self.say(f"CLOSE {name}")

    def _fetched(self, name: str) -> Sequence[dict[str, Any]]:
        return list(self.query(f"FETCH {ROWS_AT_ONCE} FROM {name}"))

    def define(self, sql: str) -> None:
        """Carries out a statement of PostgreSQL's own that makes or changes tables."""
        self.say(sql)

    def take_your_time(self) -> None:
        """No limit of the server's ends this transaction soon: it may take minutes, and be silent for some of them. A
        machine that is gone gives its locks back after an hour."""
        limits = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "'1h'"}
        self.say("; ".join(f"SET LOCAL {name} = {limit}" for name, limit in limits.items()))

    def copy_in(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Puts many rows in. Raises Unusable for what the server cannot keep, without quoting it."""
        self._send_ahead()
        try:
            with self._connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            raise Unusable(
                f"A row of the table {table} holds what PostgreSQL cannot keep ({type(error).__name__}), such as the "
                "character NUL, or names a row that is not there. boardbot verify on the log that is copied says more."
            ) from None

    @property
    def info(self) -> psycopg.ConnectionInfo:
        """The server that this is."""
        return self._connection.info

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part that is taken back by itself: after an error PostgreSQL carries out nothing more of the whole."""
        self._send_ahead()
        with self._connection.transaction():
            try:
                yield
            except BaseException:
                self._ahead.clear()
                raise
            self._send_ahead()

    def steps(self) -> int:
        """How many steps of the migrations were carried out."""
        return int(self.execute(STEPS_TAKEN).fetchone()[0])

    def integrity(self) -> list[str]:
        """Nothing: the pages of its files are the server's own to check (`data_checksums`)."""
        return []

    def triggers(self) -> dict[str, str]:
        """What every trigger of our tables does, by its name, and whether it is at work."""
        sql = (
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || t.tgenabled::text || ' ' || p.prosrc "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
        )
        return dict(self.execute(sql).fetchall())

    def triggers_as_made(self) -> dict[str, str]:
        """The same of a new log."""
        return {name: f"{sql} O {FUNCTIONS[function]}" for name, (sql, function) in TRIGGERS.items()}
