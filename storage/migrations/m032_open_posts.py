"""A further step: the posts that wait are found by themselves, however many there are and were."""

from sqlite_utils import Database


def m032_open_posts(db: Database) -> None:
    """An index of those that are neither out nor given up; in the order in which they came, for each workspace."""
    db.execute("CREATE INDEX outbox_open ON outbox (team, id) WHERE state IN ('claimed', 'attempted')")
