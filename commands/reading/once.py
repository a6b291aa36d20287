"""What was made of a line's words, kept while it is said: a change is tried before it is made, and read once."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Once:
    """Gives what a reading of words has made. Its key must hold all that the reading rests on."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, read: Callable[[], Made]) -> Made:
        """What `read` makes, or has made under the same key. Nothing is kept of one that raises."""
        if key not in self._made:
            self._made[key] = read()
        made: Made = self._made[key]
        return made
