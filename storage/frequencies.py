"""How often indicators come, as rows."""

from datetime import datetime
from typing import Any

from board.frequency import Comes, Frequency
from storage.rows import instant, new_row_sql, optional_instant

INSERT = new_row_sql("frequencies", ("measure_id", "indicator", "every", "entered_at"))


def row_of(measure_id: int, comes: Comes, at: datetime) -> dict[str, Any]:
    """The row to insert for a frequency given at that instant."""
    said = {"indicator": comes.indicator, "every": str(comes.every)}
    return {"measure_id": measure_id, **said, "entered_at": instant(at)}


def comes_of(row: dict[str, Any]) -> Comes:
    """The frequency of a row."""
    return Comes(row["id"], row["indicator"], Frequency(row["every"]), optional_instant(row["entered_at"]))
