"""The third step: two indexes of the kept replies that every change paid for and no question needs any more."""

from sqlite_utils import Database


def m003_fewer_indexes(db: Database) -> None:
    """Replies of the last minute are found by their ids, and old ones are dropped by the digest's job."""
    for name in ("answers_by_time", "answers_by_subject"):
        db.execute(f"DROP INDEX {name}")
