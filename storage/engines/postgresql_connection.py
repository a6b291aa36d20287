"""What the tables' modules say, to PostgreSQL."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

import psycopg

from storage.chain import AMONG_OTHERS
from storage.engines.connection import Rows, Values
from storage.engines.postgresql_answers import AskedAhead, ServerAnswer, Statement
from storage.engines.postgresql_pool import Lent
from storage.engines.postgresql_tables import FUNCTIONS, IN_OUR_SCHEMA, TRIGGERS
from storage.engines.versions import refuse_outdated
from storage.refused import NotKept

_WORD = re.compile(r"\w+")
# How many rows of a long answer are held at a time.
ROWS_AT_ONCE = 500
STEPS_TAKEN = "SELECT COUNT(*) FROM migrations"


class PostgresqlConnection:
    """A transaction in a server, which begins with its first statement, in the same message. One that may not write
    hears of it at its first write.

    `begin` are the statements that begin it. Where the last of them asks for the steps of the migrations, a log of a
    newer version is refused as it begins. Where the connection is lost on the way of that message, as by a restart of
    the server while it waits for the lock, another is taken: nothing has been done yet.
    """

    next_line = ("nextval('history_lines')", AMONG_OTHERS)

    def __init__(self, lent: Lent, begin: Sequence[str], writes: bool = True) -> None:
        self._lent = lent
        self._begin = begin
        self._writes = writes
        self._names = count()
        # What was put and is still to go there, before the next statement.
        self._ahead: list[Statement] = []
        self._asked = AskedAhead()

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Carries out a statement."""
        return self._answer(sql, values)

    def query(self, sql: str, values: Values = (), /) -> Iterator[dict[str, Any]]:
        """The rows of a question."""
        return self._answer(sql, values).by_name()

    def put(self, sql: str, values: Values = (), /) -> None:
        """A statement of which nothing is asked, in the message of the next one: a way there and back costs more than
        most statements."""
        self._asked.forget()
        self._ahead.append((sql, values))
        if not self._writes:
            self._send_ahead()

    def ahead(self, asks: Callable[[], object], /) -> None:
        """What `asks` puts goes in the next message, and is answered from that."""
        self._asked.listen(asks)

    def _answer(self, sql: str, values: Values) -> ServerAnswer:
        if sql.startswith("SELECT"):
            return self._answered((sql, values))
        self._asked.forget()
        return self._sent((sql, values))[0]

    def _answered(self, question: Statement) -> ServerAnswer:
        """What is answered to a question; nothing yet where it is expected only."""
        if self._asked.is_listening:
            self._asked.expect(question)
            return ServerAnswer()
        if asked := self._asked.missing(question):
            self._asked.learn(asked, self._sent(*asked))
        return self._asked.answer(question)

    def _sent(self, *said: Statement) -> list[ServerAnswer]:
        """Sends what is ahead and then `said`, in one message; the answers to what is said."""
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
        """Saves it, unless nothing was said in it."""
        if self._begin and not self._ahead:
            return
        if self._begin:
            # By itself: of a message that is sent again nothing may have been saved.
            self._send_ahead()
        self.say("COMMIT")

    def say(self, sql: str) -> None:
        """Carries out a statement of PostgreSQL's own, without values."""
        self._asked.forget()
        self._sent((sql, None))

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
        """Puts many rows in. Raises NotKept for the first value that the server cannot keep."""
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
        """The server that this is."""
        return self._lent.connection.info

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part that is taken back by itself: after an error PostgreSQL carries out nothing more of the whole."""
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
        """How many steps of the migrations were carried out."""
        return int(self.execute(STEPS_TAKEN).fetchone()[0])

    def integrity(self) -> list[str]:
        """Nothing: the pages of its files are the server's own to check (`data_checksums`)."""
        return []

    def triggers(self) -> dict[str, str]:
        """What every trigger of our tables does, by its name, and whether it is at work."""
        # As it was said when it was made, however the database likes to say it.
        self.say("SET LOCAL quote_all_identifiers = off")
        sql = (
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || t.tgenabled::text || ' ' || p.prosrc "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            f"WHERE NOT t.tgisinternal AND c.{IN_OUR_SCHEMA}"
        )
        return dict(self.execute(sql).fetchall())

    def triggers_as_made(self) -> dict[str, str]:
        """The same of a new log."""
        return {name: f"{sql} O {FUNCTIONS[function]}" for name, (sql, function) in TRIGGERS.items()}


def _not_kept(error: psycopg.Error, nth: int, row: dict[str, Any]) -> NotKept:
    """Which value it was: the server names the line and most often the column, in its own language; what is not even
    sent there is in the row at hand."""
    said = _WORD.findall((error.diag.context or "").partition(":")[0])
    if line := next(filter(str.isdigit, said), None):
        return NotKept(int(line), next((each for each in said if each in row), error.diag.column_name or ""))
    spoilt = (name for name, value in row.items() if isinstance(value, bytes) or "\0" in str(value))
    return NotKept(nth, next(spoilt, ""))
