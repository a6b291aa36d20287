"""Checks the triggers that keep history append-only: all at work, present, unaltered, and no others."""

from collections.abc import Iterator

from storage.store import Store


def trigger_problems(store: Store) -> Iterator[str]:
    """A sentence where none is at work, and for each trigger that is missing, altered or not ours."""
    if silence := store.silence():
        yield silence
    found, ours = store.triggers()
    for name, sql in ours.items():
        if name not in found:
            yield f"The trigger {name} is missing: the database no longer refuses to change its history."
        elif found[name] != sql:
            yield f"The trigger {name} was altered: the database may no longer refuse to change its history."
    yield from (f"The trigger {name} is not one of boardbot's." for name in sorted(found.keys() - ours.keys()))
