"""What a person may have meant: the ref their words begin with, and the nearest word to one mistyped."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from board.refs import is_same_but_for_hyphens, ref_key, spaced_key
from commands.grammar import first_word


def split_ref(rest: str, refs: Iterable[str]) -> tuple[str, str]:
    """The ref that `rest` begins with, and what follows it.

    It is the first word, or words in quotes; failing that one of `refs` typed with spaces for its hyphens, with its
    own spaces and no quotes, or with its hyphens left out. The first word stands where it is none of these.
    """
    word, line = first_word(rest)
    refs = sorted(refs, key=len, reverse=True)
    if any(ref_key(ref) == ref_key(word) for ref in refs):
        return word, line
    for ref in refs:
        match = re.match(r"\s*" + r"\s+".join(r"\S+" for _ in spaced_key(ref).split()), rest)
        if match and spaced_key(match[0]) == spaced_key(ref):
            return ref, rest[match.end() :].strip()
    same = [ref for ref in refs if is_same_but_for_hyphens(word, ref)]
    return (same[0] if len(same) == 1 else word), line


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None where nothing is near."""
    by_key = {ref_key(each): each for each in known}
    found = get_close_matches(ref_key(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None


def spellings(name: str) -> list[str]:
    """A person's name as they may have it: without quotes or what follows in brackets; `Cole, Sam` as `Sam Cole`."""
    bare = re.sub(r"\s*\(.*\)$", "", name.strip('"\u201c\u201d .,;'))
    last, comma, first = bare.partition(",")
    return [bare, f"{first.strip()} {last.strip()}"] if comma else [bare]
