"""What is promised of each part of a run, and which promises a run broke."""

from collections.abc import Iterator

from load.counts import Counts

ONE_SECOND = 1.0
# A cut line is noticed, and the bot connected again, within this many seconds.
CONNECTED_AGAIN = 10.0
# Growth of the resident memory from the middle of a phase to its end, in megabytes. Each thread has two connections to
# SQLite, whose caches may fill up to half a megabyte, so less than this is no leak; over a soak of 10,000 commands 2 kB
# for each would be more.
MEMORY_GROWTH = 10.0
BUSY = "The log is busy"
A_BUG = "Something went wrong"


def broken_by(counts: Counts, quick: float, undisturbed: bool) -> Iterator[str]:
    """A sentence for each promise that a phase broke.

    `quick` is the time in seconds within which every acknowledgement was promised. An `undisturbed` phase had nothing
    but its own commands: nobody is turned away, the history has a line for each change, and the process stays as it is.
    """
    empty = {
        "were acknowledged and are not in the log": counts.lost,
        "are in the log twice": counts.doubled,
        "were refused and are in the log": counts.stored_though_refused,
        "were answered in two ways": counts.unlike,
        "were answered with what Slack cannot show": counts.unshowable,
        "ended in a bug": [kind for kind in counts.refused if A_BUG in kind],
    }
    if counts.unanswered:
        yield f"{counts.name}: {counts.unanswered} commands were never acknowledged"
    if counts.slowest > quick:
        yield f"{counts.name}: the slowest acknowledgement took {counts.slowest:.1f} s, promised are {quick:.0f} s"
    for what, found in empty.items():
        if found:
            yield f"{counts.name}: {len(found)} {what}, such as {found[0]}"
    if counts.away > CONNECTED_AGAIN:
        yield f"{counts.name}: {counts.away:.0f} s without a connection, promised are {CONNECTED_AGAIN:.0f} s"
    if undisturbed:
        yield from _of_an_undisturbed(counts)


def _of_an_undisturbed(counts: Counts) -> Iterator[str]:
    busy = sum(number for kind, number in counts.refused.items() if BUSY in kind)
    if busy:
        yield f"{counts.name}: {busy} were turned away because the log was busy"
    if counts.history != counts.expected:
        yield f"{counts.name}: {counts.history} lines of history for {counts.expected} changes"


def growth_in(counts: Counts) -> Iterator[str]:
    """A sentence for each thing of the process that grew from the middle of a phase to its end."""
    _, middle, end = counts.three_facts
    if end.threads > middle.threads:
        yield f"{counts.name}: threads grew from {middle.threads} to {end.threads}"
    if end.handles > middle.handles:
        yield f"{counts.name}: open files grew from {middle.handles} to {end.handles}"
    if end.megabytes > middle.megabytes + MEMORY_GROWTH:
        yield f"{counts.name}: memory grew from {middle.megabytes:.0f} to {end.megabytes:.0f} MB"
