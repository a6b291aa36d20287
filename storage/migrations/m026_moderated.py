"""A further step: whether a figure, such as that of an audit, was moderated, and by whom."""

from sqlite_utils import Database


def m026_moderated(db: Database) -> None:
    """Existing figures are not marked as moderated."""
    db.execute("ALTER TABLE readings ADD COLUMN moderated TEXT NOT NULL DEFAULT ''")
