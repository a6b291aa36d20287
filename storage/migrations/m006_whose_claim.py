"""The sixth step: a claim belongs to a body. Earlier claims are the council's, though nobody has said so yet."""

from sqlite_utils import Database


def m006_whose_claim(db: Database) -> None:
    """Support is asked about the claims whose source names another body."""
    db.execute("ALTER TABLE claims ADD COLUMN body TEXT NOT NULL DEFAULT 'the council'")
    db.execute("ALTER TABLE claims ADD COLUMN body_stated INTEGER NOT NULL DEFAULT 0")
