"""A target gets the time at which it was entered: a claim made before that was judged by another target, or by none."""

from sqlite_utils import Database

# The first line of history that names a target is the one that set it.
_ENTERED = """
UPDATE conditions SET entered_at = (
    SELECT history.at FROM history
    WHERE history.board_id = (SELECT board_id FROM measures WHERE measures.id = conditions.measure_id)
        AND history.subject = 'measure' AND history.subject_id = conditions.measure_id
        AND CAST(json_extract(history.changes, '$.condition[1]') AS BIGINT) = conditions.id
    ORDER BY history.id LIMIT 1
)
"""


def m036_targets_entered(db: Database) -> None:
    """Sets it for each existing target, from the history."""
    db.execute("ALTER TABLE conditions ADD COLUMN entered_at TEXT")
    db.execute(_ENTERED)
