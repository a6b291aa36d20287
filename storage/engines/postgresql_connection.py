"""The statements of the tables' modules, executed in PostgreSQL."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg

from storage.chain import AMONG_OTHERS
from storage.engines.connection import Rows, Values
from storage.engines.postgresql_answers import AskedAhead, ServerAnswer, Statement
from storage.engines.postgresql_dangers import dangers_in, silence_of
from storage.engines.postgresql_pool import Lent
from storage.engines.postgresql_tables import FUNCTIONS, IN_OUR_SCHEMA, TRIGGERS
from storage.engines.versions import refuse_outdated
from storage.refused import NotKept

_WORD = re.compile(r"\w+")
# How many rows of a long result are in memory at a time.
ROWS_AT_ONCE = 500
STEPS_TAKEN = "SELECT COUNT(*) FROM migrations"


class PostgresqlConnection:
    """A transaction in a server. It begins with its first statement, in the same message. A read-only transaction
    raises at its first write.

    `begin` holds the statements that begin it. If the last of them counts the migration steps, a log of a newer version
    is refused at the beginning. If the connection is lost while that first message is sent, for instance because the
    server restarts while it waits for the lock, another connection is used: nothing has been done yet.
    """

    next_line = ("nextval('history_lines')", AMONG_OTHERS)

    def __init__(self, lent: Lent, begin: Sequence[str], writes: bool = True) -> None:
        self._lent = lent
        self._begin = begin
        self._writes = writes
        self._names = count()
        # Statements from `put`, to be sent before the next statement.
        self._ahead: list[Statement] = []
        self._asked = AskedAhead()

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Executes a statement."""
        return self._answer(sql, values)

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """The rows of a query."""
        return self._answer(sql, values).by_name()

    def put(self, sql: str, values: Values = (), /) -> None:
        """Executes a statement whose result is not needed, in the message of the next one: a round trip costs more than
        most statements."""
        self._asked.forget()
        self._ahead.append((sql, values))
        if not self._writes:
            self._send_ahead()

    def ahead(self, asks: Callable[[], object], /) -> None:
        """Announces the queries that `asks` makes; they are sent in the next message."""
        self._asked.listen(asks)

    def _answer(self, sql: str, values: Values) -> ServerAnswer:
        if sql.startswith("SELECT"):
            return self._answered((sql, values))
        self._asked.forget()
        return self._sent((sql, values))[0]

    def _answered(self, question: Statement) -> ServerAnswer:
        """The answer to a query; no rows while queries are being announced."""
        if self._asked.is_listening:
            self._asked.expect(question)
            return ServerAnswer()
        if asked := self._asked.missing(question):
            self._asked.learn(asked, self._sent(*asked))
        return self._asked.answer(question)

    def _sent(self, *said: Statement) -> list[ServerAnswer]:
        """Sends the statements that are waiting and then `said`, in one message. Returns the answers to `said`."""
        begin, ahead = self._begin, self._ahead
        self._begin, self._ahead = (), []
        message = [*((each, None) for each in begin), *ahead, *said]
        while True:
            connection = self._lent.connection
            try:
                results = connection.sent(b"; ".join(connection.told(*each) for each in message))
                break
            except psycopg.OperationalError:
                if not (begin and connection.broken and self._lent.renew()):
                    raise
        if STEPS_TAKEN in begin:
            refuse_outdated(int(results[begin.index(STEPS_TAKEN)].get_value(0, 0) or 0))
        return [connection.answer(each) for each in results[len(begin) + len(ahead) :]]

    def _send_ahead(self) -> None:
        if self._begin or self._ahead:
            self._sent()

    def commit(self) -> None:
        """Commits, unless nothing was sent."""
        if self._begin and not self._ahead:
            return
        if self._begin:
            # Sent on its own: a message is sent again if its connection is lost, so it must not contain the COMMIT.
            self._send_ahead()
        self.say("COMMIT")

    def say(self, sql: str) -> None:
        """Executes a statement in PostgreSQL's own dialect, without parameters."""
        self._asked.forget()
        self._sent((sql, None))

    def long_query(self, sql: str, /) -> Iterator[dict[str, Any]]:
        """As `query`, without parameters, through a server-side cursor."""
        name = f"rows_{next(self._names)}"
        self.say(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}")
        while rows := self._fetched(name):
            yield from rows
        self.say(f"CLOSE {name}")

    def _fetched(self, name: str) -> Sequence[dict[str, Any]]:
        return list(self.query(f"FETCH {ROWS_AT_ONCE} FROM {name}"))

    def define(self, sql: str) -> None:
        """Executes a statement in PostgreSQL's own dialect that creates or alters tables."""
        self.say(sql)

    def take_your_time(self) -> None:
        """Lifts the server's time limits for this transaction: it may take minutes, some of them silent. If its machine
        is gone, its locks are released after an hour."""
        limits = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "'1h'"}
        self.say("; ".join(f"SET LOCAL {name} = {limit}" for name, limit in limits.items()))

    def copy_in(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Inserts many rows. Raises NotKept for the first value that the server cannot store."""
        self._send_ahead()
        kept, row = 0, tuple[Any, ...]()
        try:
            with self._lent.connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in map(tuple, rows):
                    copy.write_row(row)
                    kept += 1
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            raise _not_kept(error, kept + 1, dict(zip(columns, row, strict=False))) from None

    @property
    def info(self) -> psycopg.ConnectionInfo:
        """The connection's information about its server."""
        return self._lent.connection.info

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A savepoint: after an error PostgreSQL would otherwise refuse every further statement of the transaction."""
        self._send_ahead()
        self._asked.forget()
        with self._lent.connection.transaction():
            try:
                yield
            except BaseException:
                self._ahead.clear()
                self._asked.forget()
                raise
            self._send_ahead()

    def steps(self) -> int:
        """How many migration steps have been applied."""
        return int(self.execute(STEPS_TAKEN).fetchone()[0])

    def integrity(self) -> list[str]:
        """Always empty: the server checks the pages of its files itself (`data_checksums`)."""
        return []

    def dangers(self) -> list[str]:
        """How the server may lose what it has saved."""
        return dangers_in(self)

    def silence(self) -> str:
        """Why no trigger is at work; empty where they are."""
        return silence_of(self)

    def triggers(self) -> dict[str, str]:
        """What every trigger of our tables does, by name, and whether it is enabled."""
        # So that the text is the same as when it was created, whatever the database's settings.
        self.say("SET LOCAL quote_all_identifiers = off")
        sql = (
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || t.tgenabled::text || ' ' || p.prosrc "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            f"WHERE NOT t.tgisinternal AND c.{IN_OUR_SCHEMA}"
        )
        return dict(self.execute(sql).fetchall())

    def triggers_as_made(self) -> dict[str, str]:
        """The same for a new log."""
        return {name: f"{sql} O {FUNCTIONS[function]}" for name, (sql, function) in TRIGGERS.items()}


def _not_kept(error: psycopg.Error, nth: int, row: dict[str, Any]) -> NotKept:
    """Which value it was. The server names the row and usually the column, in its own language; a value that psycopg
    could not even send is in `row`."""
    said = _WORD.findall((error.diag.context or "").partition(":")[0])
    if line := next(filter(str.isdigit, said), None):
        return NotKept(int(line), next((each for each in said if each in row), error.diag.column_name or ""))
    spoilt = (name for name, value in row.items() if isinstance(value, bytes) or "\0" in str(value))
    return NotKept(nth, next(spoilt, ""))
