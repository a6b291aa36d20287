"""A board may be removed from the log; see `storage/removals.py`. The hashes of its lines of history stay."""

from sqlite_utils import Database

_BEFORE = (
    "CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history "
    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
)
# A line may lose its words, and nothing else, once the newest line of its board says that the board was removed.
_UPDATE = """
CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history
WHEN NOT (
    NEW.id IS OLD.id AND NEW.board_id IS OLD.board_id AND NEW.previous_hash IS OLD.previous_hash
    AND NEW.hash IS OLD.hash AND NEW.rule IS OLD.rule
    AND NEW.subject IS '' AND NEW.subject_id IS 0 AND NEW.ref IS '' AND NEW.verb IS '' AND NEW.person IS ''
    AND NEW.at IS '' AND NEW.said IS '' AND NEW.changes IS '{}' AND NEW.why IS '' AND NEW.undoes IS NULL
    AND EXISTS (
        SELECT 1 FROM history AS newest
        WHERE newest.id = (SELECT MAX(id) FROM history WHERE board_id = OLD.board_id)
            AND newest.id > OLD.id AND newest.subject = 'board' AND newest.verb = 'remove'
    )
)
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END
"""


def m035_boards_removed(db: Database) -> None:
    """No board is removed yet. A trigger that somebody has dropped or altered stays so, for `verify` to report."""
    db.execute("ALTER TABLE boards ADD COLUMN removed_at TEXT")
    for each in db.triggers:
        if each.sql == _BEFORE:
            db.execute("DROP TRIGGER history_refuses_update")
            db.execute(_UPDATE.strip())
