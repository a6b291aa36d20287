"""Keeps a board's map from one import to the next, with a line of history for each change."""

from datetime import date, datetime

from board.boards import Board
from board.history import Entry
from commands.imports.meanings.board_mapping import Mapping, as_told
from storage.store import Store

# The subject of its lines of history.
MAPPING = "mapping"
# Kept for one file only, by the beginning of its hash: the day on which it was written.
_OF_FILES = "written"
_MARK = 16


def kept_mapping(store: Store, board: Board) -> Mapping:
    """The board's map for all its files."""
    kept = store.import_mappings.of(board.id)
    return Mapping({part: said for part, said in kept.items() if part != _OF_FILES})


def kept_of_file(store: Store, board: Board, known: str) -> Mapping:
    """What the board has kept for the file with that hash only."""
    said = store.import_mappings.of(board.id).get(_OF_FILES, {}).get(known[:_MARK])
    return as_told(written=date.fromisoformat(said) if said else None)


def keep_mapping(
    store: Store, board: Board, given: Mapping, now: datetime, files: str, by: str, known: str = ""
) -> None:
    """Keeps what is new in `given`, which somebody said of these `files`. What applies to one file only is kept if its
    hash is `known`."""
    kept = Mapping(store.import_mappings.of(board.id))
    of_file = {_OF_FILES: {known[:_MARK]: given.written.isoformat()}} if given.written and known else {}
    newer = Mapping({**given.lasting.said, **of_file}).newer_than(kept)
    if not newer:
        return
    changes = {
        f"{part}: {words}": (kept.said.get(part, {}).get(words), meaning)
        for part, said in newer.items()
        for words, meaning in said.items()
    }
    for part, said in newer.items():
        store.import_mappings.keep(board.id, part, said)
    store.history.add(board.id, Entry(0, MAPPING, board.id, board.name, "import", by, now, files, changes))
