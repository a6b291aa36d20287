"""Matches a file's rows with the log's entries for the same thing and day, each in their own order of entry.

The last entry counts. So a value that comes back after another one is entered again, while a file that is imported a
second time adds nothing.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Each = TypeVar("Each")
# The kinds of list in which a later row replaces an earlier one for the same thing and day, and the fields that
# identify the thing and day.
SAME_THING = {
    "readings": ("measure", "indicator", "as_at", "published"),
    "claims": ("measure", "as_at", "by"),
    "rungs": ("domain", "as_at"),
    "statements": ("of", "as_at"),
}


class EntryOrder:
    """How far a sheet's rows have come in the log's entries, for each thing and day."""

    def __init__(self) -> None:
        self._reached: dict[Hashable, int] = {}

    def has(
        self,
        key: Hashable,
        there: Sequence[Each],
        is_it: Callable[[Each], bool],
        says_as_much: Callable[[Each, Each], bool],
    ) -> bool:
        """True if what a row enters is `there` already. The search begins at the place that earlier rows have reached,
        so a figure that comes back after another one is new. Order is ignored among entries that say the same
        (`says_as_much`)."""
        start = max(self._reached.get(key, 0) - 1, 0)
        while 0 < start < len(there) and says_as_much(there[start - 1], there[start]):
            start -= 1
        found = next((place for place in range(start, len(there)) if is_it(there[place])), None)
        if found is not None:
            self._reached[key] = max(found + 1, self._reached.get(key, 0))
        return found is not None

    def entered(self, key: Hashable, many: int) -> None:
        """Notes that the row was entered, as the last of now `many` entries."""
        self._reached[key] = many
