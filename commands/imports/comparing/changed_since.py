"""What has changed on the log since a report. Rows about it are not imported, as nobody has seen that change."""

from collections.abc import Iterable

from board.history import Entry

# These have their own id in a line of history, under this name: a change to one is no change to its measure or area.
_OF_ITS_OWN = {"reading": "reading", "claim": "claim", "rung_id": "rung"}

Things = frozenset[tuple[str, int]]


def things_in(entries: Iterable[Entry]) -> Things:
    """The kind and id of what each line of history is about: a reading, a claim or a judgement, else the whole
    thing."""
    return frozenset(_thing(each) for each in entries)


def _thing(entry: Entry) -> tuple[str, int]:
    for name, kind in _OF_ITS_OWN.items():
        if name in entry.changes and (its_id := entry.changes[name][1]) is not None:
            return kind, int(str(its_id))
    return entry.subject, entry.subject_id
