"""When a target was set stands beside it: a claim that was made before it was judged by another, or by none."""

from sqlite_utils import Database

# The line of history that set it is the first that names it.
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
    """Of each target there is, when the history says that it was set."""
    db.execute("ALTER TABLE conditions ADD COLUMN entered_at TEXT")
    db.execute(_ENTERED)
