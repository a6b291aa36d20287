"""What is promised of each part of a run, which promises a run broke, and whose they are: the product's or the machine's.

The product's hold on any machine, however busy: nothing is lost or done twice, and each command is answered in words,
or told that there is no time for it, within 2.5 seconds of the moment it was read. How quick an answer is, and whether
anybody is turned away, is the machine's, once more comes than it can take.
"""

from collections.abc import Iterator

from load.counts import Counts
from load.sending import BUSY

from storage.deadline import ANSWER_SECONDS

ONE_SECOND = 1.0
# A machine that takes so many times what comes has room: then nobody is turned away, and the time is the product's.
ROOM = 1.5
# A cut line is noticed, and the bot connected again, within this many seconds.
CONNECTED_AGAIN = 10.0
# Growth of the resident memory from the middle of a phase to its end, in megabytes. Each thread has two connections to
# SQLite, whose caches may fill up to half a megabyte, so less than this is no leak; over a soak of 10,000 commands 2 kB
# for each would be more.
MEMORY_GROWTH = 10.0
A_BUG = "Something went wrong"


def broken_by(counts: Counts, quick: float, undisturbed: bool) -> Iterator[str]:
    """A sentence for each promise that a phase broke.

    `quick` is the time in seconds within which every acknowledgement was promised. An `undisturbed` phase had nothing
    but its own commands: nobody is turned away, the history has a line for each change, and the process stays as it is.
    """
    yield from broken_by_the_machine(counts, quick, undisturbed)
    yield from broken_by_the_product(counts, undisturbed, max(quick, ANSWER_SECONDS))


def broken_by_the_product(counts: Counts, undisturbed: bool, answered: float = ANSWER_SECONDS) -> Iterator[str]:
    """A sentence for each promise broken that holds on any machine, whatever the load.

    `answered` is the time in seconds, from a frame's reading, within which each was promised an answer.
    """
    empty = {
        "were acknowledged and are not in the log": counts.lost,
        "are in the log twice": counts.doubled,
        "were refused and are in the log": counts.stored_though_refused,
        f"were made and told of more than {answered} s after they were read": [
            line for line, seconds in counts.made.items() if seconds > answered
        ],
        "were answered in two ways": counts.unlike,
        "were answered with what Slack cannot show": counts.unshowable,
        "ended in a bug": [kind for kind in counts.refused if A_BUG in kind],
        "had every command of theirs turned away": [who for who, share in counts.shares.items() if not share],
    }
    if counts.unanswered:
        yield f"{counts.name}: {counts.unanswered} commands were never acknowledged"
    if counts.longest_taken > answered:
        yield (
            f"{counts.name}: the slowest answer went {counts.longest_taken:.1f} s after its frame was read, promised "
            f"are {answered} s"
        )
    for what, found in empty.items():
        if found:
            yield f"{counts.name}: {len(found)} {what}, such as {found[0]}"
    if counts.away > CONNECTED_AGAIN:
        yield f"{counts.name}: {counts.away:.0f} s without a connection, promised are {CONNECTED_AGAIN:.0f} s"
    if undisturbed and counts.history != counts.expected:
        yield f"{counts.name}: {counts.history} lines of history for {counts.expected} changes"


def broken_by_the_machine(counts: Counts, quick: float, undisturbed: bool) -> Iterator[str]:
    """A sentence for each promise broken that needs a machine with room for what comes."""
    if counts.slowest > quick:
        yield f"{counts.name}: the slowest acknowledgement took {counts.slowest:.1f} s, promised are {quick:.0f} s"
    busy = sum(number for kind, number in counts.refused.items() if BUSY in kind)
    if undisturbed and busy:
        yield f"{counts.name}: {busy} were turned away because the log was busy"


def growth_in(counts: Counts) -> Iterator[str]:
    """A sentence for each thing of the process that grew from the middle of a phase to its end."""
    _, middle, end = counts.three_facts
    if end.threads > middle.threads:
        yield f"{counts.name}: threads grew from {middle.threads} to {end.threads}"
    if end.handles > middle.handles:
        yield f"{counts.name}: open files grew from {middle.handles} to {end.handles}"
    if end.megabytes > middle.megabytes + MEMORY_GROWTH:
        yield f"{counts.name}: memory grew from {middle.megabytes:.0f} to {end.megabytes:.0f} MB"
