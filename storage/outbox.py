"""The outbox: every message the bot posts is written here before Slack hears of it, and settled here afterwards.

Claimed: surely not out. Attempted: Slack may have it; it is looked for before it is tried again. Posted and failed are
the ends. A crash at any step leaves one of the four, so a message is neither lost nor posted twice.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database as Tables

from storage.rows import insert_sql, instant, optional_instant

CLAIMED, ATTEMPTED, POSTED, FAILED = "claimed", "attempted", "posted", "failed"
# Whoever tries a post has it for half a minute; a try that has not ended by then is looked into.
HELD_SECONDS = 30
# A wait longer than this was set by a clock that has been put back since.
LONGEST_WAIT = timedelta(minutes=15)
ANSWERS_KEPT = timedelta(days=3)

_COLUMNS = (
    "key", "team", "board_id", "digest_id", "about", "channel", "thread", "message", "composed_at", "state",
    "not_before", "error",
)  # fmt: skip
_INSERT = insert_sql("outbox", _COLUMNS)
# The messages of a digest after its first go into the thread of the first.
_SELECT = (
    "SELECT p.*, CASE WHEN p.digest_id IS NULL THEN p.thread ELSE "
    "(SELECT m.ts FROM outbox m WHERE m.digest_id = p.digest_id AND m.id < p.id ORDER BY m.id LIMIT 1) END "
    "AS in_thread FROM outbox p "
)
_OPEN = f"state IN ('{CLAIMED}', '{ATTEMPTED}')"
# Slack's limit on posts is one channel's: what else would go there waits as well, and nothing that goes elsewhere.
_WAITS = f"w.state = '{CLAIMED}' AND w.not_before > :now AND w.not_before <= :soon"
# The longer messages of a digest wait for the short answer that a person waits for; a digest's own go out in order.
_DUE = (
    f"p.team = :team AND p.{_OPEN} AND (p.not_before <= :now OR p.not_before > :soon) "
    f"AND (:over OR p.state = '{CLAIMED}') AND NOT EXISTS "
    f"(SELECT 1 FROM outbox e WHERE e.digest_id = p.digest_id AND e.id < p.id AND e.{_OPEN}) "
    f"AND NOT EXISTS (SELECT 1 FROM outbox w WHERE w.team = p.team AND w.channel = p.channel AND {_WAITS}) "
    "ORDER BY p.digest_id IS NOT NULL, p.id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Post:
    """One message for Slack: `message` is a frozen reply, `key` goes into its metadata and names it for ever.

    `channel` is a channel's id, or a person's for a private notice. `thread` is Slack's ts of the message it goes
    under, or empty. `about` is the failed post that a notice tells of, or its own id where an earlier notice has told
    of it. `held_until` is set by `take`: until then nobody else tries it. `ts` is Slack's once it is posted, `error`
    says why it failed, in words for support.
    """

    key: str
    team: str
    channel: str
    message: Any
    composed_at: datetime
    thread: str = ""
    board_id: int | None = None
    digest_id: int | None = None
    about: int | None = None
    state: str = CLAIMED
    error: str = ""
    posted_at: datetime | None = None
    ts: str = ""
    id: int = 0
    held_until: datetime | None = None


class Outbox:
    """The messages of every board, on their way or settled."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def put(self, post: Post) -> bool:
        """Claims a message under its key. False where there is one of that key already: then nothing is changed.

        A post whose state is failed is kept as one that is too late to be tried.
        """
        if self.knows(post.key):
            return False
        row = {name: getattr(post, name) for name in _COLUMNS if name != "not_before"}
        row["message"] = json.dumps(post.message, ensure_ascii=False)
        row["composed_at"] = row["not_before"] = instant(post.composed_at)
        self._tables.execute(_INSERT, row)
        return True

    def knows(self, key: str) -> bool:
        """True where a message of that key is in the outbox, whatever became of it."""
        return self._tables.execute("SELECT 1 FROM outbox WHERE key = ?", [key]).fetchone() is not None

    def is_due(self, team: str, at: datetime, over: bool = True) -> bool:
        """True where `take` would find something."""
        return self._next(team, at, over) is not None

    def due_next(self, team: str, at: datetime) -> datetime | None:
        """The next instant at which something comes due that is waiting now, or None."""
        sql = (
            f"SELECT MIN(not_before) AS first FROM outbox WHERE team = :team AND {_OPEN} AND not_before > :now "
            "AND not_before <= :soon"
        )
        when = {"team": team, "now": instant(at), "soon": instant(at + LONGEST_WAIT)}
        return optional_instant(next(self._tables.query(sql, when))["first"])

    def take(self, team: str, at: datetime, over: bool = True) -> Post | None:
        """The next message to post, as it stood; from now on it is attempted, and nobody else's for half a minute.

        Without `over`, none whose try another may still be in the middle of.
        """
        row = self._next(team, at, over)
        if row is None:
            return None
        until = at + timedelta(seconds=HELD_SECONDS)
        sql = "UPDATE outbox SET state = ?, not_before = ? WHERE id = ?"
        self._tables.execute(sql, [ATTEMPTED, instant(until), row["id"]])
        return replace(post_of(row), held_until=until)

    def keep(self, post: Post, at: datetime) -> Post | None:
        """The message that was taken, held for another half-minute; None where it is somebody else's by now."""
        until = at + timedelta(seconds=HELD_SECONDS)
        held = self._settle(post, "not_before = ?", [instant(until)])
        return replace(post, held_until=until) if held else None

    def put_off(self, post: Post, until: datetime, state: str = CLAIMED) -> bool:
        """It is tried again then: Slack did not take it, or, as `state`, it stands as it stood.

        False, and nothing is changed, where it is somebody else's by now.
        """
        return self._settle(post, "state = ?, not_before = ?", [state, instant(until)])

    def posted(self, post: Post, ts: str, at: datetime) -> bool:
        """It is out, as Slack's message `ts`: that is so whoever has it by now. False where that was known."""
        sql = "UPDATE outbox SET state = ?, ts = ?, posted_at = ?, error = '' WHERE id = ? AND state <> ?"
        return self._tables.execute(sql, [POSTED, ts, instant(at), post.id, POSTED]).rowcount == 1

    def fail(self, post: Post, error: str) -> bool:
        """It will not be posted, nor will what would have followed it in its digest's thread.

        False, and nothing is changed, where it is somebody else's by now.
        """
        failed = self._settle(post, "state = ?, error = ?", [FAILED, error])
        if failed and post.digest_id is not None:
            rest = f"UPDATE outbox SET state = ? WHERE digest_id = ? AND {_OPEN}"
            self._tables.execute(rest, [FAILED, post.digest_id])
        return failed

    def forget(self, at: datetime) -> None:
        """Drops the answers to people that were settled some days ago. Digests and notices are kept."""
        old = f"digest_id IS NULL AND about IS NULL AND composed_at < ? AND state IN ('{POSTED}', '{FAILED}')"
        self._tables.execute(f"DELETE FROM outbox WHERE {old}", [instant(at - ANSWERS_KEPT)])

    def readdress(self, team: str, old: str, new: str) -> None:
        """What is on its way to a channel goes to it under its new id; what is out or failed stays as it was."""
        sql = f"UPDATE outbox SET channel = ? WHERE team = ? AND channel = ? AND {_OPEN}"
        self._tables.execute(sql, [new, team, old])

    def rewrite(self, post_id: int, message: Any) -> None:
        """Puts another message in place of the one composed, before it is posted."""
        text = json.dumps(message, ensure_ascii=False)
        self._tables.execute("UPDATE outbox SET message = ? WHERE id = ?", [text, post_id])

    def told_before(self, post_id: int) -> None:
        """The notice of an earlier failure has told of this one as well."""
        self._tables.execute("UPDATE outbox SET about = id WHERE id = ?", [post_id])

    def of_digests(self) -> Iterator[dict[str, Any]]:
        """Every digest's messages as they are stored, a digest's together and in their order, one at a time."""
        return self._tables.query("SELECT * FROM outbox WHERE digest_id IS NOT NULL ORDER BY digest_id, id")

    def untold(self, team: str) -> list[Post]:
        """Every board's messages that failed with a reason, of which nobody has been told."""
        sql = (
            f"WHERE p.team = ? AND p.state = '{FAILED}' AND p.error <> '' AND p.about IS NULL AND p.board_id IS NOT "
            "NULL AND NOT EXISTS (SELECT 1 FROM outbox n WHERE n.about = p.id) ORDER BY p.id"
        )
        return [post_of(row) for row in self._tables.query(_SELECT + sql, [team])]

    def _settle(self, post: Post, changes: str, values: list[Any]) -> bool:
        """Changes a message that `take` gave, unless its time was up and somebody else has taken it since."""
        held = instant(post.held_until) if post.held_until else ""
        sql = f"UPDATE outbox SET {changes} WHERE id = ? AND state = ? AND not_before = ?"
        return self._tables.execute(sql, [*values, post.id, ATTEMPTED, held]).rowcount == 1

    def _next(self, team: str, at: datetime, over: bool) -> dict[str, Any] | None:
        when = {"team": team, "now": instant(at), "soon": instant(at + LONGEST_WAIT), "over": over}
        return next(self._tables.query(_SELECT + "WHERE " + _DUE, when), None)


def post_of(row: dict[str, Any]) -> Post:
    """A row of the outbox as a post. `in_thread` is where it goes."""
    return Post(
        key=row["key"],
        team=row["team"],
        channel=row["channel"],
        message=json.loads(row["message"]),
        composed_at=datetime.fromisoformat(row["composed_at"]),
        thread=row["in_thread"] or "",
        board_id=row["board_id"],
        digest_id=row["digest_id"],
        about=row["about"],
        state=row["state"],
        error=row["error"],
        posted_at=optional_instant(row["posted_at"]),
        ts=row["ts"],
        id=row["id"],
    )
