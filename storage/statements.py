"""The statements table: statements about a measure, or about a board's report if there is no measure."""

from datetime import date, datetime
from typing import Any

from board.statements import Statement
from storage.engines.connection import Connection
from storage.rows import instant, new_row_sql

_INSERT = new_row_sql("statements", ("board_id", "measure_id", "words", "as_at", "recorded_for", "entered_at"))
_OF_REPORT = "SELECT * FROM statements WHERE board_id = ? AND measure_id IS NULL AND withdrawn = 0 ORDER BY id"


class Statements:
    """The statements of a board's chair. A withdrawn one stays stored, but is not read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, statement: Statement, at: datetime, measure_id: int | None = None) -> int:
        """Stores a statement about a measure or about the board's report; returns its id."""
        row = {"board_id": board_id, "measure_id": measure_id, "words": statement.words}
        row |= {"as_at": statement.as_at.isoformat(), "recorded_for": statement.recorded_for, "entered_at": instant(at)}
        return int(self._connection.execute(_INSERT, row).fetchone()[0])

    def of_report(self, board_id: int) -> list[Statement]:
        """The statements of a board's report, in the order of entry."""
        return [statement_of(row) for row in self._connection.query(_OF_REPORT, [board_id])]

    def set_withdrawn(self, statement_id: int, withdrawn: bool) -> None:
        """Withdraws a statement, or restores it."""
        self._connection.execute("UPDATE statements SET withdrawn = ? WHERE id = ?", [withdrawn, statement_id])


def statement_of(row: dict[str, Any]) -> Statement:
    """The statement of a row."""
    return Statement(row["id"], row["words"], date.fromisoformat(row["as_at"]), bool(row["recorded_for"]))
