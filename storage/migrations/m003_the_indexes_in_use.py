"""The third step: an index for each question that is asked, and none that every change pays for in vain."""

from sqlite_utils import Database


def m003_the_indexes_in_use(db: Database) -> None:
    """Old replies are dropped by the digest's job; what a reply was about is asked of the history."""
    for name in ("answers_by_time", "answers_by_subject", "actions_by_owner", "history_by_person"):
        db.execute(f"DROP INDEX {name}")
    db.execute("ALTER TABLE answers DROP COLUMN subject")
    db.execute("CREATE INDEX history_by_person ON history (board_id, person, subject)")
    db.execute("CREATE INDEX history_by_undoing ON history (undoes) WHERE undoes IS NOT NULL")
