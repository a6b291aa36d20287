"""A further step: how a board's spreadsheets are to be read, as somebody has said."""

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
    """A row for each answer: of a part, such as statuses, what words in a file mean."""
    db.execute(_IMPORT_MAPPINGS)
