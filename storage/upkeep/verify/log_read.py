"""What verification reads: the whole log, or one board alone."""

from collections.abc import Iterator
from typing import Any

from storage.store import Store


class LogRead:
    """The log at one instant; with `board_id`, that board's rows alone, and the lines of history that its own depend
    on."""

    def __init__(self, store: Store, board_id: int | None = None) -> None:
        self._store = store
        self.board_id = board_id

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Every row of a table as stored, in the order of entry."""
        return self._store.rows(table, self.board_id)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every line of history, oldest first; for one board, its own and the common lines."""
        return self._store.history.rows(self.board_id)

    def posts_of_digests(self) -> Iterator[dict[str, Any]]:
        """The stored messages of digests, grouped by digest and in order."""
        return self._store.outbox.of_digests(self.board_id)

    def hash_of(self, line: int) -> str | None:
        """The hash of a line, or None if there is no line with that id."""
        return self._store.history.hash_of(line)
