"""What has changed on the log since a report. Rows about it are not imported, as nobody has seen that change."""

from collections.abc import Iterable

from board.history import Entry

# The name in a line of history under which each of these has its own id. A change to one does not count as a change to
# its measure or area.
_OF_ITS_OWN = {"reading": "reading", "claim": "claim", "rung_id": "rung"}

Things = frozenset[tuple[str, int]]


def things_in(entries: Iterable[Entry]) -> Things:
    """What each line of history is about, as kind and id: a reading, claim or judgement, else the whole thing."""
    return frozenset(_thing(each) for each in entries)


def _thing(entry: Entry) -> tuple[str, int]:
    for name, kind in _OF_ITS_OWN.items():
        if name in entry.changes and (its_id := entry.changes[name][1]) is not None:
            return kind, int(str(its_id))
    return entry.subject, entry.subject_id
