"""A further step: an index finds the digests of the last days on all boards."""

from sqlite_utils import Database


def m033_digests_by_time(db: Database) -> None:
    """`storage/numbers.py` uses it."""
    db.execute("CREATE INDEX digests_by_time ON digests (composed_at)")
