"""The third step: an index for each query in use, and no index that only costs time at every change."""

from sqlite_utils import Database


def m003_the_indexes_in_use(db: Database) -> None:
    """Old replies are deleted by the digest's job; the history tells what a reply was about."""
    for name in ("answers_by_time", "answers_by_subject", "actions_by_owner", "history_by_person"):
        db.execute(f"DROP INDEX {name}")
    db.execute("ALTER TABLE answers DROP COLUMN subject")
    db.execute("CREATE INDEX history_by_person ON history (board_id, person, subject)")
    db.execute("CREATE INDEX history_by_undoing ON history (undoes) WHERE undoes IS NOT NULL")
