"""The fifth step: history takes a line only after its last one, whatever kind of statement brings it."""

from sqlite_utils import Database

# `REPLACE INTO` deletes without firing a delete trigger, so a line that is there already is refused before it. A line
# without an id comes here with -1.
_INSERT = """
CREATE TRIGGER history_refuses_insert BEFORE INSERT ON history
WHEN NEW.id IS NOT (SELECT COALESCE(MAX(id), 0) + 1 FROM history)
    OR NEW.previous_hash IS NOT COALESCE((SELECT hash FROM history ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def m005_refuse_every_way_in(db: Database) -> None:
    """The id must be the next, and the previous hash that of the last line."""
    db.execute(_INSERT.strip())
