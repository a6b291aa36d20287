"""A further step: waiting posts have an index of their own, so finding them does not depend on how many posts there
are."""

from sqlite_utils import Database


def m032_open_posts(db: Database) -> None:
    """A partial index of the posts that are claimed or attempted, for each workspace in the order in which they
    came."""
    db.execute("CREATE INDEX outbox_open ON outbox (team, id) WHERE state IN ('claimed', 'attempted')")
