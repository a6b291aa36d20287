"""A further step: how far Slack was looked through for a post, where it gives a few messages a minute."""

from sqlite_utils import Database


def m029_looked_to(db: Database) -> None:
    """Of the posts on there every look begins anew."""
    db.execute("ALTER TABLE outbox ADD COLUMN looked_to TEXT NOT NULL DEFAULT ''")
