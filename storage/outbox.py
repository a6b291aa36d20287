"""The outbox: every message is written here before the bot posts it, and settled here after Slack's answer.

A message has one of four states. Claimed: certainly not sent. Attempted: Slack may have it, so it is looked for before
a retry. Posted and failed are final. A crash at any step leaves one of the four, so no message is lost or posted twice.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from storage.engines.connection import Connection
from storage.outbox_order import ATTEMPTED, CLAIMED, DUE, FAILED, LATER, LONGEST_WAIT, OPEN, POSTED
from storage.rows import insert_sql, instant, optional_instant

# The lease on a post. If an attempt has no result by then, whoever takes the post next finds out what became of it.
HELD_SECONDS = 30
LATER_HELD_SECONDS = 120
ANSWERS_KEPT = timedelta(days=3)

_COLUMNS = (
    "key", "team", "board_id", "digest_id", "about", "channel", "thread", "message", "composed_at", "state",
    "not_before", "error",
)  # fmt: skip
_INSERT = insert_sql("outbox", _COLUMNS)
# A digest's messages after the first go into the thread of the first.
_KNOWN = "SELECT 1 FROM outbox WHERE team = ? AND key = ?"
_SELECT = (
    "SELECT p.*, CASE WHEN p.digest_id IS NULL THEN p.thread ELSE "
    "(SELECT m.ts FROM outbox m WHERE m.digest_id = p.digest_id AND m.id < p.id ORDER BY m.id LIMIT 1) END "
    "AS in_thread FROM outbox p "
)


@dataclass(frozen=True, slots=True)
class Post:
    """One message for Slack. `message` is a frozen reply; `key` is unique in its workspace for ever and goes into its
    metadata.

    `channel` is a channel's id, or a person's for a private notice. `thread` is the ts of the message under which it
    goes, or empty. `about` is, for a notice, the failed post that it reports; for a failed post, its own id once an
    earlier notice covers it. `held_until` is the end of the lease that `take` gives. `ts` is Slack's, once it is
    posted, and `error` says why it failed, in words for support. `looked_to` is the ts up to which Slack was searched
    for the last attempt.
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
    looked_to: str = ""


