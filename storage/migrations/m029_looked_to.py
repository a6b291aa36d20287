"""A further step: how far Slack's messages were searched for a post, as Slack may give only a few messages a minute."""

from sqlite_utils import Database


def m029_looked_to(db: Database) -> None:
    """For existing posts every search starts again."""
    db.execute("ALTER TABLE outbox ADD COLUMN looked_to TEXT NOT NULL DEFAULT ''")
