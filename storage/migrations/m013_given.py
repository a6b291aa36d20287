"""A further step: which actions were given to whom, so that people are told of several within an hour at once."""

from sqlite_utils import Database

_GIVEN = """
CREATE TABLE given (
    id INTEGER PRIMARY KEY,
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    action_id INTEGER NOT NULL REFERENCES actions (id),
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    told_at TEXT
)
"""


def m013_given(db: Database) -> None:
    """No part of a board's record: the history says who gave what to whom."""
    for statement in (
        _GIVEN,
        "CREATE INDEX given_by_person ON given (team, person, told_at)",
        "CREATE INDEX given_untold ON given (team, person) WHERE told_at IS NULL",
    ):
        db.execute(statement)
