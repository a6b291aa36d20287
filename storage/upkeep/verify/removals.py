"""Checks removed boards: nothing may be left of them except what a removal leaves."""

from collections.abc import Iterator, Mapping
from typing import Any

from storage.chain import REMOVE, is_gone
from storage.engines.shape import whose
from storage.removals import KEPT, LEFT, Removal, channel_left
from storage.rows import instant
from storage.store import Store


class RemovedBoards:
    """The boards whose newest line of history says that they were removed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._removed: Mapping[int, Removal] = store.removals.all()

    def has(self, board_id: int) -> bool:
        """True if the board was removed."""
        return board_id in self._removed

    def of(self, board_id: int) -> Removal | None:
        """The record of its removal; None for a board that was not removed."""
        return self._removed.get(board_id)

    def is_sealed(self, row: Mapping[str, Any]) -> bool:
        """True if that line rightly has nothing but its hash left."""
        return self.has(row["board_id"]) and is_gone(row)

    def line_problems(self, row: Mapping[str, Any]) -> Iterator[str]:
        """A sentence for each fault of a line of such a board."""
        if not is_gone(row) and row["verb"] != REMOVE:
            yield f"History line {row['id']} is still there, of board {row['board_id']}, which was removed."

    def problems(self) -> Iterator[str]:
        """A sentence for each row that should be gone, and for each board that only the table or only the history says
        was removed."""
        for row in self._store.rows("boards"):
            known = self._removed.get(row["id"])
            if known and row != self._left(row, known):
                yield f"More is left of board {row['id']} than of one that was removed."
            elif row["removed_at"] is not None and known is None:
                yield f"Board {row['id']} is said to be removed, and no line of its history says so."
        for board_id in self._removed:
            for table in whose(f"id = {board_id:d}"):
                if table not in KEPT and next(self._store.rows(table, board_id), None):
                    yield f"The table {table} has rows of board {board_id}, which was removed."

    def _left(self, row: Mapping[str, Any], known: Removal) -> dict[str, Any]:
        return {**row, **LEFT, "channel": channel_left(row["id"]), "removed_at": instant(known.at)}
