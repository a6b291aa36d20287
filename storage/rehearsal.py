"""Changes that are made only to see their result, such as the report of an import, and then thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from storage.database import Database
from storage.store import Store

# About 20,000 actions; a copy of a larger log would take more memory than the bot has.
MOST_COPIED = 40_000_000


class _TakenBack(Exception):
    """Rolls back the transaction of such a change."""


@contextmanager
def rehearsing(log: Database, team: str = "", most: int = MOST_COPIED) -> Iterator[Store]:
    """The log at this instant, to be changed and thrown away: a copy in memory, so that nobody waits for it and nothing
    of it reaches the disk.

    A log that takes more than `most` bytes is not copied: the change is made to the log itself and rolled back. Others
    wait meanwhile.
    """
    with log.copied(most, team) as copy:
        if copy is not None:
            yield Store(copy)
            return
    with suppress(_TakenBack), log.writing(team=team) as store:
        yield store
        raise _TakenBack
