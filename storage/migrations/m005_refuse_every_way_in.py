"""The fifth step: a line of history must follow the last one, whichever statement inserts it."""

from sqlite_utils import Database

# `REPLACE INTO` deletes without firing a delete trigger, so an existing line is refused before that. A line without an
# id arrives here with -1.
_INSERT = """
CREATE TRIGGER history_refuses_insert BEFORE INSERT ON history
WHEN NEW.id IS NOT (SELECT COALESCE(MAX(id), 0) + 1 FROM history)
    OR NEW.previous_hash IS NOT COALESCE((SELECT hash FROM history ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def m005_refuse_every_way_in(db: Database) -> None:
    """The id must be the next one, and the previous hash must be that of the last line."""
    db.execute(_INSERT.strip())
