"""Compares boards, their roles and meetings with their history."""

from collections.abc import Iterator
from typing import Any

from board.boards import Board
from board.calendar import WEEKDAYS, Schedule
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

# Fields of a board without a default: a line sets them, or they are not known. 0.1.0 recorded no workspace, zone or
# sharing.
_NO_DEFAULT = frozenset({"team", "channel", "name", "timezone", "shared"})
_BOARD = defaults_of(Board, {*_NO_DEFAULT, "id", "schedule", "roles", "meetings", "slots_from"})
_NAMED_TOGETHER = ("name", "channel", "paused")
# The words for a column that is checked by itself.
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
    "scale_words": "its scale",
    "dates": "whether its owners move dates by themselves",
    "away_words": "what its people's status says when they are away",
}


class BoardTold:
    """What the history says of one board: its columns, where any line mentions them, its roles and meetings."""

    def __init__(self) -> None:
        self.columns = dict(_BOARD)
        self.channels: set[str] = set()
        self.roles: dict[str, str] = {}
        self.meetings: set[str] = set()

    def take(self, line: StoredLine) -> None:
        """Applies the next line about the board itself."""
        if line.changes.keys() & {"area", "statement"}:
            # About an area, from before areas had lines of their own; or about a statement, which is not a column of a
            # board.
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
        """Applies a change of the weekly slot. Slots count from the latest of these: the board's start, a change of the
        slot, a pause or its end, or a reopening."""
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

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the tables that differs from the history."""
        rows = {row["id"]: row for row in log.rows("boards") if row["removed_at"] is None}
        for board_id in sorted(self._told.keys() - rows.keys()):
            yield board_id, f"board {board_id} is in the history but not in the log."
        of_board = {table: _by_board(log, table) for table in ("roles", "meetings")}
        for board_id, row in rows.items():
            told = self.of(board_id)
            yield from ((board_id, each) for each in told.problems(row))
            if told.roles != {each["person"]: each["role"] for each in of_board["roles"].pop(board_id, [])}:
                yield board_id, "its roles differ from its history."
            if told.meetings != {each["meets_on"] for each in of_board["meetings"].pop(board_id, [])}:
                yield board_id, "its meetings differ from its history."
        for table, left in of_board.items():
            yield from (
                (board_id, f"the log has {table} of a board {board_id} that does not exist.") for board_id in left
            )


def _by_board(log: LogRead, table: str) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in log.rows(table):
        found.setdefault(row["board_id"], []).append(row)
    return found


def _slot_of(row: dict[str, Any]) -> str:
    """The slot in the words of `Schedule.words`. The row may hold anything, so nothing is assumed of it."""
    weekday = row["digest_weekday"]
    named = WEEKDAYS[weekday] if weekday in range(len(WEEKDAYS)) else str(weekday)
    return f"{named} at {row['digest_time']}"