class Outbox:
    """The messages of every board, waiting or settled."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, post: Post) -> bool:
        """Adds a message as claimed. False, with nothing changed, if its workspace already has one with that key, or if
        its board was removed.

        A post whose state is failed is stored as one that must not be attempted.
        """
        in_vain = f"{_KNOWN} UNION ALL SELECT 1 FROM boards WHERE id = ? AND removed_at IS NOT NULL"
        if self._connection.execute(in_vain, [post.team, post.key, post.board_id]).fetchone():
            return False
        row = {name: getattr(post, name) for name in _COLUMNS if name != "not_before"}
        row["message"] = json.dumps(post.message, ensure_ascii=False)
        row["composed_at"] = row["not_before"] = instant(post.composed_at)
        self._connection.put(_INSERT, row)
        return True

    def knows(self, team: str, key: str) -> bool:
        """True if the workspace has a message with that key in the outbox, in any state."""
        return self._connection.execute(_KNOWN, [team, key]).fetchone() is not None

    def is_waiting(self, team: str, channel: str, name: str) -> bool:
        """True if a message for that channel or person whose key begins with `name` is still to be composed."""
        sql = f"SELECT 1 FROM outbox WHERE team = ? AND channel = ? AND {OPEN} AND substr(key, 1, ?) = ?"
        start = f"{LATER}{name}"
        return self._connection.execute(sql, [team, channel, len(start), start]).fetchone() is not None

    def sent(self, team: str, channel: str, ts: str) -> Post | None:
        """The message with that `ts` in Slack, sent to that channel or person; None if there is none, or it is no
        longer kept."""
        sql = f"{_SELECT}WHERE p.team = ? AND p.ts = ? AND p.channel = ?"
        row = next(self._connection.query(sql, [team, ts, channel]), None)
        return post_of(row) if row else None

    def newest(self, team: str, channels: Sequence[str]) -> Post | None:
        """The message posted last to any of these channels or people, among those that are still kept."""
        marks = ", ".join("?" * len(channels))
        # Only a posted message has a ts, so the index is read from its end.
        where = f"WHERE p.team = ? AND p.ts > '' AND p.channel IN ({marks})"
        sql = f"{_SELECT}{where} ORDER BY p.ts DESC LIMIT 1"
        row = next(self._connection.query(sql, [team, *channels]), None)
        return post_of(row) if row else None

    def is_due(
        self, team: str, at: datetime, over: bool = True, later: bool = False, but_digests: bool = False
    ) -> bool:
        """True if `take` would find something."""
        # Mostly nothing waits, and planning the query for the order takes the server a while.
        waits = f"SELECT 1 FROM outbox WHERE team = ? AND {OPEN} AND (not_before <= ? OR not_before > ?) LIMIT 1"
        when = [team, instant(at), instant(at + LONGEST_WAIT)]
        if self._connection.execute(waits, when).fetchone() is None:
            return False
        return self._next(team, at, over, later, but_digests) is not None

    def due_next(self, team: str, at: datetime) -> datetime | None:
        """When the next waiting message comes due, or None."""
        sql = f"SELECT not_before FROM outbox WHERE team = ? AND {OPEN} AND not_before > ? AND not_before <= ?"
        when = [team, instant(at), instant(at + LONGEST_WAIT)]
        row = self._connection.execute(f"{sql} ORDER BY not_before LIMIT 1", when).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def take(
        self, team: str, at: datetime, over: bool = True, later: bool = False, but_digests: bool = False
    ) -> Post | None:
        """The next message to post, with its state before the call. It becomes attempted, under a lease of half a
        minute.

        With `later`, it is the next of those that are composed only when sent, under a lease of two minutes. Without
        `over`, messages that another process may still be attempting are left out.
        """
        row = self._next(team, at, over, later, but_digests)
        if row is None:
            return None
        until = at + timedelta(seconds=LATER_HELD_SECONDS if later else HELD_SECONDS)
        sql = "UPDATE outbox SET state = ?, not_before = ? WHERE id = ?"
        self._connection.execute(sql, [ATTEMPTED, instant(until), row["id"]])
        return replace(post_of(row), held_until=until)

    def keep(self, post: Post, at: datetime) -> Post | None:
        """Renews the lease on a message that was taken, for an attempt; None if somebody else holds it by now. Slack
        must be searched from the start again after it."""
        until = at + timedelta(seconds=HELD_SECONDS)
        held = self._settle(post, "not_before = ?, looked_to = ''", [instant(until)])
        return replace(post, held_until=until, looked_to="") if held else None

    def looked(self, post: Post, to: str) -> None:
        """Stores how far Slack was searched for it, for whoever goes on."""
        self._settle(post, "looked_to = ?", [to])

    def put_off(self, post: Post, until: datetime, state: str = CLAIMED) -> bool:
        """Schedules a retry: as claimed if Slack did not accept it, or with its old `state` if that is unknown.

        False, with nothing changed, if somebody else holds it by now.
        """
        return self._settle(post, "state = ?, not_before = ?", [state, instant(until)])

    def posted(self, post: Post, ts: str, at: datetime) -> bool:
        """Settles a message as posted, with Slack's `ts`, whoever holds it by now. False if it was already posted."""
        sql = "UPDATE outbox SET state = ?, ts = ?, posted_at = ?, error = '' WHERE id = ? AND key = ? AND state <> ?"
        return self._connection.execute(sql, [POSTED, ts, instant(at), post.id, post.key, POSTED]).rowcount == 1

    def fail(self, post: Post, error: str) -> bool:
        """Settles a message as failed, together with the rest of its digest's thread.

        False, with nothing changed, if somebody else holds it by now.
        """
        failed = self._settle(post, "state = ?, error = ?", [FAILED, error])
        if failed and post.digest_id is not None:
            rest = f"UPDATE outbox SET state = ? WHERE digest_id = ? AND {OPEN}"
            self._connection.execute(rest, [FAILED, post.digest_id])
        return failed

    def forget(self, team: str, at: datetime, waiting: bool = False) -> None:
        """Deletes messages to people that were settled some days ago; with `waiting`, also those that were not, which
        are too late to be posted by then. Digests and notices are kept."""
        settled = "" if waiting else f" AND state IN ('{POSTED}', '{FAILED}')"
        old = f"digest_id IS NULL AND about IS NULL AND composed_at < ?{settled}"
        self._connection.execute(f"DELETE FROM outbox WHERE team = ? AND {old}", [team, instant(at - ANSWERS_KEPT)])

    def readdress(self, team: str, old: str, new: str) -> None:
        """Readdresses unsettled messages to the channel's new id; settled ones stay as they were."""
        sql = f"UPDATE outbox SET channel = ? WHERE team = ? AND channel = ? AND {OPEN}"
        self._connection.execute(sql, [new, team, old])

    def rewrite(self, post: Post, message: Any) -> None:
        """Replaces a message before it is posted."""
        text = json.dumps(message, ensure_ascii=False)
        self._connection.execute("UPDATE outbox SET message = ? WHERE id = ? AND key = ?", [text, post.id, post.key])

    def told_before(self, post: Post) -> None:
        """Marks a failure as covered by the notice about an earlier one."""
        self._connection.execute("UPDATE outbox SET about = id WHERE id = ? AND key = ?", [post.id, post.key])

    def of_digests(self, board_id: int | None = None) -> Iterator[dict[str, Any]]:
        """The stored messages of all digests, or of one board's, one row at a time, grouped by digest and in order."""
        # `long_query` takes no parameters.
        digests = "" if board_id is None else f" WHERE board_id = {board_id:d}"
        return self._connection.long_query(
            f"SELECT * FROM outbox WHERE digest_id IN (SELECT id FROM digests{digests}) ORDER BY digest_id, id"
        )

    def untold(self, team: str) -> list[Post]:
        """The failed messages of every board that nobody has been told about."""
        sql = (
            f"WHERE p.team = ? AND p.state = '{FAILED}' AND p.error <> '' AND p.about IS NULL AND p.board_id IS NOT "
            "NULL AND NOT EXISTS (SELECT 1 FROM outbox n WHERE n.about = p.id) ORDER BY p.id"
        )
        return [post_of(row) for row in self._connection.query(_SELECT + sql, [team])]

    def _settle(self, post: Post, changes: str, values: list[Any]) -> bool:
        """Updates a message that `take` gave, unless its lease ended and somebody else has taken it."""
        held = instant(post.held_until) if post.held_until else ""
        sql = f"UPDATE outbox SET {changes} WHERE id = ? AND key = ? AND state = ? AND not_before = ?"
        return self._connection.execute(sql, [*values, post.id, post.key, ATTEMPTED, held]).rowcount == 1

    def _next(self, team: str, at: datetime, over: bool, later: bool, but_digests: bool) -> dict[str, Any] | None:
        when: dict[str, Any] = {"team": team, "now": instant(at), "soon": instant(at + LONGEST_WAIT)}
        when |= {"over": over, "later": later, "digests": not but_digests}
        return next(self._connection.query(_SELECT + "WHERE " + DUE, when), None)


def post_of(row: dict[str, Any]) -> Post:
    """A row as a Post. `in_thread` is the ts of its thread."""
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
        looked_to=row["looked_to"],
    )
