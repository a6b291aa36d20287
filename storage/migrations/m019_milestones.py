"""A further step: which actions are milestones."""

from sqlite_utils import Database


def m019_milestones(db: Database) -> None:
    """Of the actions on there nobody has said that it is one. An index, for the few that are on a board of many."""
    db.execute("ALTER TABLE actions ADD COLUMN milestone INTEGER NOT NULL DEFAULT 0")
    db.execute("CREATE INDEX milestones ON actions (board_id, due_on) WHERE milestone = 1")
