"""A further step: an action has supporters besides its owner and its accountable officer."""

from sqlite_utils import Database


def m021_supporters(db: Database) -> None:
    """People in Slack and roles in words, one a line; none for existing actions."""
    db.execute("ALTER TABLE actions ADD COLUMN supporters TEXT NOT NULL DEFAULT ''")
