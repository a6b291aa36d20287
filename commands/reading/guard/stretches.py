"""Which parts of a text are worth a closer look: the long patterns are dear, and are tried only there."""

import re
from collections.abc import Iterator


def stretches(text: str, hint: re.Pattern[str], far: int) -> Iterator[tuple[int, int]]:
    """The beginning and end of each part of `text` that is within `far` characters of what `hint` finds in its small
    letters; those that overlap are one."""
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
    """One of the `patterns` is found near what `hint` finds."""
    return any(pattern.search(text, *part) for part in stretches(text, hint, far) for pattern in patterns)
