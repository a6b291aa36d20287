"""A post's key is unique within its workspace, and so is that of a reminder: two workspaces may use the same key."""

from sqlite_utils import Database

_COLUMNS = (
    "id, key, team, board_id, digest_id, about, channel, thread, message, composed_at, state, not_before, posted_at, "
    "ts, error, looked_to"
)
_OUTBOX = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
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
    error TEXT NOT NULL DEFAULT '',
    looked_to TEXT NOT NULL DEFAULT '',
    UNIQUE (team, key)
)
"""
_TEAM_OF_ITS_ACTION = (
    "SELECT boards.team FROM actions JOIN boards ON boards.id = actions.board_id WHERE actions.id = reminders.action_id"
)


def m030_of_each_workspace(db: Database) -> None:
    """Every post keeps its id and its key, which Slack knows. Queries for a workspace's posts get an index that begins
    with the workspace."""
    for statement in (
        "ALTER TABLE outbox RENAME TO outbox_before",
        _OUTBOX.strip(),
        f"INSERT INTO outbox ({_COLUMNS}) SELECT {_COLUMNS} FROM outbox_before",
        "DROP TABLE outbox_before",
        "CREATE INDEX outbox_by_state ON outbox (team, state)",
        "CREATE INDEX outbox_by_digest ON outbox (digest_id, composed_at)",
        "CREATE INDEX outbox_by_subject ON outbox (about)",
        "CREATE INDEX outbox_by_ts ON outbox (team, ts)",
        "ALTER TABLE reminders ADD COLUMN team TEXT NOT NULL DEFAULT ''",
        f"UPDATE reminders SET team = COALESCE(({_TEAM_OF_ITS_ACTION}), '')",
        "DROP INDEX reminders_by_key",
        "DROP INDEX reminders_by_person",
        "CREATE INDEX reminders_by_key ON reminders (team, key)",
        "CREATE INDEX reminders_by_person ON reminders (team, person)",
    ):
        db.execute(statement)
