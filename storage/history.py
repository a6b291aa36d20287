"""The history table: appended to, chained by hash, read by subject, person or time."""

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
# The plus keeps SQLite from an index of the rules: the newest line of a board that goes by itself is its newest.
_NEWEST = f"FROM history WHERE board_id = :board AND +rule {{}} {IN_COMMON} ORDER BY id DESC LIMIT 1"
_NEWEST_OF_BOARD = (_NEWEST.format(">"), _NEWEST.format("="))
_IN_COMMON = f"FROM history WHERE rule = {IN_COMMON} ORDER BY id DESC LIMIT 1"
# The hash that the board's next line follows; and when it was removed, of which whoever has read it need not know.
_FOLLOWS = f"COALESCE((SELECT hash {_NEWEST_OF_BOARD[0]}), (SELECT hash {_IN_COMMON}), '')"
_REMOVED = "(SELECT removed_at FROM boards WHERE id = :board)"
_STANDS = "NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = history.id)"
# A decision with its meeting that no line has taken back. The words before the second "AND" are those of its index.
_DECIDED = f"board_id = ? AND instr(changes, '\"{AT_MEETING}\"') > 0 AND {_STANDS}"
# Of one thing, where it is asked who was at work on it just now.
_NEWEST_LINES = 20


class History:
    """The append-only record of every board. `written` are the lines of this transaction, and `before` is the id of the
    last line before them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.written: list[Entry] = []
        self.before = 0

    def add(self, board_id: int, entry: Entry) -> int:
        """Adds a line to a board's history and returns the id it was given; the entry's own does not count.

        The line's hash covers its content and the hash of the line before it of the same board; see `storage/chain.py`.
        Raises LookupError where the board was removed.
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
        """The id and the hash of a board's newest line; 0 and nothing before the first."""
        found = (self._connection.execute(f"SELECT id, hash {each}", {"board": board_id}) for each in _NEWEST_OF_BOARD)
        return next(filter(None, (each.fetchone() for each in found)), (0, ""))

    def of(self, board_id: int, subject: str, subject_id: int, after: int = 0) -> list[Entry]:
        """All that happened to one action, measure or board after the line of that id, oldest first."""
        where = "board_id = ? AND subject = ? AND subject_id = ? AND id > ? ORDER BY id"
        return list(self._entries(where, [board_id, subject, subject_id, after]))

    def between(self, board_id: int, first: datetime | None, until: datetime | None) -> list[Entry]:
        """All that happened on a board from the instant `first` and before `until`, oldest first; without one of them
        from the beginning, or to the end."""
        limits = {"at >= ?": first, "at < ?": until}
        asked = {where: instant(at) for where, at in limits.items() if at}
        where = " AND ".join(["board_id = ?", *asked])
        return list(self._entries(f"{where} ORDER BY id", [board_id, *asked.values()]))

    def last_status(self, board_id: int, action_id: int) -> Entry | None:
        """The newest line that set an action's status: that of its logging, where nothing has changed it since."""
        where = (
            "board_id = ? AND subject = 'action' AND subject_id = ? AND json_type(changes, '$.status') IS NOT NULL "
            "ORDER BY id DESC LIMIT 1"
        )
        return next(self._entries(where, [board_id, action_id]), None)

    def last_by(self, board_id: int, person: str, subject: str) -> Entry | None:
        """The newest line by `person` about any such subject that no line has taken back, undo lines left out."""
        where = f"board_id = ? AND person = ? AND subject = ? AND undoes IS NULL AND {_STANDS} ORDER BY id DESC LIMIT 1"
        return next(self._entries(where, [board_id, person, subject]), None)

    def together_with(self, board_id: int, entry: Entry) -> list[Entry]:
        """The lines that one command wrote about several such subjects, `entry` among them, oldest first; without those
        that were taken back."""
        where = f"board_id = ? AND at = ? AND undoes IS NULL AND {_STANDS} ORDER BY id"
        # Asked of SQLite, the person and the subject would have it go through all that the person ever did.
        at_once = self._entries(where, [board_id, instant(entry.at)])
        asked = (entry.person, entry.subject, entry.said)
        return [each for each in at_once if (each.person, each.subject, each.said) == asked]

    def by_others(self, board_id: int, person: str, at: datetime) -> list[Entry]:
        """Of the actions, measures, areas and risks that this transaction has changed, the lines before it that
        somebody else wrote after the instant `at`, newest first; of the newest twenty lines of each."""
        changed = dict.fromkeys((each.subject, each.subject_id) for each in self.written if each.subject in KINDS)
        # The thing's newest first: by a time or a range of ids PostgreSQL would go through the lines of all boards.
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
        """The decisions taken at the meeting of a day that nobody has taken back, in the order in which they were
        recorded."""
        where = f"{_DECIDED} AND json_extract(changes, '$.{AT_MEETING}[1]') = ? ORDER BY id"
        return list(self._entries(where, [board_id, on.isoformat()]))

    def meetings_with_decisions(self, board_id: int) -> list[date]:
        """The days of the meetings at which such decisions were taken, the latest first."""
        sql = (
            f"SELECT DISTINCT json_extract(changes, '$.{AT_MEETING}[1]') FROM history WHERE {_DECIDED} ORDER BY 1 DESC"
        )
        return [date.fromisoformat(row[0]) for row in self._connection.execute(sql, [board_id]).fetchall()]

    def decided_last(self, board_id: int, verbs: Collection[str], until: datetime | None = None) -> dict[int, Entry]:
        """Of each action, by its id, the newest line of such a verb, or that says at which meeting or in which minute,
        which nobody has taken back; of the lines written `until` an instant, where one is given."""
        last, marks = instant(until or EVER), ", ".join("?" * len(verbs))
        where = (
            f"board_id = ? AND subject = 'action' AND undoes IS NULL AND (verb IN ({marks}) "
            f"OR json_type(changes, '$.{AT_MEETING}') IS NOT NULL OR json_type(changes, '$.{MINUTE}') IS NOT NULL) "
            "AND at <= ? AND NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = history.id "
            "AND later.at <= ?) ORDER BY id"
        )
        return {each.subject_id: each for each in self._entries(where, [board_id, *verbs, last, last])}

    def evidence_of(self, board_id: int, actions: Collection[int]) -> dict[int, list[tuple[int, str]]]:
        """What the evidence of each of these actions was set to, oldest first, with the line that set it."""
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
        """When each of these actions was opened again, oldest first, with the line; without what was taken back."""
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
        """All that happened on a board after the instant `at`, oldest first."""
        return list(self._entries("board_id = ? AND at > ? ORDER BY at, id", [board_id, instant(at)]))

    def after(self, board_id: int, line: int) -> list[Entry]:
        """All that happened on a board after that line of history, oldest first, whatever the clock said meanwhile."""
        # The plus keeps SQLite from reading the whole board's lines by an index and sorting them.
        return list(self._entries("id > ? AND +board_id = ? ORDER BY id", [line, board_id]))

    def changes_since(
        self, board_id: int, at: datetime, subject: str = "action"
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each change of such a subject after the instant `at`, newest first: its id, and its fields as they were."""
        sql = (
            "SELECT subject_id, changes FROM history WHERE board_id = ? AND at > ? AND subject = ? "
            "ORDER BY at DESC, id DESC"
        )
        for subject_id, changes in self._connection.execute(sql, [board_id, instant(at), subject]):
            yield subject_id, {name: old for name, (old, _) in json.loads(changes).items()}

    def hash_of(self, line: int) -> str | None:
        """The hash of a line, or None where there is none of that id."""
        row = self._connection.execute("SELECT hash FROM history WHERE id = ?", [line]).fetchone()
        return str(row[0]) if row else None

    def began(self, board_id: int) -> datetime | None:
        """When the board's first line was written."""
        sql = "SELECT MIN(at) FROM history WHERE board_id = ?"
        text = self._connection.execute(sql, [board_id]).fetchone()[0]
        return datetime.fromisoformat(text) if text else None

    def rows(self, board_id: int | None = None) -> Iterator[dict[str, Any]]:
        """Every line of every board as it is stored, oldest first, one at a time: there may be a million. Or what one
        board's lines rest on: its own, and those that the boards once had in common."""
        of_board = "" if board_id is None else f"WHERE board_id = {board_id:d} OR rule = {IN_COMMON} "
        return self._connection.long_query(f"SELECT * FROM history {of_board}ORDER BY id")

    def faults(self) -> Iterator[str]:
        """A sentence for each line that was altered, and for each that is missing. None where the chain holds."""
        chain = Chain()
        for row in self.rows():
            yield from chain.faults(row)

    def count(self, board_id: int | None = None) -> int:
        """How many lines there are, for all boards or for one."""
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
