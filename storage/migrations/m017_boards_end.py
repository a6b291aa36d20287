"""A further step: a board's formal review, and its closing."""

from sqlite_utils import Database


def m017_boards_end(db: Database) -> None:
    """Existing boards have no review date, and none is closed."""
    for statement in (
        "ALTER TABLE boards ADD COLUMN review_on TEXT",
        "ALTER TABLE boards ADD COLUMN review_told INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE boards ADD COLUMN closed_at TEXT",
    ):
        db.execute(statement)
