"""What a person may have meant: the ref their words begin with, and the nearest word to one mistyped."""

import re
from collections.abc import Iterable

from board.refs import ref_key, same_but_for_hyphens, spaced_key
from commands.reading.closest import LONGEST, closest
from commands.reading.grammar import first_word

_WORDS = re.compile(r"\S++")


def split_ref(rest: str, refs: Iterable[str]) -> tuple[str, str]:
    """The ref that `rest` begins with, and what follows it.

    It is the first word, or words in quotes; failing that one of `refs` typed with spaces for its hyphens, with its
    own spaces and no quotes, or with its hyphens left out. The first word stands where it is none of these.
    """
    word, line = first_word(rest)
    by_key = {ref_key(ref): ref for ref in refs}
    if ref_key(word) in by_key:
        return word, line
    by_words = {key.replace("-", " "): ref for key, ref in by_key.items()}
    most = max((key.count(" ") + 1 for key in by_words), default=0)
    ends = [found.end() for found, _ in zip(_WORDS.finditer(rest), range(most), strict=False)]
    for end in reversed(ends):
        if ref := by_words.get(spaced_key(rest[:end])):
            return ref, rest[end:].strip()
    same = same_but_for_hyphens(word, by_key)
    return (by_key[same[0]] if len(same) == 1 else word), line


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None where nothing is near."""
    if len(word) > LONGEST:
        return None
    by_key = {ref_key(each): each for each in known}
    found = closest(ref_key(word), by_key)
    return by_key[found] if found else None
