"""Finds refs that no heading announces: before the words of an action, as in `1.1 Agree governance`, or in a column
without a heading."""

import re
from collections.abc import Sequence

# A bare number before the words may be part of them: "3 posts filled".
_NUMBERED = re.compile(
    r"(?:action\s+)?(?P<ref>[A-Za-z]{0,3}\d+(?:\.\d+)+[a-z]?(?=[.):]?\s)|[A-Za-z]{0,3}\d+(?=[.):]\s))[.):]?\s+"
    r"(?P<title>\S.*)",
    re.S | re.I,
)
_A_REF = re.compile(r"[A-Za-z]{0,4}[-/]?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?")
_FEWEST = 2


def ref_before(words: str) -> tuple[str, str] | None:
    """The ref before the words, and the words; None if there is no ref."""
    found = _NUMBERED.fullmatch(words)
    return (found["ref"], found["title"]) if found else None


def are_refs(cells: Sequence[str]) -> bool:
    """True if each of several cells is a number or the like, and no two are the same."""
    return len(cells) >= _FEWEST and len(set(cells)) == len(cells) and all(map(_A_REF.fullmatch, cells))


def are_numbered(titles: Sequence[str]) -> bool:
    """True if each of several titles has a ref before it, and no two refs are the same."""
    refs = [found[0] for each in titles if (found := ref_before(each))]
    return len(titles) >= _FEWEST and len(set(refs)) == len(titles)
