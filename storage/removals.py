"""Removing a board whose time is over: the one exception to "nothing is ever deleted".

The hashes of its lines of history stay, because other boards' lines may depend on them, with a last line that says
when, by whom and why. Of the board its id and its workspace stay.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from board.boards import Board
from board.history import Entry
from storage.chain import GONE, REMOVE
from storage.engines.connection import Connection
from storage.engines.shape import whose
from storage.history import History
from storage.installations import ENDED
from storage.rows import instant

# The values that replace those of a removed board. Its channel is set below, because it must be unique in a workspace.
LEFT: Mapping[str, Any] = {
    "name": "", "timezone": "", "digest_weekday": 0, "digest_time": "", "paused": 0, "shared": 0, "slots_from": "",
    "next_action": 0, "next_measure": 0, "next_risk": 0, "created_at": "", "reminders_from": None, "away_words": "",
    "dates": "", "review_on": None, "review_told": 0, "closed_at": None, "scale_words": "",
}  # fmt: skip
# The tables with rows of a board that are not deleted with it.
KEPT = frozenset({"boards", "history", "home_tabs"})
# Rows about a workspace's people are kept as long as it has a board. Those about the workspace are kept as long as it
# has a board or the app: what was sent must stay known, so that nothing is done or told twice.
_OF_PEOPLE = ("home_tabs", "reminder_habits", "absences")
_OF_WORKSPACE = ("answers", "given", "outbox", "installations")
_SAYS_SO = (
    "FROM history WHERE board_id IN (SELECT id FROM boards WHERE removed_at IS NOT NULL) AND subject = 'board' "
    f"AND subject_id = board_id AND verb = '{REMOVE}'"
)


def channel_left(board_id: int) -> str:
    """The value of a removed board's channel."""
    return f"removed {board_id}"


@dataclass(frozen=True, slots=True)
class Removal:
    """The record of a removal: when, by which account of the machine, why, how many lines of history the board had, and
    the hash of the last of them."""

    board_id: int
    at: datetime
    by: str
    because: str
    lines: int
    newest: str


@dataclass(frozen=True, slots=True)
class Instead:
    """The frozen reply that replaces answers and posts which may tell of several boards; that they were sent stays
    known. `keys` are the prefixes of such posts' keys."""

    message: Mapping[str, Any]
    keys: tuple[str, ...]


class Removals:
    """The boards that were removed, and the removal of one."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def all(self) -> dict[int, Removal]:
        """Each removal by its board's id, as the last line of the board's history records it. Lines that no removal
        wrote are left out."""
        rows = self._connection.query(f"SELECT board_id, at, person, why, changes {_SAYS_SO} ORDER BY board_id")
        return {row["board_id"]: told for row in rows if (told := _removal(row))}

    def remove(self, board: Board, by: str, because: str, at: datetime, instead: Instead) -> Removal:
        """Removes a board with every row of it. `instead` replaces what people were told in the last days and may be
        about several boards."""
        self._connection.take_your_time()
        told = Removal(board.id, at, by, because, self._history.count(board.id), self._history.last_of(board.id)[1])
        self._say_so(told)
        self._delete(board)
        self._say_no_more(board, instead)
        left = {**LEFT, "channel": channel_left(board.id), "removed_at": instant(at)}
        set_to = ", ".join(f"{name} = :{name}" for name in left)
        self._connection.execute(f"UPDATE boards SET {set_to} WHERE id = :id", {**left, "id": board.id})
        self._forget_people(board.team)
        return told

    def _say_so(self, told: Removal) -> None:
        """Adds the board's last line first: the trigger lets the other lines lose their words only after it."""
        changes = {"newest": (None, told.newest), "lines": (None, told.lines)}
        entry = Entry(0, "board", told.board_id, "", REMOVE, told.by, told.at, "boardbot remove", changes, told.because)
        last = self._history.add(told.board_id, entry)
        gone = ", ".join(f"{name} = :{name}" for name in GONE)
        sql = f"UPDATE history SET {gone} WHERE board_id = :board AND id < :last"
        self._connection.execute(sql, {**GONE, "board": told.board_id, "last": last})

    def _delete(self, board: Board) -> None:
        of_board = whose(f"id = {board.id:d}")
        # A notice to support belongs to no board; the post that it reports does.
        posts = f"SELECT id FROM outbox WHERE {of_board['outbox']}"
        self._connection.execute(f"DELETE FROM outbox WHERE about IN ({posts})")
        self._connection.execute(f"UPDATE home_tabs SET board_id = NULL WHERE {of_board['home_tabs']}")
        # Foreign keys: referring rows first.
        for table in reversed([*of_board]):
            if table not in KEPT:
                self._connection.execute(f"DELETE FROM {table} WHERE {of_board[table]}")

    def _say_no_more(self, board: Board, instead: Instead) -> None:
        of_channel = "DELETE FROM answers WHERE team = ? AND channel = ?"
        self._connection.execute(of_channel, [board.team, board.channel])
        words = json.dumps(instead.message, ensure_ascii=False)
        self._connection.execute("UPDATE answers SET reply = ? WHERE team = ?", [words, board.team])
        begins = " OR ".join("substr(key, 1, ?) = ?" for _ in instead.keys)
        values = [value for each in instead.keys for value in (len(each), each)]
        sql = f"UPDATE outbox SET message = ? WHERE team = ? AND digest_id IS NULL AND about IS NULL AND ({begins})"
        self._connection.execute(sql, [words, board.team, *values])

    def _forget_people(self, team: str) -> None:
        if self._any("boards WHERE team = ? AND removed_at IS NULL", team):
            return
        has_left = self._any(f"installations WHERE team = ? AND team IN ({ENDED})", team)
        for table in (*_OF_PEOPLE, *(_OF_WORKSPACE if has_left else ())):
            self._connection.execute(f"DELETE FROM {table} WHERE team = ?", [team])

    def _any(self, rows: str, team: str) -> bool:
        return self._connection.execute(f"SELECT 1 FROM {rows} LIMIT 1", [team]).fetchone() is not None


def _removal(row: Mapping[str, Any]) -> Removal | None:
    try:
        new = {name: after for name, (_, after) in json.loads(row["changes"]).items()}
        at = datetime.fromisoformat(row["at"])
        return Removal(row["board_id"], at, row["person"], row["why"], int(new["lines"]), str(new["newest"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
