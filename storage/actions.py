"""The actions table."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, NamedTuple

from board.actions import DAYS, INSTANTS, LIVE, YES_OR_NO, Action, Status
from board.refs import ref_key
from board.scorecard import Counted
from storage.engines.connection import Connection
from storage.filters import Filter, answered
from storage.ref_table import Named
from storage.rows import instant, isoformat, new_row_sql, optional_day, optional_instant

_FIELDS = tuple(each.name for each in fields(Action))
_VALUES = attrgetter(*_FIELDS)
_STATUSES = {str(status): status for status in Status}
_STATUS = _FIELDS.index("status")
_DAYS = tuple(_FIELDS.index(name) for name in DAYS)
_INSTANTS = tuple(_FIELDS.index(name) for name in INSTANTS)
_YES_OR_NO = tuple(_FIELDS.index(name) for name in YES_OR_NO)
_COLUMNS = (*_FIELDS, "board_id", "ref_key")
_INSERT = new_row_sql("actions", tuple(name for name in _COLUMNS if name != "id"))
# The columns of an action, for queries that join it with another table: see `action_of`.
SELECT = ", ".join(_FIELDS)
_SELECT = f"SELECT {SELECT} FROM actions"


class Listed(NamedTuple):
    """The fields of an action from which the pages of a list are laid out."""

    id: int
    ref: str
    title: str
    owner_words: str
    owner_id: str | None
    due_words: str
    asked_due_on: str | None


class Actions:
    """A board's actions. `saved` holds those that this transaction has added or changed, by id, in their new state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.saved: dict[int, Action] = {}

    def add(self, board_id: int, action: Action) -> Action:
        """Stores a new action and returns it with its id."""
        row = _row(action) | {"board_id": board_id, "ref_key": ref_key(action.ref)}
        added = replace(action, id=self._connection.execute(_INSERT, row).fetchone()[0])
        self.saved[added.id] = added
        return added

    def save(self, before: Action, after: Action) -> None:
        """Stores the changed fields of an action. Its id and ref never change."""
        both = zip(_FIELDS, _VALUES(before), _VALUES(after), strict=True)
        changed = {name: _stored(name, now) for name, was, now in both if was != now}
        self.saved[after.id] = after
        if changed:
            # SQLite rewrites the index of every column that is set, even to the value it had.
            columns = ", ".join(f"{name} = :{name}" for name in changed)
            self._connection.put(f"UPDATE actions SET {columns} WHERE id = :id", {**changed, "id": before.id})

    def find(self, board_id: int, ref: str) -> Action | None:
        """The action with that ref, in any case and spacing, or None."""
        sql = f"{_SELECT} WHERE board_id = ? AND ref_key = ?"
        row = self._connection.execute(sql, [board_id, ref_key(ref)]).fetchone()
        return action_of(row) if row else None

    def with_refs(self, board_id: int, refs: Sequence[str]) -> dict[str, Action]:
        """The actions with these refs, in any case and spacing, by their `ref_key`. Those that do not exist are left
        out."""
        sql = f"{_SELECT} WHERE board_id = ? AND ref_key IN ({', '.join('?' * len(refs))})"
        rows = self._connection.execute(sql, [board_id, *map(ref_key, refs)]).fetchall()
        return {ref_key(action.ref): action for action in map(action_of, rows)}

    def get(self, action_id: int) -> Action | None:
        """The action with that id, or None."""
        row = self._connection.execute(f"{_SELECT} WHERE id = ?", [action_id]).fetchone()
        return action_of(row) if row else None

    def knows(self, board_id: int, ref: str) -> bool:
        """True if an action on the board has that ref, in any case and spacing."""
        sql = "SELECT 1 FROM actions WHERE board_id = ? AND ref_key = ?"
        return self._connection.execute(sql, [board_id, ref_key(ref)]).fetchone() is not None

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, for suggesting the nearest."""
        rows = self._connection.execute("SELECT ref FROM actions WHERE board_id = ? ORDER BY id", [board_id])
        return [row[0] for row in rows.fetchall()]

    def numbered(self, board_id: int) -> list[str]:
        """The refs on the board that begin with a number."""
        sql = "SELECT ref FROM actions WHERE board_id = ? AND ref_key >= '0' AND ref_key < ':'"
        return [row[0] for row in self._connection.execute(sql, [board_id]).fetchall()]

    def of_status(
        self, board_id: int, statuses: Iterable[Status] = LIVE, conditions: Iterable[Filter] = ()
    ) -> list[Action]:
        """The board's actions in any of `statuses` that meet every condition, soonest due first, undated last."""
        return [action_of(row) for row in self._of_status(_FIELDS, board_id, statuses, conditions)]

    def counts(self, board_id: int, kinds: Sequence[tuple[Sequence[Status], Filter | None]]) -> list[int]:
        """How many of the board's actions are of each kind, which is a set of statuses and a filter. The table is read
        once."""
        sums, values = [], list[str | int]()
        by_statuses: dict[tuple[Status, ...], list[Filter]] = {}
        for statuses, condition in kinds:
            by_statuses.setdefault(tuple(statuses), []).append(condition or Filter("TRUE"))
        # A test of words that several kinds share is evaluated once.
        judged = {each: iter(answered(of, self._connection, board_id, each)) for each, of in by_statuses.items()}
        for statuses, _ in kinds:
            asked = next(judged[tuple(statuses)])
            sums.append(f"COUNT(*) FILTER (WHERE status IN ({', '.join('?' * len(statuses))}) AND ({asked.sql}))")
            values += [*map(str, statuses), *asked.values]
        sql = f"SELECT {', '.join(sums)} FROM actions WHERE board_id = ?"
        return list(self._connection.execute(sql, [*values, board_id]).fetchone())

    def owned_on(self, boards: Sequence[int], person: str) -> set[int]:
        """The boards, of those given, on which the person owns an action that has not ended."""
        marks, statuses = ", ".join("?" * len(boards)), ", ".join("?" * len(LIVE))
        sql = (
            f"SELECT DISTINCT board_id FROM actions WHERE board_id IN ({marks}) AND owner_id = ? "
            f"AND status IN ({statuses})"
        )
        return {row[0] for row in self._connection.execute(sql, [*boards, person, *map(str, LIVE)]).fetchall()}

    def awaiting_on(self, boards: Sequence[int]) -> dict[int, int]:
        """How many actions await sign-off on each of the boards given that has any."""
        marks = ", ".join("?" * len(boards))
        sql = f"SELECT board_id, COUNT(*) FROM actions WHERE board_id IN ({marks}) AND status = ? GROUP BY board_id"
        return dict(self._connection.execute(sql, [*boards, str(Status.AWAITING_SIGN_OFF)]).fetchall())

    def milestones(self, board_id: int) -> list[Action]:
        """The board's milestones of any status, soonest due first; they have an index of their own."""
        sql = f"{_SELECT} WHERE board_id = ? AND milestone = 1 ORDER BY due_on NULLS FIRST, id"
        return [action_of(row) for row in self._connection.execute(sql, [board_id]).fetchall()]

    def ids(self, board_id: int, statuses: Iterable[Status], conditions: Iterable[Filter] = ()) -> list[int]:
        """The ids of the actions that meet every condition, in the same order, so that a page reads only the actions it
        shows."""
        return [row[0] for row in self._of_status(("id",), board_id, statuses, conditions)]

    def listed(self, board_id: int, statuses: Iterable[Status], conditions: Iterable[Filter] = ()) -> list[Listed]:
        """The fields that a list needs of those actions, in the same order."""
        return [Listed(*row) for row in self._of_status(Listed._fields, board_id, statuses, conditions)]

    def named(self, board_id: int) -> list[Named]:
        """The refs and titles of the actions that have not ended, in the same order."""
        return [Named(*row) for row in self._of_status(Named._fields, board_id, LIVE)]

    def counted(self, board_id: int, only: Sequence[int] | None = None) -> list[Counted]:
        """What a scorecard counts of every action of the board, whatever its status, or of those with these ids."""
        among = "" if only is None else f" AND id IN ({', '.join(str(int(each)) for each in only)})"
        rows = self._connection.execute(f"SELECT id, status, due_on FROM actions WHERE board_id = ?{among}", [board_id])
        return [Counted(each, _STATUSES[status], optional_day(due)) for each, status, due in rows.fetchall()]

    def these(self, ids: Sequence[int]) -> list[Action]:
        """The actions with these ids, in that order. Ids that do not exist are left out."""
        sql = f"{_SELECT} WHERE id IN ({', '.join('?' * len(ids))})"
        found = {action.id: action for action in map(action_of, self._connection.execute(sql, list(ids)).fetchall())}
        return [found[each] for each in ids if each in found]

    def _of_status(
        self, columns: Iterable[str], board_id: int, statuses: Iterable[Status], conditions: Iterable[Filter] = ()
    ) -> list[tuple[Any, ...]]:
        wanted = list(statuses)
        conditions = answered(conditions, self._connection, board_id, wanted)
        marks, also = ", ".join("?" * len(wanted)), "".join(f"AND ({each.sql}) " for each in conditions)
        sql = (
            f"SELECT {', '.join(columns)} FROM actions WHERE board_id = ? AND status IN ({marks}) {also}"
            "ORDER BY due_on IS NULL, due_on, id"
        )
        values = [board_id, *map(str, wanted), *(value for each in conditions for value in each.values)]
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return rows


def _row(action: Action) -> dict[str, Any]:
    return {name: _stored(name, value) for name, value in zip(_FIELDS, _VALUES(action), strict=True)}


def _stored(name: str, value: Any) -> Any:
    """The value of a field as its column stores it."""
    if name in DAYS:
        return isoformat(value)
    if name in INSTANTS:
        return instant(value) if value else None
    return str(value) if name == "status" else value


def action_of(row: tuple[Any, ...]) -> Action:
    """The action of a row of SELECT. Columns are read by position, not by name: every page reads the whole board, and
    most of that time is spent here."""
    values = list(row)
    values[_STATUS] = _STATUSES[values[_STATUS]]
    for place in _DAYS:
        values[place] = optional_day(values[place])
    for place in _INSTANTS:
        values[place] = optional_instant(values[place])
    for place in _YES_OR_NO:
        values[place] = bool(values[place])
    return Action(*values)
