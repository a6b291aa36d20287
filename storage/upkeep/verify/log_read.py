"""What verification reads: the whole log, or one board by itself."""

from collections.abc import Iterator
from typing import Any

from storage.store import Store


class LogRead:
    """The log at one instant; with `board_id` that board's rows alone, and of the history what its lines rest on."""

    def __init__(self, store: Store, board_id: int | None = None) -> None:
        self._store = store
        self.board_id = board_id

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Every row of a table as it is stored, in the order in which they were entered."""
        return self._store.rows(table, self.board_id)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every line of history, oldest first. Of one board also the lines that all boards once had in common."""
        return self._store.history.rows(self.board_id)

    def posts_of_digests(self) -> Iterator[dict[str, Any]]:
        """The stored messages of digests, grouped by digest and in order."""
        return self._store.outbox.of_digests(self.board_id)

    def hash_of(self, line: int) -> str | None:
        """The hash of a line; None where there is none of that id."""
        return self._store.history.hash_of(line)
