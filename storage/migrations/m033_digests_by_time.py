"""A further step: the digests of the last days are found by themselves, of all boards at once."""

from sqlite_utils import Database


def m033_digests_by_time(db: Database) -> None:
    """`storage/numbers.py` asks by it."""
    db.execute("CREATE INDEX digests_by_time ON digests (composed_at)")
