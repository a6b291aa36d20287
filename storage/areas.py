"""The areas table."""

from dataclasses import fields, replace

from sqlite_utils import Database as Tables

from board.areas import Area
from board.refs import ref_key
from storage.ref_table import Named
from storage.rows import insert_sql

_FIELDS = tuple(each.name for each in fields(Area) if each.name != "id")
_INSERT = insert_sql("areas", (*_FIELDS, "board_id", "ref_key"))
_SELECT = f"SELECT {', '.join((*_FIELDS, 'id'))} FROM areas"


class Areas:
    """A board's areas of improvement."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, board_id: int, area: Area) -> Area:
        """Stores a new area and returns it with its id."""
        row = {name: getattr(area, name) for name in _FIELDS} | {"board_id": board_id, "ref_key": ref_key(area.ref)}
        return replace(area, id=self._tables.execute(_INSERT, row).lastrowid or 0)

    def all(self, board_id: int) -> list[Area]:
        """The board's areas, in the order they were entered."""
        rows = self._tables.execute(f"{_SELECT} WHERE board_id = ? ORDER BY id", [board_id])
        return [Area(*row) for row in rows.fetchall()]

    def find(self, board_id: int, ref: str) -> Area | None:
        """The area of that ref, in any case and spacing, or None."""
        sql = f"{_SELECT} WHERE board_id = ? AND ref_key = ?"
        row = self._tables.execute(sql, [board_id, ref_key(ref)]).fetchone()
        return Area(*row) if row else None

    def knows(self, board_id: int, ref: str) -> bool:
        """There is one of that ref on the board, in any case and spacing."""
        return self.find(board_id, ref) is not None

    def named(self, board_id: int) -> list[Named]:
        """The areas by ref and title, in the same order."""
        return [Named(area.ref, area.title, area.owner_id) for area in self.all(board_id)]

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, to suggest the nearest."""
        return [area.ref for area in self.all(board_id)]
