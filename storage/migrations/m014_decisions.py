"""The decisions of each meeting are found without reading the history through."""

from sqlite_utils import Database


def m014_decisions(db: Database) -> None:
    """An index of the lines that name a meeting, and of no other."""
    db.execute("CREATE INDEX history_by_meeting ON history (board_id) WHERE instr(changes, '\"at_meeting\"') > 0")
