"""A further step: what is said of an indicator itself. The last that was said of it counts."""

from sqlite_utils import Database

_DEFINITIONS = """
CREATE TABLE definitions (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    indicator TEXT NOT NULL,
    unit TEXT,
    good TEXT,
    decimals INTEGER,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""


def m023_definitions(db: Database) -> None:
    """Of the indicators on there nobody has said anything yet."""
    db.execute(_DEFINITIONS.strip())
    db.execute("CREATE INDEX definitions_by_measure ON definitions (measure_id)")
