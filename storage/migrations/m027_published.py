"""A further step: the day on which an official figure was published."""

from sqlite_utils import Database


def m027_published(db: Database) -> None:
    """Existing figures are the councils' own, so none of them has one."""
    db.execute("ALTER TABLE readings ADD COLUMN published TEXT")
