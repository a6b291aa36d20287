"""The order of entry: the rows of a file beside what is on the log of the same thing and day, each in its own order.

What is entered last counts, so that the same again after something else is entered anew, and a file that comes a second
time adds nothing.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Each = TypeVar("Each")
# The kinds of list of which a later row of the same thing and day stands in place of an earlier one, and the fields
# that say which thing and day.
SAME_THING = {
    "readings": ("measure", "indicator", "as_at", "published"),
    "claims": ("measure", "as_at", "by"),
    "rungs": ("domain", "as_at"),
    "statements": ("of", "as_at"),
}


class EntryOrder:
    """How far the rows of a sheet have come in what is on the log, by the thing and day that they are of."""

    def __init__(self) -> None:
        self._reached: dict[Hashable, int] = {}

    def has(
        self,
        key: Hashable,
        there: Sequence[Each],
        is_it: Callable[[Each], bool],
        says_as_much: Callable[[Each, Each], bool],
    ) -> bool:
        """What a row enters is `there` already: it is looked for from the place on that the rows before it have come
        to, so that a figure which comes again after another one is new. Of entries that say as much as each other
        (`says_as_much`) the order does not count."""
        start = max(self._reached.get(key, 0) - 1, 0)
        while 0 < start < len(there) and says_as_much(there[start - 1], there[start]):
            start -= 1
        found = next((place for place in range(start, len(there)) if is_it(there[place])), None)
        if found is not None:
            self._reached[key] = max(found + 1, self._reached.get(key, 0))
        return found is not None

    def entered(self, key: Hashable, many: int) -> None:
        """The row was entered: it is the last of so `many` that are there now."""
        self._reached[key] = many
