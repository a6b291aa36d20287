"""The fourth step: the signed requests of the last minutes, so that a replayed one is refused (HTTP mode)."""

from sqlite_utils import Database

_SEEN_REQUESTS = """
CREATE TABLE seen_requests (
    signature TEXT PRIMARY KEY,
    sent_at TEXT NOT NULL
)
"""


def m004_seen_requests(db: Database) -> None:
    """Signatures alone; old ones are found by their time and deleted."""
    db.execute(_SEEN_REQUESTS)
    db.execute("CREATE INDEX seen_requests_by_time ON seen_requests (sent_at)")
