"""A further step: a board's formal review, and its end."""

from sqlite_utils import Database


def m017_boards_end(db: Database) -> None:
    """Of the boards on there nobody has said when they are reviewed, and none has ended."""
    for statement in (
        "ALTER TABLE boards ADD COLUMN review_on TEXT",
        "ALTER TABLE boards ADD COLUMN review_told INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE boards ADD COLUMN closed_at TEXT",
    ):
        db.execute(statement)
