"""Reserves disk space for a process's numbers that are added to others', before the client library is loaded.

The library maps its files into memory and enlarges them without writing to them. If the disk is full by the time they
are used, the kernel kills the process, and every replacement.
"""

import os
from contextlib import suppress
from pathlib import Path

# If this is set, the client library of a starting process adds its numbers to others'.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
# The library's file names, and enough bytes for every label there is.
SIZES = {"counter": 1 << 18, "histogram": 1 << 16, "gauge_mostrecent": 1 << 16}


def take() -> bool:
    """Reserves the space. False if there is none: this process then counts for itself alone."""
    folder = os.environ.get(SHARED)
    if not folder:
        return True
    made = []
    try:
        for kind, size in SIZES.items():
            made.append(Path(folder, f"{kind}_{os.getpid()}.new"))
            made[-1].write_bytes(bytes(size))
        for each in made:
            each.rename(each.with_suffix(".db"))
    except OSError:
        for each in made:
            with suppress(OSError):
                each.unlink()
        del os.environ[SHARED]
        return False
    return True
