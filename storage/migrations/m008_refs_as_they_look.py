"""The eighth step: a ref is found by what its letters look like. Existing keys are made anew."""

from sqlite_utils import Database

from board.refs import ref_key

_TABLES = ("actions", "measures", "areas")


def m008_refs_as_they_look(db: Database) -> None:
    """If two refs on a board look the same, for instance because one has a Cyrillic letter, the later keeps its old
    key."""
    for table in _TABLES:
        for row_id, ref, key in db.execute(f"SELECT id, ref, ref_key FROM {table} ORDER BY id").fetchall():
            if not ref.isascii() and ref_key(ref) != key:
                db.execute(f"UPDATE OR IGNORE {table} SET ref_key = ? WHERE id = ?", [ref_key(ref), row_id])
