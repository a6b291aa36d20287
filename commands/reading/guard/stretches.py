"""Picks the parts of a text that are worth a closer look: the long patterns are slow, and are tried only there."""

import re
from collections.abc import Iterator


def stretches(text: str, hint: re.Pattern[str], far: int) -> Iterator[tuple[int, int]]:
    """The start and end of each part of `text` within `far` characters of a match of `hint`, which is searched for in
    lower case. Overlapping parts are merged."""
    begin, end = 0, -1
    for found in hint.finditer(text.lower()):
        if end < 0:
            begin = max(0, found.start() - far)
        elif found.start() - far > end:
            yield begin, end
            begin = found.start() - far
        end = found.end() + far
    if end >= 0:
        yield begin, end


def is_near(text: str, hint: re.Pattern[str], far: int, *patterns: re.Pattern[str]) -> bool:
    """True if one of the `patterns` matches near a match of `hint`."""
    return any(pattern.search(text, *part) for part in stretches(text, hint, far) for pattern in patterns)
