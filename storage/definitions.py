"""Definitions of indicators, as rows."""

from datetime import datetime
from typing import Any

from board.definitions import Definition, Good
from storage.rows import instant, new_row_sql, optional_instant

INSERT = new_row_sql("definitions", ("measure_id", "indicator", "unit", "good", "decimals", "entered_at"))


def row_of(measure_id: int, said: Definition, at: datetime) -> dict[str, Any]:
    """The row to insert for a definition given at that instant."""
    good = str(said.good) if said.good else None
    told = {"indicator": said.indicator, "unit": said.unit, "good": good, "decimals": said.decimals}
    return {"measure_id": measure_id, **told, "entered_at": instant(at)}


def definition_of(row: dict[str, Any]) -> Definition:
    """The definition of a row."""
    good, at = Good(row["good"]) if row["good"] else None, optional_instant(row["entered_at"])
    return Definition(row["id"], row["indicator"], row["unit"], good, row["decimals"], at)
