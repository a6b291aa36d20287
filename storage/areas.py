"""The areas table."""

from dataclasses import fields, replace
from itertools import count
from typing import Any

from board.areas import Area
from board.refs import ref_key
from storage.engines.connection import Connection
from storage.ref_table import Named
from storage.rows import isoformat, new_row_sql, optional_day

_FIELDS = tuple(each.name for each in fields(Area) if each.name != "id")
_DAY, _WITHDRAWN = _FIELDS.index("handed_over_on"), _FIELDS.index("withdrawn")
_INSERT = new_row_sql("areas", (*_FIELDS, "board_id", "ref_key"))
_SELECT = f"SELECT {', '.join((*_FIELDS, 'id'))} FROM areas"
_BEGINNING = ref_key("AR")
# Refs of every kind that begin with an area's letters: a lookup by ref searches all kinds.
_GIVEN = " UNION ".join(
    f"SELECT ref_key FROM {table} WHERE board_id = :board AND substr(ref_key, 1, {len(_BEGINNING)}) = :beginning"
    for table in ("areas", "actions", "measures", "risks")
)


class Areas:
    """A board's areas of improvement."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, area: Area) -> Area:
        """Stores a new area and returns it with its id."""
        row = _row(area) | {"board_id": board_id, "ref_key": ref_key(area.ref)}
        return replace(area, id=self._connection.execute(_INSERT, row).fetchone()[0])

    def save(self, before: Area, after: Area) -> None:
        """Stores the changed fields of an area. Its id and ref never change."""
        changed = {name: value for name, value in _row(after).items() if getattr(before, name) != getattr(after, name)}
        if changed:
            columns = ", ".join(f"{name} = :{name}" for name in changed)
            self._connection.execute(f"UPDATE areas SET {columns} WHERE id = :id", {**changed, "id": before.id})

    def all(self, board_id: int, with_ended: bool = False) -> list[Area]:
        """The board's areas, in the order of entry; `with_ended` includes those that were merged into others or taken
        back."""
        ended = "" if with_ended else "AND merged_into = '' AND withdrawn = 0 "
        rows = self._connection.execute(f"{_SELECT} WHERE board_id = ? {ended}ORDER BY id", [board_id])
        return [_area(row) for row in rows.fetchall()]

    def find(self, board_id: int, ref: str) -> Area | None:
        """The area with that ref, in any case and spacing, or None."""
        sql = f"{_SELECT} WHERE board_id = ? AND ref_key = ?"
        row = self._connection.execute(sql, [board_id, ref_key(ref)]).fetchone()
        return _area(row) if row else None

    def get(self, area_id: int) -> Area | None:
        """The area with that id, or None."""
        row = self._connection.execute(f"{_SELECT} WHERE id = ?", [area_id]).fetchone()
        return _area(row) if row else None

    def knows(self, board_id: int, ref: str) -> bool:
        """True if an area on the board has that ref, in any case and spacing."""
        return self.find(board_id, ref) is not None

    def named(self, board_id: int) -> list[Named]:
        """The refs and titles of the areas, in the same order."""
        return [Named(area.ref, area.title, area.lead_id) for area in self.all(board_id)]

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, for suggesting the nearest."""
        rows = self._connection.execute("SELECT ref FROM areas WHERE board_id = ? ORDER BY id", [board_id])
        return [row[0] for row in rows.fetchall()]

    def next_ref(self, board_id: int) -> str:
        """A ref that nothing on the board has, of any kind: `AR4`."""
        rows = self._connection.execute(_GIVEN, {"board": board_id, "beginning": _BEGINNING})
        taken = {key for (key,) in rows}
        return next(ref for number in count(1) if ref_key(ref := f"AR{number}") not in taken)


def _row(area: Area) -> dict[str, Any]:
    return {name: getattr(area, name) for name in _FIELDS} | {"handed_over_on": isoformat(area.handed_over_on)}


def _area(row: tuple[Any, ...]) -> Area:
    values = list(row)
    values[_DAY], values[_WITHDRAWN] = optional_day(values[_DAY]), bool(values[_WITHDRAWN])
    return Area(*values)
