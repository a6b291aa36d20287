"""Compares boards, their roles, meetings and areas with their history."""

from collections.abc import Iterator
from typing import Any

from board.areas import Area
from board.boards import Board
from board.calendar import WEEKDAYS, Schedule
from board.refs import ref_key
from storage.store import Store
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing

# A board has no default for these: a line sets them, or nothing is known. 0.1.0 told of no workspace, zone or sharing.
_NO_DEFAULT = frozenset({"team", "channel", "name", "timezone", "shared"})
_BOARD = defaults_of(Board, {*_NO_DEFAULT, "id", "schedule", "roles", "meetings", "slots_from"})
_AREA = defaults_of(Area, {"id"})
# 0.1.0 kept these of an area, and told of none.
_UNTOLD_OF_AREAS = frozenset({"theme", "priority", "measure", "lead", "route", "body"})
_NAMED_TOGETHER = ("name", "channel", "paused")
# What people call a column that is checked by itself.
_CALLED = {
    "team": "its workspace",
    "timezone": "its time zone",
    "shared": "whether its channel is shared",
    "slot": "its weekly slot",
    "slots_from": "the moment from which its weekly slots count",
    "created_at": "the moment at which it began",
    "reminders_from": "the moment from which reminders count",
    "review_on": "the day of its formal review",
    "review_told": "of which day before its review its channel was told",
    "closed_at": "the moment at which it was closed",
    "dates": "whether its owners move dates by themselves",
    "away_words": "what its people's status says when they are away",
}


class BoardTold:
    """What the history says of one board: its columns, as far as any line mentions them, its roles, meetings and areas,
    in order.
    """

    def __init__(self) -> None:
        self.columns = dict(_BOARD)
        self.channels: set[str] = set()
        self.roles: dict[str, str] = {}
        self.meetings: set[str] = set()
        self.areas: dict[str, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line about the board itself."""
        if "area" in line.changes:
            self.areas[line.ref] = _area(line)
            return
        for name, (old, new) in line.changes.items():
            if name in _BOARD or name in _NO_DEFAULT:
                self.columns[name] = new
            elif name == "meeting":
                self.meetings ^= {old or new}
            elif name[:1] in {"U", "W"} and name.isalnum() and name.isupper():
                self.roles[name] = new
        if "channel" in line.changes:
            self.channels.add(line.changes["channel"][1])
        self._slot(line)

    def _slot(self, line: StoredLine) -> None:
        """Applies a change of the weekly slot. Slots count from the board's start, the slot's last change or the last
        pause, or since it was opened again.
        """
        if line.changes.get("name", ("",))[0] is None:
            self.columns |= {"created_at": line.at, "slots_from": line.at, "slot": Schedule().words}
        if "paused" in line.changes or line.changes.get("closed_at", ("", ""))[1] is None:
            self.columns["slots_from"] = line.at
        if "digest" in line.changes and line.verb == "every":
            before, after = line.changes["digest"]
            self.columns["slot"] = after
            if before != after:
                self.columns["slots_from"] = line.at

    def problems(self, row: dict[str, Any]) -> Iterator[str]:
        """A sentence for each column of the board's row that differs."""
        wrong = differing(row | {"slot": _slot_of(row)}, self.columns)
        if any(name in wrong for name in _NAMED_TOGETHER):
            yield "its name, channel or pause differs from its history."
        alone = [name for name in wrong if name not in _NAMED_TOGETHER]
        yield from (f"{_CALLED.get(name, f'its {name}')} differs from its history." for name in alone)


class BoardsTold:
    """The expected state of every board, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, BoardTold] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        board = self._told.setdefault(line.board_id, BoardTold())
        if line.subject == "board":
            board.take(line)

    def of(self, board_id: int) -> BoardTold:
        """What the history has said of a board so far; empty if there is no such board."""
        return self._told.get(board_id, BoardTold())

    def problems(self, store: Store) -> Iterator[Problem]:
        """A sentence for each row of the tables that differs from the history."""
        rows = {row["id"]: row for row in store.rows("boards")}
        for board_id in sorted(self._told.keys() - rows.keys()):
            yield board_id, f"board {board_id} is in the history but not in the log."
        of_board = {table: _by_board(store, table) for table in ("roles", "meetings", "areas")}
        for board_id, row in rows.items():
            told = self.of(board_id)
            yield from ((board_id, each) for each in told.problems(row))
            if told.roles != {each["person"]: each["role"] for each in of_board["roles"].pop(board_id, [])}:
                yield board_id, "its roles differ from its history."
            if told.meetings != {each["meets_on"] for each in of_board["meetings"].pop(board_id, [])}:
                yield board_id, "its meetings differ from its history."
            yield from ((board_id, each) for each in _areas(told, of_board["areas"].pop(board_id, [])))
        for table, left in of_board.items():
            yield from (
                (board_id, f"the log has {table} of a board {board_id} that does not exist.") for board_id in left
            )


def _area(line: StoredLine) -> dict[str, Any]:
    """An area as its line tells it; what 0.1.0 did not tell of one is left alone where no line tells it."""
    known = {name: value for name, value in _AREA.items() if name not in _UNTOLD_OF_AREAS}
    return known | line.new | {"title": line.changes["area"][1], "ref": line.ref, "ref_key": ref_key(line.ref)}


def _by_board(store: Store, table: str) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in store.rows(table):
        found.setdefault(row["board_id"], []).append(row)
    return found


def _areas(told: BoardTold, rows: list[dict[str, Any]]) -> Iterator[str]:
    left = dict(told.areas)
    for row in rows:
        known = left.pop(row["ref"], None)
        if known is None:
            yield f"area {row['ref']} has no history."
        elif differing(row, known):
            yield f"area {row['ref']} differs from its history."
    yield from (f"area {ref} is in the history but not in the log." for ref in left)
    if {row["ref"] for row in rows} == told.areas.keys() and [row["ref"] for row in rows] != list(told.areas):
        yield "its areas are not in the order of its history."


def _slot_of(row: dict[str, Any]) -> str:
    """The slot in the words of `Schedule.words`; the row may hold anything, so nothing is assumed of it."""
    weekday = row["digest_weekday"]
    named = WEEKDAYS[weekday] if weekday in range(len(WEEKDAYS)) else str(weekday)
    return f"{named} at {row['digest_time']}"
