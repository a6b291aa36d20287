"""A further step: the next waiting post of each rank is found without reading the others."""

from sqlite_utils import Database

_OPEN = "state IN ('claimed', 'attempted')"
_RANKS = {
    "answers": "digest_id IS NULL",
    "firsts": "digest_id IS NOT NULL AND substr(key, length(key) - 1) = ':0'",
    "threads": "digest_id IS NOT NULL AND substr(key, length(key) - 1) <> ':0'",
}


def m034_open_posts_by_rank(db: Database) -> None:
    """An index each for posts of no digest, for the first posts of digests and for those in their threads, so that each
    post is in one of them; and an index for when each may be tried."""
    db.execute("DROP INDEX outbox_open")
    for name, rank in _RANKS.items():
        db.execute(f"CREATE INDEX outbox_open_{name} ON outbox (team, id) WHERE {_OPEN} AND {rank}")
    db.execute(f"CREATE INDEX outbox_open_by_time ON outbox (team, not_before) WHERE {_OPEN}")
