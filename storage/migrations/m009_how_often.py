"""How often an indicator comes: monthly unless said otherwise. The latest entry counts."""

from sqlite_utils import Database

_FREQUENCIES = """
CREATE TABLE frequencies (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    indicator TEXT NOT NULL,
    every TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""


def m009_how_often(db: Database) -> None:
    """A figure older than one and a half of its periods is no reading."""
    db.execute(_FREQUENCIES)
    db.execute("CREATE INDEX frequencies_by_measure ON frequencies (measure_id)")
