"""The one of many words that is nearly the one that was typed, at a cost that has a bound."""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest
from operator import eq

# Whoever mistypes a name does not mistype more than this; what is longer is near to nothing.
LONGEST = 100
# Of many, only those that share the most letters and places are compared in full: so many, and of long ones fewer.
MOST_COMPARED = 100
MOST_LETTERS = 20_000


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of `known` that is nearest to `word`, or None where none is near. Both are compared as they are given.

    `cutoff` is how much must be alike, from 0 to 1 (difflib's ratio).
    """
    if not 0 < len(word) <= LONGEST:
        return None
    # Of two words too far apart in length no ratio reaches the cutoff.
    shortest, longest = len(word) * cutoff / (2 - cutoff), len(word) * (2 - cutoff) / cutoff
    alike = [each for each in known if shortest <= len(each) <= min(longest, LONGEST)]
    most = min(max(MOST_LETTERS // (len(word) * len(word)), 10), MOST_COMPARED)
    if len(alike) > most:
        letters = frozenset(word)
        alike = nsmallest(
            most, alike, key=lambda each: len(letters.symmetric_difference(each)) - sum(map(eq, word, each))
        )
    return next(iter(get_close_matches(word, alike, n=1, cutoff=cutoff)), None)
