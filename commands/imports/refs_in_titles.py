"""Refs that stand before the words of each action, where no column holds them: `1.1 Agree governance`."""

import re
from collections.abc import Sequence

# A number alone before the words may be part of them: "3 posts filled".
_NUMBERED = re.compile(
    r"(?:action\s+)?(?P<ref>[A-Za-z]{0,3}\d+(?:\.\d+)+[a-z]?(?=[.):]?\s)|[A-Za-z]{0,3}\d+(?=[.):]\s))[.):]?\s+"
    r"(?P<title>\S.*)",
    re.S | re.I,
)
_FEWEST = 2


def ref_before(words: str) -> tuple[str, str] | None:
    """The ref and the words behind it; None where there is none."""
    found = _NUMBERED.fullmatch(words)
    return (found["ref"], found["title"]) if found else None


def are_numbered(titles: Sequence[str]) -> bool:
    """Each of several has a ref before it, and none has another's."""
    refs = [found[0] for each in titles if (found := ref_before(each))]
    return len(titles) >= _FEWEST and len(set(refs)) == len(titles)
