"""Finds what a person may have meant: the ref that their words begin with, or the nearest word to a mistyped one."""

import re
from collections.abc import Iterable
from itertools import islice

from board.refs import loose_key, ref_key, refs_named, spaced_key
from commands.reading.closest import LONGEST, closest
from commands.reading.grammar import first_word

_WORDS = re.compile(r"\S++")
# How alike a word must be to be offered: "Housing" is not offered for "Fostering".
_ALIKE = 0.7
_ENDS_A_REF = (",", ":", ";")
# In `R07 - 04`, the hyphen counts as a word.
_MOST_SIGNS = 2


def split_ref(rest: str, refs: Iterable[str]) -> list[tuple[str, str]]:
    """The ref that `rest` begins with, and what follows it; several if there is more than one way to read it.

    The ref is the first word, or words in quotes; failing that, one of `refs` with spaces but without quotes, or with
    the same letters and numbers written another way (`R 07 04`). If it is none of these, the first word is returned.
    """
    refs = list(refs)
    word, line = first_word(rest)
    by_key = {ref_key(ref): ref for ref in refs}
    if ref_key(word) in by_key:
        return [(word, line)]
    by_words = {key.replace("-", " "): ref for key, ref in by_key.items()}
    most = max((key.count(" ") + 1 for key in by_words), default=0)
    for end in reversed(_ends(rest, most)):
        if ref := by_words.get(spaced_key(rest[:end])):
            return [(ref, rest[end:].strip())]
    written = [(ref, line) for ref in refs_named(word, refs)]
    return written or _spaced_out(rest, refs) or [_letters_and_number(word, line, refs)]


def _ends(rest: str, most: int) -> list[int]:
    """Where each of the first words ends, up to one with a comma, a colon or a semicolon."""
    ends: list[int] = []
    for found in islice(_WORDS.finditer(rest), most):
        ends.append(found.end())
        if found[0].endswith(_ENDS_A_REF):
            break
    return ends


def _spaced_out(rest: str, refs: list[str]) -> list[tuple[str, str]]:
    """The refs whose letters and numbers `rest` begins with, spread over several words: `a 7 two left` begins with
    `A7`.

    Numbers alone do not count: `3 4 visits` may have nothing to do with an action `3.4`.
    """
    by_loose: dict[tuple[str, ...], list[str]] = {}
    for ref in refs:
        by_loose.setdefault(loose_key(ref), []).append(ref)
    most = max(map(len, by_loose), default=0)
    found: dict[str, str] = {}
    for end in _ends(rest, most + _MOST_SIGNS):
        key = loose_key(rest[:end])
        for ref in by_loose.get(key, ()) if any(part.isalpha() for part in key) else ():
            found.setdefault(ref, rest[end:].strip())
    return list(found.items())


def _letters_and_number(word: str, line: str, refs: list[str]) -> tuple[str, str]:
    """The first word; with the number after it, if the word is only the letters
    that one of the board's refs begins with."""
    number, after = first_word(line)
    begins = word.isalpha() and (word.casefold(),) in {loose_key(ref)[:1] for ref in refs}
    return (f"{word} {number}", after) if begins and number[:1].isdecimal() else (word, line)


def is_slip(one: str, other: str) -> bool:
    """True if the two words differ by one letter that is wrong, missing or too many, or by two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def neighbours(typed: str, refs: Iterable[str]) -> list[str]:
    """The refs that are one slip away from a mistyped one, however they are written."""
    if len(typed) > LONGEST:
        return []
    key, loose = ref_key(typed), "-".join(loose_key(typed))
    return [
        ref
        for ref in refs
        if (abs(len(ref) - len(key)) < 2 and is_slip(key, ref_key(ref))) or is_slip(loose, "-".join(loose_key(ref)))
    ]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None if none is near."""
    if len(word) > LONGEST:
        return None
    by_key = {ref_key(each): each for each in known}
    found = closest(ref_key(word), by_key, cutoff=_ALIKE)
    return by_key[found] if found else None
