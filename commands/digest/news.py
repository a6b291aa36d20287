"""What has changed since the last digest: a little for the channel, everything for the thread."""

from itertools import accumulate

from board.digest import Digest
from board.words import cut
from commands.reply import Bold, Line

# The most characters of one change to a measure, and of all of them together: four lines on a phone.
MOST_OF_ONE = 200
MOST_OF_ALL = 150
UNDONE = "Undone since it was told"
NO_MEASURE_CHANGED = "No escalation measure changed."


def news(digest: Digest) -> Line:
    """`Since last week: 1 logged · 1 closed. M6 was met, now not met`; says so if no measure changed."""
    if digest.since is None:
        return (Bold("This is the first digest."), " The next will say what has changed since.")
    return (Bold(f"{digest.since_words}:"), f" {actions_changed(digest)}. {_of_measures(digest)}")


def undone_line(digest: Digest) -> list[Line]:
    """`Undone since it was told: A2 closed`; empty if everything that was reported still holds."""
    told = " · ".join(cut(each, MOST_OF_ONE) for each in digest.undone)
    return [(Bold(f"{UNDONE}:"), f" {told}")] if told else []


def actions_changed(digest: Digest) -> str:
    """`1 logged · 1 closed`, or `nothing was updated`."""
    return " · ".join(digest.action_changes) or "nothing was updated"


def _of_measures(digest: Digest) -> str:
    if not digest.measure_changes:
        return NO_MEASURE_CHANGED
    shown = _shown(digest)
    more = len(digest.measure_changes) - len(shown)
    return " · ".join([*shown, *([f"and {more:,} more"] if more else [])])


def _shown(digest: Digest) -> list[str]:
    """As many changes as there is room for, but at least one."""
    short = [cut(each, MOST_OF_ONE) for each in digest.measure_changes]
    ends = list(accumulate(map(len, short)))
    return [each for number, each in enumerate(short) if not number or ends[number] <= MOST_OF_ALL]


def news_in_full(digest: Digest) -> list[Line]:
    """Every change to a measure, one on each line, if the channel is not shown them all."""
    told = list(digest.measure_changes)
    if digest.since is None or not told or _shown(digest) == told:
        return []
    return [(Bold(digest.since_words),), *[(each,) for each in told]]
