"""A further step: what the chair says, in the chair's own words."""

from sqlite_utils import Database

_STATEMENTS = """
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    measure_id INTEGER REFERENCES measures (id),
    words TEXT NOT NULL,
    as_at TEXT NOT NULL,
    recorded_for INTEGER NOT NULL DEFAULT 0,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""


def m024_statements(db: Database) -> None:
    """A statement about a measure, or, without one, about where the board stands: its report."""
    for statement in (
        _STATEMENTS,
        "CREATE INDEX statements_by_measure ON statements (measure_id)",
        "CREATE INDEX statements_of_report ON statements (board_id) WHERE measure_id IS NULL",
    ):
        db.execute(statement)
