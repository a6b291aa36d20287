"""A file that has its name only once all of it is on the disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

# What the drives answer that know no links, among them those of some networks.
WITHOUT_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A file beside `target`, empty and private, which gets that name once the block has ended well, and is gone where
    it has not; a kill leaves it as `….partial`.

    Raises FileExistsError where the name was taken meanwhile, and OSError where it cannot be written.
    """
    # A name of its own: two at once, or one that was killed, leave each other alone.
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
    """Raises FileExistsError where the name was taken meanwhile."""
    try:
        os.link(partial, target)
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError from None
        os.rename(partial, target)
