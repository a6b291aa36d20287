"""Several dates in one cell, as trackers stack them: the first, and those to which it was moved."""

import re
from string import whitespace

# What stands between a date and the one that took its place: a line break, a mark, or a word for it.
_LATER = r"(?:and\s+)?(?:then|now|revised(?:\s+to)?|extended(?:\s+to)?|moved\s+to|slipped\s+to|changed\s+to|new\s+date)"
_EARLIER = r"(?:was|originally|previously|original(?:\s+date)?|from)"
_BETWEEN = re.compile(
    rf"(?:\n|;|\u2192|->|(?<=\s)/(?=\s)|\b{_LATER}\b:?|(?<=\d)\s+(?=\d{{1,2}}[./-]\d{{1,2}}[./-]))\s*+", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b{_EARLIER}\b:?\s*+", re.IGNORECASE)
_AROUND = f"{whitespace}\xa0,()[]:"


def days_apart(words: str) -> tuple[list[str], bool]:
    """The words of each date, as they stand; and whether the last stands first, as in `31 March (was 31 December)`."""
    turned = [piece for each in _BEFORE.split(words) if (piece := each.strip(_AROUND))]
    if len(turned) == 2 and not _BETWEEN.search(words):
        return turned, True
    return [piece for each in _BETWEEN.split(words) if (piece := each.strip(_AROUND))], False
