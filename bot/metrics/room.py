"""Room for the numbers of a process that are added to others', taken before the client library is loaded.

The library maps files for them into memory and makes these longer without writing to them. Where the disk is full when
it comes to that, the kernel ends the process, and whichever is started in its place.
"""

import os
from contextlib import suppress
from pathlib import Path

# Where the client library, in a process that starts, finds that its numbers are to be added to others'.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
# As the library calls its files; in bytes, as much as every label that there is can take.
SIZES = {"counter": 1 << 18, "histogram": 1 << 16, "gauge_mostrecent": 1 << 16}


def take() -> bool:
    """False where there is no room: this process then counts by itself alone."""
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
