"""Reads cells with symbols instead of words: a dash, a tick, a dot, a coloured circle.

A certain meaning is read and reported, an uncertain one is asked. No symbol is silently taken for an empty cell.
"""

import re
from collections.abc import Iterator, Mapping as Map

from commands.imports.meanings.board_mapping import RATINGS, STATUSES, Mapping
from commands.imports.meanings.questions import rows_in_short

# People write a dash for an empty cell.
_DASHES = re.compile(r"[-\u2010-\u2015\u2212_\s]+")
# The characters that only turn another into an emoji.
_AS_PICTURE = str.maketrans("", "", "\ufe0e\ufe0f")
_COLOURS = {
    "\U0001f534": "red", "\U0001f7e5": "red", "\U0001f7e2": "green", "\U0001f7e9": "green",
    "\U0001f535": "blue", "\U0001f7e6": "blue",
}  # fmt: skip
# Dots and shapes that have only the colour of their text.
_DOTS = frozenset("\u25cf\u2b24\u2022\u26ab\u2b23\u25c6\u25a0\u25aa\u25fc\u2588\u2b1b\u25b2\u25bc\u2691")
# The fields in which a dash means nothing. In others it is kept, reported, or a value of its own.
_EMPTY_WITH_A_DASH = frozenset(
    {"status", "rating", "due", "original_due", "revised_due", "raised", "closed_on", "measure", "area", "milestone"}
)
_PART_OF = {"status": STATUSES, "rating": RATINGS}
# Fields that need words: a symbol in them would be kept as if it were words.
_IN_WORDS = frozenset({"title", "measure", "area", "risk", "recommendation", "indicator"})


def is_symbols(words: str) -> bool:
    """True if the words have characters, but neither a letter nor a digit."""
    return bool(words.strip()) and not any(each.isalnum() for each in words)


def is_dash(words: str) -> bool:
    """True if the words are one or more dashes."""
    return bool(words.strip()) and bool(_DASHES.fullmatch(words))


def is_dot(words: str) -> bool:
    """True if the words are dots or shapes without a colour of their own."""
    plain = words.translate(_AS_PICTURE).replace(" ", "")
    return bool(plain) and set(plain) <= _DOTS


def colour_of(words: str) -> str:
    """The colour of a red, green or blue circle or square; empty for anything else. Amber has no symbol of its own:
    some use the yellow one for it, and some the orange."""
    return _COLOURS.get(words.strip().translate(_AS_PICTURE), "")


def without_dash(field: str, words: str, given: Mapping) -> str:
    """The words of a field's cell; empty for a dash to which the map gives no meaning."""
    return "" if _is_empty_dash(field, words, given) else words


def dashes_told(column: tuple[str, str], by_row: Map[int, str], given: Mapping) -> Iterator[str]:
    """A sentence on the dashes in a column, given as its letter and field, that are read as empty cells."""
    letter, field = column
    rows = [row for row, words in by_row.items() if _is_empty_dash(field, words, given)]
    if rows:
        shown = dict.fromkeys(f'"{by_row[row]}"' for row in rows)
        yield f"column {letter}, {rows_in_short(rows)}: {', '.join(list(shown)[:3])} as an empty cell"


def why_no_words(field: str, words: str) -> str:
    """What to say of a cell of symbols in a field that needs words; empty for any other cell."""
    if field not in _IN_WORDS or not is_symbols(words) or is_dash(words):
        return ""
    return f'it holds "{words[:20]}" and no words. Write what it says'


def _is_empty_dash(field: str, words: str, given: Mapping) -> bool:
    if field not in _EMPTY_WITH_A_DASH or not is_dash(words):
        return False
    return field not in _PART_OF or not given.means(_PART_OF[field], words)
