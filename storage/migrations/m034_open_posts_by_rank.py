"""A further step: of the posts that wait the next of each rank is found without a look at the others."""

from sqlite_utils import Database

_OPEN = "state IN ('claimed', 'attempted')"
_RANKS = {
    "answers": "digest_id IS NULL",
    "firsts": "digest_id IS NOT NULL AND substr(key, length(key) - 1) = ':0'",
    "threads": "digest_id IS NOT NULL AND substr(key, length(key) - 1) <> ':0'",
}


def m034_open_posts_by_rank(db: Database) -> None:
    """An index for what is of no digest, what begins one and what is in the thread of one, each post in one of them
    alone; and one for when each may be tried."""
    db.execute("DROP INDEX outbox_open")
    for name, rank in _RANKS.items():
        db.execute(f"CREATE INDEX outbox_open_{name} ON outbox (team, id) WHERE {_OPEN} AND {rank}")
    db.execute(f"CREATE INDEX outbox_open_by_time ON outbox (team, not_before) WHERE {_OPEN}")
