"""Checks the triggers that keep history append-only: all present, unaltered, and no others."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache

from sqlite_utils import Database as Tables

from storage.migrations import migrations
from storage.store import Store


@cache
def _ours() -> dict[str, str]:
    """The triggers as the migrations make them in a new log."""
    with closing(Tables(memory=True, execute_plugins=False)) as fresh:
        migrations.apply(fresh)
        return Store(fresh).triggers()


def trigger_problems(store: Store) -> Iterator[str]:
    """A sentence for each trigger that is missing, altered or not ours."""
    found = store.triggers()
    for name, sql in _ours().items():
        if name not in found:
            yield f"The trigger {name} is missing: the database no longer refuses to change its history."
        elif found[name] != sql:
            yield f"The trigger {name} was altered: the database may no longer refuse to change its history."
    yield from (f"The trigger {name} is not one of boardbot's." for name in sorted(found.keys() - _ours().keys()))
