"""A further step: besides its owner, who does it, an action has an accountable officer, who answers for it."""

from sqlite_utils import Database


def m007_who_is_accountable(db: Database) -> None:
    """A Slack user, or a role in words until they are in Slack; neither for existing actions."""
    db.execute("ALTER TABLE actions ADD COLUMN accountable_id TEXT")
    db.execute("ALTER TABLE actions ADD COLUMN accountable_words TEXT NOT NULL DEFAULT ''")
