"""The actions table."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from board.actions import Action, Status
from board.refs import ref_key
from storage.rows import insert_sql, instant, isoformat, optional_day, optional_instant

LIVE = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.ON_HOLD, Status.AWAITING_SIGN_OFF)

_FIELDS = tuple(each.name for each in fields(Action))
_STATUSES = {str(status): status for status in Status}
_STATUS = _FIELDS.index("status")
_DAYS = tuple(_FIELDS.index(name) for name in ("due_on", "original_due_on"))
_INSTANTS = tuple(_FIELDS.index(name) for name in ("opened_at", "updated_at"))
_COLUMNS = (*_FIELDS, "board_id", "ref_key")
_INSERT = insert_sql("actions", tuple(name for name in _COLUMNS if name != "id"))
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM actions"


class Actions:
    """A board's actions."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, board_id: int, action: Action) -> Action:
        """Stores a new action and returns it with its id."""
        row = _row(action) | {"board_id": board_id, "ref_key": ref_key(action.ref)}
        return replace(action, id=self._tables.execute(_INSERT, row).lastrowid or 0)

    def save(self, before: Action, after: Action) -> None:
        """Stores what has changed of an action; its id and ref never do."""
        old = _row(before)
        changed = {name: value for name, value in _row(after).items() if value != old[name]}
        if changed:
            # A column that is set, even to what it was, has its index written again.
            columns = ", ".join(f"{name} = :{name}" for name in changed)
            self._tables.execute(f"UPDATE actions SET {columns} WHERE id = :id", {**changed, "id": before.id})

    def find(self, board_id: int, ref: str) -> Action | None:
        """The action of that ref, in any case and spacing, or None."""
        sql = f"{_SELECT} WHERE board_id = ? AND ref_key = ?"
        row = self._tables.execute(sql, [board_id, ref_key(ref)]).fetchone()
        return _action(row) if row else None

    def get(self, action_id: int) -> Action | None:
        """The action of that id, or None."""
        row = self._tables.execute(f"{_SELECT} WHERE id = ?", [action_id]).fetchone()
        return _action(row) if row else None

    def knows(self, board_id: int, ref: str) -> bool:
        """There is one of that ref on the board, in any case and spacing."""
        sql = "SELECT 1 FROM actions WHERE board_id = ? AND ref_key = ?"
        return self._tables.execute(sql, [board_id, ref_key(ref)]).fetchone() is not None

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, to suggest the nearest."""
        rows = self._tables.execute("SELECT ref FROM actions WHERE board_id = ? ORDER BY id", [board_id])
        return [row[0] for row in rows.fetchall()]

    def of_status(self, board_id: int, statuses: Iterable[Status] = LIVE) -> list[Action]:
        """The board's actions in any of `statuses`, soonest due first and undated last."""
        wanted = [str(status) for status in statuses]
        marks = ", ".join("?" * len(wanted))
        sql = (
            f"{_SELECT} WHERE board_id = ? AND status IN ({marks}) "
            "ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id"
        )
        return [_action(row) for row in self._tables.execute(sql, [board_id, *wanted]).fetchall()]


def _row(action: Action) -> dict[str, Any]:
    return {name: getattr(action, name) for name in _FIELDS} | {
        "status": str(action.status),
        "due_on": isoformat(action.due_on),
        "original_due_on": isoformat(action.original_due_on),
        "opened_at": _optional(action.opened_at),
        "updated_at": _optional(action.updated_at),
    }


def _optional(at: datetime | None) -> str | None:
    return instant(at) if at else None


def _action(row: tuple[Any, ...]) -> Action:
    """By place and not by name: every page reads the whole board, and this is most of what that takes."""
    values = list(row)
    values[_STATUS] = _STATUSES[values[_STATUS]]
    for place in _DAYS:
        values[place] = optional_day(values[place])
    for place in _INSTANTS:
        values[place] = optional_instant(values[place])
    return Action(*values)
