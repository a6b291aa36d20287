"""Digests. A slot is claimed here, with the messages, before anything is posted. Each message then goes through the
outbox by itself, and is kept there unchanged."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from board.boards import Board
from board.digest import Snapshot
from storage.engines.connection import Connection
from storage.history import History
from storage.outbox import Outbox, Post, post_of
from storage.outbox_order import FAILED, POSTED
from storage.rows import insert_sql, instant

_INSERT = (
    insert_sql("digests", ("board_id", "slot", "composed_at", "snapshot", "history_id", "history_hash"))
    + " ON CONFLICT (board_id, slot) DO NOTHING RETURNING id"
)
_SELECT = (
    "SELECT p.*, p.thread AS in_thread, d.board_id AS of_board, d.slot, d.composed_at AS at, d.snapshot, "
    "d.history_id, d.history_hash FROM digests d JOIN outbox p ON p.digest_id = d.id "
)


@dataclass(frozen=True, slots=True)
class StoredDigest:
    """One digest. `posts` are its messages: the first goes to the channel, the rest into its thread.

    `history_id` and `history_hash` name the board's last line of history when it was composed; in a log from before
    0.5.0, the last line of all boards.
    """

    id: int
    board_id: int
    slot: str
    composed_at: datetime
    snapshot: Snapshot
    history_id: int
    history_hash: str
    posts: tuple[Post, ...]

    @property
    def messages(self) -> tuple[Any, ...]:
        """Each message, frozen as it was composed."""
        return tuple(post.message for post in self.posts)

    @property
    def state(self) -> str:
        """The state of its first message: claimed, attempted, posted or failed."""
        return self.posts[0].state

    @property
    def posted_at(self) -> datetime | None:
        """When its first message was posted, or None."""
        return self.posts[0].posted_at

    @property
    def error(self) -> str:
        """Why it failed, in words for support; empty if it did not."""
        return next((post.error for post in self.posts if post.error), "")


class Digests:
    """A board's digests, one for each slot."""

    def __init__(self, connection: Connection, outbox: Outbox) -> None:
        self._connection = connection
        self._outbox = outbox

    def claim(
        self,
        board: Board,
        slot: str,
        messages: Sequence[Any],
        snapshot: Snapshot,
        at: datetime,
        missed: str = "",
    ) -> bool:
        """Claims a slot with its messages. False if any process has claimed the slot before.

        `missed`, for a slot whose time has passed, says in words for support why nothing will be posted.
        """
        line, line_hash = History(self._connection).last_of(board.id)
        row = {
            "history_id": line,
            "history_hash": line_hash,
            "board_id": board.id,
            "slot": slot,
            "composed_at": instant(at),
            "snapshot": _snapshot_text(snapshot),
        }
        claimed = self._connection.execute(_INSERT, row).fetchone()
        if claimed is None:
            return False
        for number, message in enumerate(messages):
            post = Post(f"{board.channel}:{slot}:{number}", board.team, board.channel, message, at)
            post = replace(post, board_id=board.id, digest_id=claimed[0])
            self._outbox.put(replace(post, state=FAILED, error=missed) if missed else post)
        return True

    def is_claimed(self, board_id: int, slot: str) -> bool:
        """True if a digest of that slot is on record, whatever its state."""
        sql = "SELECT 1 FROM digests WHERE board_id = ? AND slot = ?"
        return self._connection.execute(sql, [board_id, slot]).fetchone() is not None

    def newest(self, board_id: int) -> StoredDigest | None:
        """The newest digest, whatever its state, or None."""
        newest = "SELECT id FROM digests WHERE board_id = ? ORDER BY id DESC LIMIT 1"
        return next(iter(self._read(f"d.id = ({newest})", [board_id])), None)

    def get(self, digest_id: int) -> StoredDigest:
        """The digest with that id. Raises LookupError if there is none."""
        found = self._read("d.id = ?", [digest_id])
        if not found:
            raise LookupError(f"no digest {digest_id}")
        return found[0]

    def line_named(self, digest_id: int) -> tuple[int, str] | None:
        """The id and hash of the line whose fingerprint the digest carries. None for a digest from before 0.5.0 that
        names another board's line."""
        sql = (
            "SELECT d.history_id, d.history_hash FROM digests d JOIN history h ON h.id = d.history_id "
            "AND h.board_id = d.board_id WHERE d.id = ?"
        )
        found = self._connection.execute(sql, [digest_id]).fetchone()
        return (int(found[0]), str(found[1])) if found else None

    def of(self, board_id: int) -> list[StoredDigest]:
        """Every digest of a board, oldest first."""
        return self._read("d.board_id = ?", [board_id])

    def last(self, board_id: int, until: datetime | None = None) -> StoredDigest | None:
        """The newest posted digest, or the newest of those composed by an instant if one is given; or None."""
        by_then, at = (" AND d2.composed_at <= ?", [instant(until)]) if until else ("", [])
        newest = (
            "SELECT d2.id FROM digests d2 JOIN outbox m ON m.digest_id = d2.id WHERE d2.board_id = ? AND m.state = ?"
            f"{by_then} ORDER BY d2.id DESC LIMIT 1"
        )
        return next(iter(self._read(f"d.id = ({newest})", [board_id, POSTED, *at])), None)

    def last_problem(self, board_id: int) -> StoredDigest | None:
        """The newest digest if it failed or was missed; None if it did not."""
        newest = self.newest(board_id)
        return newest if newest and newest.state == FAILED else None

    def _read(self, where: str, values: list[Any]) -> list[StoredDigest]:
        rows = self._connection.query(f"{_SELECT} WHERE {where} ORDER BY d.id, p.id", values)
        return [_digest(list(each)) for _, each in groupby(rows, key=lambda row: row["digest_id"])]


def fingerprint(messages: Sequence[Any]) -> str:
    """A hash of the frozen messages, for the history. It leaves out the ids that Slack has given their pictures
    since."""
    return sealed_text(json.dumps([_without_files(each) for each in messages], ensure_ascii=False))


def _without_files(message: Any) -> Any:
    return {name: each for name, each in message.items() if name != "files"} if isinstance(message, dict) else message


def snapshot_fingerprint(snapshot: Snapshot) -> str:
    """A hash of what the next digest will be compared with, for the history."""
    return sealed_text(_snapshot_text(snapshot))


def sealed_text(text: str) -> str:
    """The hash of a text as it is stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _snapshot_text(snapshot: Snapshot) -> str:
    return json.dumps(
        {
            "on": snapshot.on.isoformat(),
            "open": snapshot.open_count,
            "overdue": snapshot.overdue_count,
            "outcomes": dict(snapshot.outcomes),
            "standings": dict(snapshot.standings),
        },
        ensure_ascii=False,
    )


def _digest(rows: list[dict[str, Any]]) -> StoredDigest:
    first = rows[0]
    snapshot = json.loads(first["snapshot"])
    on = datetime.fromisoformat(snapshot["on"]).date()
    return StoredDigest(
        id=first["digest_id"],
        board_id=first["of_board"],
        slot=first["slot"],
        composed_at=datetime.fromisoformat(first["at"]),
        snapshot=Snapshot(
            on, snapshot["open"], snapshot["overdue"], snapshot["outcomes"], snapshot.get("standings", {})
        ),
        history_id=first["history_id"],
        history_hash=first["history_hash"],
        posts=tuple(post_of(row) for row in rows),
    )
