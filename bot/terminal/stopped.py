"""Ctrl-C in the first second: what is imported by then takes a while, and Python would print where it was."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

STOPPED = "\nStopped before it was finished."
# As a shell tells it of a command that Ctrl-C has ended.
STOPPED_CODE = 128 + signal.SIGINT


@contextmanager
def stops_at_once() -> Iterator[None]:
    """While the block lasts Ctrl-C ends the process on the spot, for nothing is begun. Where whoever started it has it
    pass over Ctrl-C, it does."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    yield
    signal.signal(signal.SIGINT, before)


def _stop(*_: object) -> None:
    os.write(2, f"{STOPPED}\n".encode())
    os._exit(STOPPED_CODE)
