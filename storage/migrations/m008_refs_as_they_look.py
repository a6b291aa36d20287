"""The eighth step: a ref is found by what its letters look like. Keys from before are made anew."""

from sqlite_utils import Database

from board.refs import ref_key

_TABLES = ("actions", "measures", "areas")


def m008_refs_as_they_look(db: Database) -> None:
    """Of two refs on a board that look the same, such as one with a Cyrillic letter, the later keeps the key it had."""
    for table in _TABLES:
        for row_id, ref, key in db.execute(f"SELECT id, ref, ref_key FROM {table} ORDER BY id").fetchall():
            if not ref.isascii() and ref_key(ref) != key:
                db.execute(f"UPDATE OR IGNORE {table} SET ref_key = ? WHERE id = ?", [ref_key(ref), row_id])
