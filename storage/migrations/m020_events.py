"""A further step: the events of a board other than its own meetings."""

from sqlite_utils import Database

_EVENTS = """
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    limit_what TEXT NOT NULL DEFAULT '',
    limit_within TEXT NOT NULL DEFAULT '',
    limit_on TEXT,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    taken_out_at TEXT
)
"""


def m020_events(db: Database) -> None:
    """The events of each board, and an index by which a page finds those of its days."""
    db.execute(_EVENTS)
    db.execute("CREATE INDEX events_by_board ON events (board_id, last_on)")
