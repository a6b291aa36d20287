"""The statements table: of a measure, or of a board's report where there is no measure."""

from datetime import date, datetime
from typing import Any

from board.statements import Statement
from storage.engines.connection import Connection
from storage.rows import instant, new_row_sql

_INSERT = new_row_sql("statements", ("board_id", "measure_id", "words", "as_at", "recorded_for", "entered_at"))
_OF_REPORT = "SELECT * FROM statements WHERE board_id = ? AND measure_id IS NULL AND withdrawn = 0 ORDER BY id"


class Statements:
    """What a board's chair has said. One that is withdrawn stays stored, and is not read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, statement: Statement, at: datetime, measure_id: int | None = None) -> int:
        """Stores a statement, of a measure or of the board's report; returns its id."""
        row = {"board_id": board_id, "measure_id": measure_id, "words": statement.words}
        row |= {"as_at": statement.as_at.isoformat(), "recorded_for": statement.recorded_for, "entered_at": instant(at)}
        return int(self._connection.execute(_INSERT, row).fetchone()[0])

    def of_report(self, board_id: int) -> list[Statement]:
        """Those of a board's report, in the order in which they were entered."""
        return [statement_of(row) for row in self._connection.query(_OF_REPORT, [board_id])]

    def set_withdrawn(self, statement_id: int, withdrawn: bool) -> None:
        """Withdraws one, or lets it count again."""
        self._connection.execute("UPDATE statements SET withdrawn = ? WHERE id = ?", [withdrawn, statement_id])


def statement_of(row: dict[str, Any]) -> Statement:
    """A row as a value."""
    return Statement(row["id"], row["words"], date.fromisoformat(row["as_at"]), bool(row["recorded_for"]))
