"""A further step: which actions are milestones."""

from sqlite_utils import Database


def m019_milestones(db: Database) -> None:
    """No existing action is a milestone. The index is for the few milestones on a board of many actions."""
    db.execute("ALTER TABLE actions ADD COLUMN milestone INTEGER NOT NULL DEFAULT 0")
    db.execute("CREATE INDEX milestones ON actions (board_id, due_on) WHERE milestone = 1")
