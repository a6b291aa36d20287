"""What somebody has changed on the log since a report: the rows about it stay out, as nobody has seen that change."""

from collections.abc import Iterable

from board.history import Entry

# Of what one thing has many of, each is a thing of its own, by its id under that name in a line of history.
_OF_ITS_OWN = {"reading": "reading", "claim": "claim", "rung_id": "rung"}

Things = frozenset[tuple[str, int]]


def things_in(entries: Iterable[Entry]) -> Things:
    """What lines of history are about, by kind and id: a reading, a claim or a judgement, else the whole thing."""
    return frozenset(_thing(each) for each in entries)


def _thing(entry: Entry) -> tuple[str, int]:
    for name, kind in _OF_ITS_OWN.items():
        if name in entry.changes and (its_id := entry.changes[name][1]) is not None:
            return kind, int(str(its_id))
    return entry.subject, entry.subject_id
