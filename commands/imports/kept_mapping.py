"""What a board keeps of how its files are read, from one import to the next, and the line of history that says so."""

from datetime import datetime

from board.boards import Board
from board.history import Entry
from commands.imports.board_mapping import Mapping
from storage.store import Store


def kept_mapping(store: Store, board: Board) -> Mapping:
    """What the board has kept."""
    return Mapping(store.import_mappings.of(board.id))


def keep_mapping(store: Store, board: Board, given: Mapping, now: datetime, files: str, by: str) -> None:
    """Keeps what is new of `given`, which was said of these `files`. What holds for one file alone is not kept."""
    kept = kept_mapping(store, board)
    newer = given.lasting.newer_than(kept)
    if not newer:
        return
    changes = {
        f"{part}: {words}": (kept.said.get(part, {}).get(words), meaning)
        for part, said in newer.items()
        for words, meaning in said.items()
    }
    for part, said in newer.items():
        store.import_mappings.keep(board.id, part, said)
    store.history.add(board.id, Entry(0, "mapping", board.id, board.name, "import", by, now, files, changes))
