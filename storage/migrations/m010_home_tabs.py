"""Who has opened the Home tab, and which board each person chose there."""

from sqlite_utils import Database

_HOME_TABS = """
CREATE TABLE home_tabs (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    board_id INTEGER REFERENCES boards (id),
    opened_at TEXT NOT NULL,
    PRIMARY KEY (team, person)
)
"""


def m010_home_tabs(db: Database) -> None:
    """A convenience for each person, and no part of a board's record."""
    db.execute(_HOME_TABS)
