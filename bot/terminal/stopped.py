"""Ctrl-C during the first second, while modules are being imported: Python would print a traceback."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOPPED = "\nStopped before it was finished."
# The exit code by which shells report a command that Ctrl-C ended.
STOPPED_CODE = 128 + signal.SIGINT


@contextmanager
def stops_at_once() -> Iterator[None]:
    """During the block Ctrl-C ends the process at once, as nothing has begun yet. If the process was started with
    SIGINT ignored, it stays ignored."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    yield
    signal.signal(signal.SIGINT, before)


def _stop(*_: object) -> None:
    os.write(2, f"{STOPPED}\n".encode())
    os._exit(STOPPED_CODE)
