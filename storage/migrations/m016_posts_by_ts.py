"""A further step: a post is found by Slack's ts when somebody answers in its thread."""

from sqlite_utils import Database


def m016_posts_by_ts(db: Database) -> None:
    """A partial index of the posts that Slack has."""
    db.execute("CREATE INDEX outbox_by_ts ON outbox (ts)")
