"""The history table: append-only, chained by hash, read by subject, person or time."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from board.history import AT_MEETING, MINUTE, Entry
from storage.chain import COLUMNS, IN_COMMON, Chain, hash_of
from storage.engines.connection import Connection
from storage.ref_table import KINDS
from storage.rows import EVER, insert_sql, instant

_INSERT = insert_sql("history", COLUMNS)
# The plus keeps SQLite from using an index on the rule: among lines that are chained by board, the newest is the one
# with the highest id.
_NEWEST = f"FROM history WHERE board_id = :board AND +rule {{}} {IN_COMMON} ORDER BY id DESC LIMIT 1"
_NEWEST_OF_BOARD = (_NEWEST.format(">"), _NEWEST.format("="))
_IN_COMMON = f"FROM history WHERE rule = {IN_COMMON} ORDER BY id DESC LIMIT 1"
# The hash that the board's next line follows, and when the board was removed, which a caller that read it earlier may
# not know.
_FOLLOWS = f"COALESCE((SELECT hash {_NEWEST_OF_BOARD[0]}), (SELECT hash {_IN_COMMON}), '')"
_REMOVED = "(SELECT removed_at FROM boards WHERE id = :board)"
_STANDS = "NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = history.id)"
# A decision with its meeting, unless a line has undone it. The words before the second "AND" must match its index.
_DECIDED = f"board_id = ? AND instr(changes, '\"{AT_MEETING}\"') > 0 AND {_STANDS}"
# How many of a thing's newest lines are searched for those of others.
_NEWEST_LINES = 20


class History:
    """The append-only record of every board. `written` holds the lines of this transaction, and `before` is the id of
    the last line before them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.written: list[Entry] = []
        self.before = 0

    def add(self, board_id: int, entry: Entry) -> int:
        """Adds a line to a board's history and returns the new id; the entry's own id is ignored.

        The line's hash covers its content and the hash of the line before it of the same board; see `storage/chain.py`.
        Raises LookupError if the board was removed.
        """
        next_line, rule = self._connection.next_line
        sql = f"SELECT {next_line}, {_FOLLOWS}, {_REMOVED}"
        line, follows, removed = self._connection.execute(sql, {"board": board_id}).fetchone()
        if removed is not None:
            raise LookupError(f"board {board_id} was removed")
        row: dict[str, Any] = {
            "id": line,
            "board_id": board_id,
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "ref": entry.ref,
            "verb": entry.verb,
            "person": entry.person,
            "at": instant(entry.at),
            "said": entry.said,
            "changes": json.dumps(entry.changes, ensure_ascii=False, sort_keys=True),
            "why": entry.why,
            "undoes": entry.undoes,
            "previous_hash": follows,
            "rule": rule,
        }
        row["hash"] = hash_of(row)
        self._connection.put(_INSERT, row)
        self.before = self.before if self.written else line - 1
        self.written.append(replace(entry, id=line))
        return int(line)

    def last_of(self, board_id: int) -> tuple[int, str]:
        """The id and the hash of a board's newest line; 0 and an empty hash if it has none."""
        found = (self._connection.execute(f"SELECT id, hash {each}", {"board": board_id}) for each in _NEWEST_OF_BOARD)
        return next(filter(None, (each.fetchone() for each in found)), (0, ""))

    def of(self, board_id: int, subject: str, subject_id: int, after: int = 0) -> list[Entry]:
        """All lines about one action, measure or board after the line with that id, oldest first."""
        where = "board_id = ? AND subject = ? AND subject_id = ? AND id > ? ORDER BY id"
        return list(self._entries(where, [board_id, subject, subject_id, after]))

    def between(self, board_id: int, first: datetime | None, until: datetime | None) -> list[Entry]:
        """All lines of a board from the instant `first` and before `until`, oldest first; None leaves that end open."""
        limits = {"at >= ?": first, "at < ?": until}
        asked = {where: instant(at) for where, at in limits.items() if at}
        where = " AND ".join(["board_id = ?", *asked])
        return list(self._entries(f"{where} ORDER BY id", [board_id, *asked.values()]))

    def last_status(self, board_id: int, action_id: int) -> Entry | None:
        """The newest line that set an action's status: the line that logged it, if nothing has changed it since."""
        where = (
            "board_id = ? AND subject = 'action' AND subject_id = ? AND json_type(changes, '$.status') IS NOT NULL "
            "ORDER BY id DESC LIMIT 1"
        )
        return next(self._entries(where, [board_id, action_id]), None)

    def last_by(self, board_id: int, person: str, subject: str) -> Entry | None:
        """The newest line by `person` about that kind of subject, leaving out undo lines and lines that were undone."""
        where = f"board_id = ? AND person = ? AND subject = ? AND undoes IS NULL AND {_STANDS} ORDER BY id DESC LIMIT 1"
        return next(self._entries(where, [board_id, person, subject]), None)

    def together_with(self, board_id: int, entry: Entry) -> list[Entry]:
        """The lines that one command wrote about that kind of subject, oldest first, without those undone."""
        where = f"board_id = ? AND at = ? AND undoes IS NULL AND {_STANDS} ORDER BY id"
        # With the person and the subject in the query, SQLite would scan everything that the person ever did.
        at_once = self._entries(where, [board_id, instant(entry.at)])
        asked = (entry.person, entry.subject, entry.said)
        return [each for each in at_once if (each.person, each.subject, each.said) == asked]

    def by_others(self, board_id: int, person: str, at: datetime) -> list[Entry]:
        """The lines that others wrote after the instant `at`, but before this transaction, about the actions, measures,
        areas and risks that it has changed, newest first. Only the newest twenty lines of each are searched."""
        changed = dict.fromkeys((each.subject, each.subject_id) for each in self.written if each.subject in KINDS)
        # Each thing's newest lines first: by time or by a range of ids PostgreSQL would scan the lines of all boards.
        newest = (
            "SELECT * FROM history WHERE board_id = ? AND subject = ? AND subject_id = ? AND id <= ? "
            f"ORDER BY id DESC LIMIT {_NEWEST_LINES}"
        )
        sql = f"SELECT * FROM ({newest}) AS newest WHERE person <> ? AND at > ?"
        found = [
            _entry(row)
            for thing in changed
            for row in self._connection.query(sql, [board_id, *thing, self.before, person, instant(at)])
        ]
        return sorted(found, key=lambda each: each.id, reverse=True)

    def decided_at(self, board_id: int, on: date) -> list[Entry]:
        """The decisions taken at the meeting of that day, without those undone, in the order of recording."""
        where = f"{_DECIDED} AND json_extract(changes, '$.{AT_MEETING}[1]') = ? ORDER BY id"
        return list(self._entries(where, [board_id, on.isoformat()]))

    def meetings_with_decisions(self, board_id: int) -> list[date]:
        """The days of the meetings at which such decisions were taken, latest first."""
        sql = (
            f"SELECT DISTINCT json_extract(changes, '$.{AT_MEETING}[1]') FROM history WHERE {_DECIDED} ORDER BY 1 DESC"
        )
        return [date.fromisoformat(row[0]) for row in self._connection.execute(sql, [board_id]).fetchall()]

    def decided_last(self, board_id: int, verbs: Collection[str], until: datetime | None = None) -> dict[int, Entry]:
        """For each action, by its id, the newest line that has one of `verbs`, or that names a meeting or a minute, and
        that was not undone. With `until`, only lines written by that instant count."""
        last, marks = instant(until or EVER), ", ".join("?" * len(verbs))
        where = (
            f"board_id = ? AND subject = 'action' AND undoes IS NULL AND (verb IN ({marks}) "
            f"OR json_type(changes, '$.{AT_MEETING}') IS NOT NULL OR json_type(changes, '$.{MINUTE}') IS NOT NULL) "
            "AND at <= ? AND NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = history.id "
            "AND later.at <= ?) ORDER BY id"
        )
        return {each.subject_id: each for each in self._entries(where, [board_id, *verbs, last, last])}

    def evidence_of(self, board_id: int, actions: Collection[int]) -> dict[int, list[tuple[int, str]]]:
        """For each of these actions all of its evidence, oldest first: the line that set it, and the words."""
        marks = ", ".join("?" * len(actions))
        sql = (
            "SELECT subject_id, id, json_extract(changes, '$.evidence[1]') FROM history WHERE board_id = ? "
            f"AND subject = 'action' AND subject_id IN ({marks}) AND json_type(changes, '$.evidence') IS NOT NULL "
            "ORDER BY id"
        )
        found: dict[int, list[tuple[int, str]]] = {}
        for action, line, words in self._connection.execute(sql, [board_id, *actions]):
            found.setdefault(action, []).append((line, words or ""))
        return found

    def reopened(self, board_id: int, actions: Collection[int]) -> dict[int, list[tuple[int, datetime]]]:
        """For each of these actions, when it was reopened, oldest first, each with its line; without those undone."""
        marks = ", ".join("?" * len(actions))
        sql = (
            "SELECT subject_id, id, at FROM history WHERE board_id = ? AND subject = 'action' "
            f"AND subject_id IN ({marks}) AND verb = 'reopen' AND {_STANDS} ORDER BY id"
        )
        found: dict[int, list[tuple[int, datetime]]] = {}
        for action, line, at in self._connection.execute(sql, [board_id, *actions]):
            found.setdefault(action, []).append((line, datetime.fromisoformat(at)))
        return found

    def since(self, board_id: int, at: datetime) -> list[Entry]:
        """All lines of a board after the instant `at`, oldest first."""
        return list(self._entries("board_id = ? AND at > ? ORDER BY at, id", [board_id, instant(at)]))

    def after(self, board_id: int, line: int) -> list[Entry]:
        """All lines of a board after that line, oldest first, even if the clock was changed meanwhile."""
        # The plus keeps SQLite from reading all of the board's lines through an index and sorting them.
        return list(self._entries("id > ? AND +board_id = ? ORDER BY id", [line, board_id]))

    def changes_since(
        self, board_id: int, at: datetime, subject: str = "action"
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each change of that kind of subject after the instant `at`, newest first: its id, and the old values."""
        sql = (
            "SELECT subject_id, changes FROM history WHERE board_id = ? AND at > ? AND subject = ? "
            "ORDER BY at DESC, id DESC"
        )
        for subject_id, changes in self._connection.execute(sql, [board_id, instant(at), subject]):
            yield subject_id, {name: old for name, (old, _) in json.loads(changes).items()}

    def whys(self, board_id: int, subject: str, holding: str) -> list[tuple[int, str]]:
        """The reason of each line about such a subject in whose reason those words stand, oldest first: its id, and the
        reason."""
        sql = "SELECT subject_id, why FROM history WHERE board_id = ? AND subject = ? AND instr(why, ?) > 0 ORDER BY id"
        return [(row["subject_id"], row["why"]) for row in self._connection.query(sql, [board_id, subject, holding])]

    def hash_of(self, line: int) -> str | None:
        """The hash of a line, or None if there is no line with that id."""
        row = self._connection.execute("SELECT hash FROM history WHERE id = ?", [line]).fetchone()
        return str(row[0]) if row else None

    def began(self, board_id: int) -> datetime | None:
        """When the board's first line was written."""
        sql = "SELECT MIN(at) FROM history WHERE board_id = ?"
        text = self._connection.execute(sql, [board_id]).fetchone()[0]
        return datetime.fromisoformat(text) if text else None

    def rows(self, board_id: int | None = None) -> Iterator[dict[str, Any]]:
        """Every line of every board as stored, oldest first, one at a time, as there may be a million. For one board:
        its own lines and the common lines that they depend on."""
        of_board = "" if board_id is None else f"WHERE board_id = {board_id:d} OR rule = {IN_COMMON} "
        return self._connection.long_query(f"SELECT * FROM history {of_board}ORDER BY id")

    def faults(self) -> Iterator[str]:
        """A sentence for each line that was altered or is missing; nothing if the chain is whole."""
        chain = Chain()
        for row in self.rows():
            yield from chain.faults(row)

    def count(self, board_id: int | None = None) -> int:
        """The number of lines, of all boards or of one."""
        of_board = ("", []) if board_id is None else (" WHERE board_id = ?", [board_id])
        return int(self._connection.execute(f"SELECT COUNT(*) FROM history{of_board[0]}", of_board[1]).fetchone()[0])

    def _entries(self, where: str, values: Iterable[Any]) -> Iterator[Entry]:
        return map(_entry, self._connection.query(f"SELECT * FROM history WHERE {where}", list(values)))


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(
        id=row["id"],
        subject=row["subject"],
        subject_id=row["subject_id"],
        ref=row["ref"],
        verb=row["verb"],
        person=row["person"],
        at=datetime.fromisoformat(row["at"]),
        said=row["said"],
        changes={name: (old, new) for name, (old, new) in json.loads(row["changes"]).items()},
        why=row["why"],
        undoes=row["undoes"],
    )
