"""Digests: a slot is claimed here before anything is posted, and what was posted is kept as it was."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database as Tables

from board.digest import Snapshot
from storage.rows import insert_sql, instant, optional_instant

_COLUMNS = ("board_id", "slot", "state", "composed_at", "messages", "snapshot", "error", "history_id", "history_hash")

RETRY_SECONDS = 30
CLAIMED, POSTED, FAILED, MISSED = "claimed", "posted", "failed", "missed"


@dataclass(frozen=True, slots=True)
class StoredDigest:
    """One digest: `messages` are frozen as they were composed, the first for the channel, the rest its thread.

    `posted` holds Slack's ts of each message that is out, in the same order. `state` is claimed, posted, failed
    (with `error`) or missed. `told` is True once support has heard of a failure. `history_id` and `history_hash` name
    the last line of history when it was composed.
    """

    id: int
    board_id: int
    slot: str
    state: str
    composed_at: datetime
    messages: tuple[Any, ...]
    snapshot: Snapshot
    attempts: int
    attempted_at: datetime | None
    posted_at: datetime | None
    posted: tuple[str, ...]
    error: str
    told: bool
    history_id: int
    history_hash: str


class Digests:
    """A board's digests, one for each slot."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def claim(
        self,
        board_id: int,
        slot: str,
        messages: Sequence[Any],
        snapshot: Snapshot,
        at: datetime,
        missed: str = "",
    ) -> bool:
        """Claims a slot with what will be posted. False where the slot was claimed before, by whichever process.

        `missed` says in words for support why nothing will be posted, where it is too late for that.
        """
        head = self._tables.execute("SELECT id, hash FROM history ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
        row = {
            "history_id": head[0],
            "history_hash": head[1],
            "board_id": board_id,
            "slot": slot,
            "state": MISSED if missed else CLAIMED,
            "composed_at": instant(at),
            "messages": json.dumps(messages, ensure_ascii=False),
            "snapshot": _snapshot_text(snapshot),
            "error": missed,
        }
        try:
            self._tables.execute(insert_sql("digests", _COLUMNS), row)
        except sqlite3.IntegrityError:
            return False
        return True

    def is_claimed(self, board_id: int, slot: str) -> bool:
        """True where a digest of that slot is on record, whatever became of it."""
        sql = "SELECT 1 FROM digests WHERE board_id = ? AND slot = ?"
        return self._tables.execute(sql, [board_id, slot]).fetchone() is not None

    def unposted(self) -> list[StoredDigest]:
        """Every digest that was claimed and not posted yet, oldest first, for all boards."""
        return self._read("state = ? ORDER BY id", [CLAIMED])

    def untold(self) -> list[StoredDigest]:
        """Digests that failed or were missed, of which support has not heard."""
        return self._read("state IN (?, ?) AND told = 0 ORDER BY id", [FAILED, MISSED])

    def of(self, board_id: int) -> list[StoredDigest]:
        """Every digest of a board, oldest first."""
        return self._read("board_id = ? ORDER BY id", [board_id])

    def last(self, board_id: int) -> StoredDigest | None:
        """The newest digest that was posted, or None."""
        return next(iter(self._read("board_id = ? AND state = ? ORDER BY id DESC LIMIT 1", [board_id, POSTED])), None)

    def last_problem(self, board_id: int) -> StoredDigest | None:
        """The newest digest, where it failed or was missed; None where it did not."""
        newest = next(iter(self._read("board_id = ? ORDER BY id DESC LIMIT 1", [board_id])), None)
        return newest if newest and newest.state in {FAILED, MISSED} else None

    def attempt(self, digest_id: int, at: datetime) -> bool:
        """Notes that a post is being tried. False where it is out already, or was tried half a minute ago or less.

        The half-minute keeps two processes from posting one digest at once, and is the wait before a second try.
        """
        sql = (
            "UPDATE digests SET attempts = attempts + 1, attempted_at = ? "
            "WHERE id = ? AND state = ? AND (attempted_at IS NULL OR attempted_at <= ?)"
        )
        waited = instant(at - timedelta(seconds=RETRY_SECONDS))
        return self._tables.execute(sql, [instant(at), digest_id, CLAIMED, waited]).rowcount == 1

    def wait(self, digest_id: int, until: datetime) -> None:
        """Puts the next try off until an instant, as Slack asked."""
        at = instant(until - timedelta(seconds=RETRY_SECONDS))
        self._tables.execute("UPDATE digests SET attempted_at = ? WHERE id = ?", [at, digest_id])

    def record_post(self, digest_id: int, posted: Sequence[str]) -> None:
        """Notes Slack's ts of the messages that are out so far."""
        self._tables.execute("UPDATE digests SET posted = ? WHERE id = ?", [json.dumps(list(posted)), digest_id])

    def finish(self, digest_id: int, at: datetime) -> None:
        """Notes that all of it is posted."""
        sql = "UPDATE digests SET state = ?, posted_at = ?, error = '' WHERE id = ?"
        self._tables.execute(sql, [POSTED, instant(at), digest_id])

    def rewrite(self, digest_id: int, messages: Sequence[Any]) -> None:
        """Puts other messages in place of those composed, before anything is posted."""
        sql = "UPDATE digests SET messages = ? WHERE id = ?"
        self._tables.execute(sql, [json.dumps(messages, ensure_ascii=False), digest_id])

    def fail(self, digest_id: int, error: str) -> None:
        """Notes that it cannot be posted, and why."""
        self._tables.execute("UPDATE digests SET state = ?, error = ? WHERE id = ?", [FAILED, error, digest_id])

    def note_error(self, digest_id: int, error: str) -> None:
        """Notes what went wrong, in words for support, whatever became of the digest."""
        self._tables.execute("UPDATE digests SET error = ? WHERE id = ?", [error, digest_id])

    def told(self, digest_id: int) -> None:
        """Notes that support has heard of a failure."""
        self._tables.execute("UPDATE digests SET told = 1 WHERE id = ?", [digest_id])

    def _read(self, where: str, values: list[Any]) -> list[StoredDigest]:
        return [_digest(row) for row in self._tables.query(f"SELECT * FROM digests WHERE {where}", values)]


def fingerprint(messages: Sequence[Any]) -> str:
    """A hash of what is frozen, for the history to hold."""
    return hashlib.sha256(json.dumps(list(messages), ensure_ascii=False).encode()).hexdigest()


def _snapshot_text(snapshot: Snapshot) -> str:
    return json.dumps(
        {
            "on": snapshot.on.isoformat(),
            "open": snapshot.open_count,
            "overdue": snapshot.overdue_count,
            "outcomes": dict(snapshot.outcomes),
        },
        ensure_ascii=False,
    )


def _digest(row: dict[str, Any]) -> StoredDigest:
    snapshot = json.loads(row["snapshot"])
    on = datetime.fromisoformat(snapshot["on"]).date()
    return StoredDigest(
        id=row["id"],
        board_id=row["board_id"],
        slot=row["slot"],
        state=row["state"],
        composed_at=datetime.fromisoformat(row["composed_at"]),
        messages=tuple(json.loads(row["messages"])),
        snapshot=Snapshot(on, snapshot["open"], snapshot["overdue"], snapshot["outcomes"]),
        attempts=row["attempts"],
        attempted_at=optional_instant(row["attempted_at"]),
        posted_at=optional_instant(row["posted_at"]),
        posted=tuple(json.loads(row["posted"])),
        error=row["error"],
        told=bool(row["told"]),
        history_id=row["history_id"],
        history_hash=row["history_hash"],
    )
