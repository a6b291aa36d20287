"""The decisions of each meeting can be found without scanning the history."""

from sqlite_utils import Database


def m014_decisions(db: Database) -> None:
    """A partial index of the lines that name a meeting."""
    db.execute("CREATE INDEX history_by_meeting ON history (board_id) WHERE instr(changes, '\"at_meeting\"') > 0")
