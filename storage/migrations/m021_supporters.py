"""A further step: who helps with an action, beside its owner and the officer who answers for it."""

from sqlite_utils import Database


def m021_supporters(db: Database) -> None:
    """People in Slack and roles in words, one on a line; none for the actions there are."""
    db.execute("ALTER TABLE actions ADD COLUMN supporters TEXT NOT NULL DEFAULT ''")
