"""A file that gets its name only once all of it is on disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

# The errors of drives that do not support links, among them some network drives.
WITHOUT_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """An empty, private file beside `target`. It gets that name once the block has ended without an error, and is
    deleted otherwise; a kill leaves it as `….partial`.

    Raises FileExistsError if the name was taken meanwhile, and OSError if the file cannot be written.
    """
    # A unique name, so that two at once, or one left by a kill, do not interfere.
    handle, name = mkstemp(prefix=f"{target.name}.", suffix=".partial", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
        _to_disk(name)
        _give_its_name(name, target)
    finally:
        with suppress(OSError):
            os.unlink(name)


def _to_disk(name: str) -> None:
    handle = os.open(name, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _give_its_name(partial: str, target: Path) -> None:
    """Raises FileExistsError if the name was taken meanwhile."""
    try:
        os.link(partial, target)
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError from None
        os.rename(partial, target)
