"""What a board keeps of how its files are read, from one import to the next, and the line of history that says so."""

from datetime import date, datetime

from board.boards import Board
from board.history import Entry
from commands.imports.meanings.board_mapping import Mapping, as_told
from storage.store import Store

# What a line of history about it is about.
MAPPING = "mapping"
# Kept for one file alone, by the beginning of its hash: the day on which it was written.
_OF_FILES = "written"
_MARK = 16


def kept_mapping(store: Store, board: Board) -> Mapping:
    """What the board has kept for every file."""
    kept = store.import_mappings.of(board.id)
    return Mapping({part: said for part, said in kept.items() if part != _OF_FILES})


def kept_of_file(store: Store, board: Board, known: str) -> Mapping:
    """What the board has kept for the file of that hash alone."""
    said = store.import_mappings.of(board.id).get(_OF_FILES, {}).get(known[:_MARK])
    return as_told(written=date.fromisoformat(said) if said else None)


def keep_mapping(
    store: Store, board: Board, given: Mapping, now: datetime, files: str, by: str, known: str = ""
) -> None:
    """Keeps what is new of `given`, which was said of these `files`. What holds for one file alone is kept only where
    its hash is `known`."""
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
