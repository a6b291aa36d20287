"""A change that is not meant to stay, such as the report of an import."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from storage.database import Database
from storage.store import Store

# A log of some 20,000 actions; a copy of a larger one would take more memory than the bot has.
MOST_COPIED = 40_000_000


class _TakenBack(Exception):
    """Ends such a change, so that the transaction round it rolls back."""


@contextmanager
def rehearsing(log: Database, team: str = "", most: int = MOST_COPIED) -> Iterator[Store]:
    """The log as it is at this instant, to be changed for nothing, on a copy in memory. Nobody waits for it; nothing of
    it is on the disk.

    A log that is not copied, one of more than so many bytes, is changed itself, and all of that is taken back: others
    wait meanwhile.
    """
    with log.copied(most, team) as copy:
        if copy is not None:
            yield Store(copy)
            return
    with suppress(_TakenBack), log.writing(team=team) as store:
        yield store
        raise _TakenBack
