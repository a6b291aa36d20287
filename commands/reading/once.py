"""Keeps what was read from a line's words: a change is tried before it is made, and its words are read only once."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Once:
    """Returns the result of each reading, and keeps it by a key, which must
    include everything that the reading depends on."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, read: Callable[[], Made]) -> Made:
        """The result of `read`, or the one kept under the same key. If `read` raises, nothing is kept."""
        if key not in self._made:
            self._made[key] = read()
        made: Made = self._made[key]
        return made
