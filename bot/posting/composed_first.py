"""What the workspaces of a process have in common as digests fall due: all are composed before many are posted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import random


class ComposedFirst:
    """How many digests are being composed just now. To compose one takes a processor, and to post one too: a workspace
    that has composed its own lets the others do so. What is asked of Slack on the way is not counted, so that nobody
    waits for another workspace's network. Of the boards that are due at once the process begins after that part of them
    which is its `place`: another one is elsewhere."""

    def __init__(self, place: float | None = None) -> None:
        self.place = random() if place is None else place  # noqa: S311 - no secret
        self._changed = threading.Condition()
        self._at_work = 0

    @contextmanager
    def composing(self) -> Iterator[None]:
        """While one is composed and claimed."""
        with self._changed:
            self._at_work += 1
        try:
            yield
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    def is_quiet(self, seconds: float) -> bool:
        """Waits until none is being composed, for so long at most; whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._at_work, seconds)
