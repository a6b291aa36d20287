"""Coordinates the workspaces of a process when digests are due: all are composed before many are posted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import random


class ComposedFirst:
    """Counts the digests being composed now. Composing and posting both need the processor, so a workspace that has
    composed its own lets the others finish. Calls to Slack are not counted, so nobody waits for another workspace's
    network. Each process begins at its own `place` among the boards that are due at once, so that processes rarely work
    on the same board."""

    def __init__(self, place: float | None = None) -> None:
        self.place = random() if place is None else place  # noqa: S311 - no secret
        self._changed = threading.Condition()
        self._at_work = 0

    @contextmanager
    def composing(self) -> Iterator[None]:
        """Surrounds the composing and claiming of a digest."""
        with self._changed:
            self._at_work += 1
        try:
            yield
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    def is_quiet(self, seconds: float) -> bool:
        """Waits, for at most `seconds`, until none is being composed. True if that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._at_work, seconds)
