"""A further step: risks and their dated scores."""

from sqlite_utils import Database

_RISKS = """
CREATE TABLE risks (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    owner_id TEXT,
    owner_words TEXT NOT NULL,
    controls TEXT NOT NULL,
    target TEXT,
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    reviewed_on TEXT,
    opened_on TEXT NOT NULL,
    UNIQUE (board_id, ref_key)
)
"""
_SCORES = """
CREATE TABLE risk_scores (
    id INTEGER PRIMARY KEY,
    risk_id INTEGER NOT NULL REFERENCES risks (id),
    likelihood INTEGER NOT NULL,
    impact INTEGER NOT NULL,
    as_at TEXT NOT NULL,
    because TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""


def m022_risks(db: Database) -> None:
    """A board numbers its risks as it numbers its actions: RK1, RK2."""
    for statement in (
        _RISKS,
        _SCORES,
        "CREATE INDEX scores_of_risk ON risk_scores (risk_id, as_at)",
        "ALTER TABLE boards ADD COLUMN next_risk INTEGER NOT NULL DEFAULT 1",
    ):
        db.execute(statement)
