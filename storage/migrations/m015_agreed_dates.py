"""A further step: a later date can be asked for, and agreed or declined."""

from sqlite_utils import Database


def m015_agreed_dates(db: Database) -> None:
    """On existing boards owners go on moving dates by themselves until somebody chooses otherwise; no date is asked
    for."""
    for statement in (
        "ALTER TABLE boards ADD COLUMN dates TEXT NOT NULL DEFAULT 'owner'",
        "ALTER TABLE actions ADD COLUMN asked_due_on TEXT",
        "ALTER TABLE actions ADD COLUMN asked_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE actions ADD COLUMN asked_on TEXT",
        "ALTER TABLE actions ADD COLUMN asked_why TEXT NOT NULL DEFAULT ''",
    ):
        db.execute(statement)
