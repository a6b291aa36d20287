"""The rungs table: areas' judgements on their board's scale. A later judgement adds a row; nothing is overwritten."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from board.rungs import Rung
from storage.engines.connection import Connection
from storage.rows import instant, new_row_sql, optional_instant

_COLUMNS = ("board_id", "area_id", "rung", "second", "as_at", "source", "moderated", "entered_at")
_INSERT = new_row_sql("rungs", _COLUMNS)
_SELECT = "SELECT id, area_id, rung, second, as_at, source, moderated, entered_at FROM rungs WHERE withdrawn = 0"


class Rungs:
    """The judgements of a board's areas."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, rung: Rung, at: datetime) -> int:
        """Stores a judgement and returns its id."""
        row = {name: getattr(rung, name) for name in _COLUMNS[1:-1]}
        row |= {"board_id": board_id, "as_at": rung.as_at.isoformat(), "entered_at": instant(at)}
        return int(self._connection.execute(_INSERT, row).fetchone()[0])

    def of(self, area_id: int) -> list[Rung]:
        """The judgements of an area, in the order of entry."""
        rows = self._connection.execute(f"{_SELECT} AND area_id = ? ORDER BY id", [area_id])
        return [_rung(row) for row in rows.fetchall()]

    def of_each(self, board_id: int, before: datetime | None = None) -> Mapping[int, Sequence[Rung]]:
        """The judgements of each area of a board, by the area's id; with `before`, those entered by that instant."""
        found: dict[int, list[Rung]] = defaultdict(list)
        when, values = ("AND entered_at <= ?", [instant(before)]) if before else ("", [])
        rows = self._connection.execute(f"{_SELECT} AND board_id = ? {when} ORDER BY id", [board_id, *values])
        for row in rows.fetchall():
            found[row[1]].append(_rung(row))
        return found

    def withdraw(self, rung_id: int) -> None:
        """Withdraws a judgement: it stays stored, but does not count."""
        self._connection.execute("UPDATE rungs SET withdrawn = 1 WHERE id = ?", [rung_id])


def _rung(row: tuple[Any, ...]) -> Rung:
    rung_id, area_id, rung, second, as_at, source, moderated, entered_at = row
    on, at = date.fromisoformat(as_at), optional_instant(entered_at)
    return Rung(rung_id, area_id, rung, second, on, source, moderated, at)
