"""The second step: an outbox for every message. Until then each digest held the state of its own."""

import json
from typing import Any

from sqlite_utils import Database

_OUTBOX = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    team TEXT NOT NULL,
    board_id INTEGER REFERENCES boards (id),
    digest_id INTEGER REFERENCES digests (id),
    about INTEGER,
    channel TEXT NOT NULL,
    thread TEXT NOT NULL,
    message TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    state TEXT NOT NULL,
    not_before TEXT NOT NULL,
    posted_at TEXT,
    ts TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT ''
)
"""
_DIGESTS_2 = """
CREATE TABLE digests (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    slot TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    history_id INTEGER NOT NULL,
    history_hash TEXT NOT NULL,
    UNIQUE (board_id, slot)
)
"""


def m002_the_outbox(db: Database) -> None:
    """Gives every message a row and a state of its own; the state of a digest is that of its messages."""
    db.execute("ALTER TABLE digests RENAME TO digests_before")
    for statement in (
        _DIGESTS_2,
        _OUTBOX,
        "CREATE INDEX digests_by_board ON digests (board_id)",
        "CREATE INDEX outbox_by_state ON outbox (state)",
        "CREATE INDEX outbox_by_digest ON outbox (digest_id, composed_at)",
        "CREATE INDEX outbox_by_subject ON outbox (about)",
        "INSERT INTO digests SELECT id, board_id, slot, composed_at, snapshot, history_id, history_hash "
        "FROM digests_before",
    ):
        db.execute(statement)
    old = "SELECT d.*, b.team, b.channel FROM digests_before d JOIN boards b ON b.id = d.board_id ORDER BY d.id"
    for digest in list(db.query(old)):
        _into_the_outbox(db, digest)
    db.execute("DROP TABLE digests_before")


def _into_the_outbox(db: Database, digest: dict[str, Any]) -> None:
    out = json.loads(digest["posted"])
    for number, message in enumerate(json.loads(digest["messages"])):
        state, error = _state_before(digest, number, len(out))
        row = {
            "key": f"{digest['channel']}:{digest['slot']}:{number}",
            "team": digest["team"],
            "board_id": digest["board_id"],
            "digest_id": digest["id"],
            "channel": digest["channel"],
            "thread": "",
            "message": json.dumps(message, ensure_ascii=False),
            "composed_at": digest["composed_at"],
            "state": state,
            "not_before": digest["attempted_at"] or digest["composed_at"],
            "posted_at": digest["posted_at"] or digest["attempted_at"] if state == "posted" else None,
            "ts": out[number] if number < len(out) else "",
            "error": error,
        }
        failed = db.table("outbox").insert(row).last_pk
        # Nobody was told then of a thread that stayed incomplete, and it is too late for that now.
        if error and (digest["told"] or digest["state"] == "posted"):
            told = {"key": f"notice:{failed}", "about": failed, "message": "null", "state": "posted", "error": ""}
            db.table("outbox").insert(row | told | {"digest_id": None})


def _state_before(digest: dict[str, Any], number: int, out: int) -> tuple[str, str]:
    """The state of the digest's message with that number, if `out` of its messages were posted."""
    if number < out:
        return "posted", ""
    if digest["state"] in {"failed", "missed", "posted"}:
        return "failed", digest["error"] if number == out else ""
    return "attempted" if number == out and digest["attempts"] else "claimed", ""
