"""A further step: the definition of an indicator. The latest entry counts."""

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
    """Existing indicators have none yet."""
    db.execute(_DEFINITIONS.strip())
    db.execute("CREATE INDEX definitions_by_measure ON definitions (measure_id)")
