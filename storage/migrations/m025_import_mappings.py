"""A further step: how to read a board's spreadsheets, as its people have said."""

from sqlite_utils import Database

_IMPORT_MAPPINGS = """
CREATE TABLE import_mappings (
    board_id INTEGER NOT NULL REFERENCES boards (id),
    part TEXT NOT NULL,
    words TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (board_id, part, words)
)
"""


def m025_import_mappings(db: Database) -> None:
    """A row for each answer: in a part, such as statuses, the meaning of a word in a file."""
    db.execute(_IMPORT_MAPPINGS)
