"""A board whose time is over, taken out of the log: the one exception to "nothing is ever deleted".

Of its lines of history the hashes stay, because others' lines may rest on them, and a last line that says when, by whom
and why; of the board its number and its workspace.
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

# What stands for a board of which nothing is left; its channel is given below, for a workspace has one board in each.
LEFT: Mapping[str, Any] = {
    "name": "", "timezone": "", "digest_weekday": 0, "digest_time": "", "paused": 0, "shared": 0, "slots_from": "",
    "next_action": 0, "next_measure": 0, "next_risk": 0, "created_at": "", "reminders_from": None, "away_words": "",
    "dates": "", "review_on": None, "review_told": 0, "closed_at": None, "scale_words": "",
}  # fmt: skip
# What is of a board and is not deleted with it.
KEPT = frozenset({"boards", "history", "home_tabs"})
# What is kept of the people of a workspace as long as it has a board; and of the workspace, as long as it has one or
# has boardbot, where what was sent must stay known, so that nothing is done or told twice.
_OF_PEOPLE = ("home_tabs", "reminder_habits", "absences")
_OF_WORKSPACE = ("answers", "given", "outbox", "installations")
_SAYS_SO = (
    "FROM history WHERE board_id IN (SELECT id FROM boards WHERE removed_at IS NOT NULL) AND subject = 'board' "
    f"AND subject_id = board_id AND verb = '{REMOVE}'"
)


def channel_left(board_id: int) -> str:
    """What stands for the channel of a board that was removed."""
    return f"removed {board_id}"


@dataclass(frozen=True, slots=True)
class Removal:
    """That a board was removed: when, by which account of the machine, why, how many lines of history it had, and the
    hash of the last of them."""

    board_id: int
    at: datetime
    by: str
    because: str
    lines: int
    newest: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands in the place of answers and posts that may tell of several boards: a frozen reply. That they were
    sent stays known. `keys` are what the keys of such posts begin with."""

    message: Mapping[str, Any]
    keys: tuple[str, ...]


class Removals:
    """The boards that were removed, and how one is."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def all(self) -> dict[int, Removal]:
        """Each removal by its board's id, as the last line of the board's history tells it. What no removal wrote is
        left out."""
        rows = self._connection.query(f"SELECT board_id, at, person, why, changes {_SAYS_SO} ORDER BY board_id")
        return {row["board_id"]: told for row in rows if (told := _removal(row))}

    def remove(self, board: Board, by: str, because: str, at: datetime, instead: Instead) -> Removal:
        """Takes a board out: every row that is of it. `instead` stands for what people were told in the last days that
        may be of several boards."""
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
        """The last line of the board's history comes first: without it the words of the others cannot be taken away."""
        changes = {"newest": (None, told.newest), "lines": (None, told.lines)}
        entry = Entry(0, "board", told.board_id, "", REMOVE, told.by, told.at, "boardbot remove", changes, told.because)
        last = self._history.add(told.board_id, entry)
        gone = ", ".join(f"{name} = :{name}" for name in GONE)
        sql = f"UPDATE history SET {gone} WHERE board_id = :board AND id < :last"
        self._connection.execute(sql, {**GONE, "board": told.board_id, "last": last})

    def _delete(self, board: Board) -> None:
        of_board = whose(f"id = {board.id:d}")
        # A notice to support is of no board; what it tells of is.
        posts = f"SELECT id FROM outbox WHERE {of_board['outbox']}"
        self._connection.execute(f"DELETE FROM outbox WHERE about IN ({posts})")
        self._connection.execute(f"UPDATE home_tabs SET board_id = NULL WHERE {of_board['home_tabs']}")
        # What refers to other rows first.
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
