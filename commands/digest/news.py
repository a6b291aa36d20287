"""What has changed since the last digest: a few words of it for the channel, all of it for the thread."""

from itertools import accumulate

from board.digest import Digest
from board.words import cut
from commands.reply import Bold, Line

# Characters of one thing that is new of a measure, and of all of them: four lines of a phone.
MOST_OF_ONE = 200
MOST_OF_ALL = 150
UNDONE = "Undone since it was told"
NO_MEASURE_CHANGED = "No escalation measure changed."


def news(digest: Digest) -> Line:
    """`Since last week: 1 logged · 1 closed. M6 was met, now not met`; that no measure changed is said."""
    if digest.since is None:
        return (Bold("This is the first digest."), " The next will say what has changed since.")
    return (Bold(f"{digest.since_words}:"), f" {actions_changed(digest)}. {_of_measures(digest)}")


def undone_line(digest: Digest) -> list[Line]:
    """`Undone since it was told: A2 closed`; nothing where all that was told still holds."""
    told = " · ".join(cut(each, MOST_OF_ONE) for each in digest.undone)
    return [(Bold(f"{UNDONE}:"), f" {told}")] if told else []


def actions_changed(digest: Digest) -> str:
    """`1 logged · 1 closed`; that nothing was updated is said."""
    return " · ".join(digest.action_changes) or "nothing was updated"


def _of_measures(digest: Digest) -> str:
    if not digest.measure_changes:
        return NO_MEASURE_CHANGED
    shown = _shown(digest)
    more = len(digest.measure_changes) - len(shown)
    return " · ".join([*shown, *([f"and {more:,} more"] if more else [])])


def _shown(digest: Digest) -> list[str]:
    """As many as there is room for, and one at least."""
    short = [cut(each, MOST_OF_ONE) for each in digest.measure_changes]
    ends = list(accumulate(map(len, short)))
    return [each for number, each in enumerate(short) if not number or ends[number] <= MOST_OF_ALL]


def news_in_full(digest: Digest) -> list[Line]:
    """What has changed of each measure, a line each, where the channel is not told all of it."""
    told = list(digest.measure_changes)
    if digest.since is None or not told or _shown(digest) == told:
        return []
    return [(Bold(digest.since_words),), *[(each,) for each in told]]
