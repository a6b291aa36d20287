"""Finds the word nearest to a mistyped one, at a bounded cost."""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest
from operator import eq

# Nobody mistypes a longer name; longer words are near to nothing.
LONGEST = 100
# Only this many are compared in full, fewer if they are long: those with the most letters and positions in common.
MOST_COMPARED = 100
MOST_LETTERS = 20_000


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of `known` that is nearest to `word`, or None if none is near. Case and spelling are compared as given.

    `cutoff` is how alike they must be, from 0 to 1 (difflib's ratio).
    """
    if not 0 < len(word) <= LONGEST:
        return None
    # If two words differ too much in length, no ratio reaches the cutoff.
    shortest, longest = len(word) * cutoff / (2 - cutoff), len(word) * (2 - cutoff) / cutoff
    alike = [each for each in known if shortest <= len(each) <= min(longest, LONGEST)]
    most = min(max(MOST_LETTERS // (len(word) * len(word)), 10), MOST_COMPARED)
    if len(alike) > most:
        letters = frozenset(word)
        alike = nsmallest(
            most, alike, key=lambda each: len(letters.symmetric_difference(each)) - sum(map(eq, word, each))
        )
    return next(iter(get_close_matches(word, alike, n=1, cutoff=cutoff)), None)
