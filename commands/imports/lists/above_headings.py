"""What stands above the headings of a list: an area of its rows, as headings between rows are, or a title."""

import re
from collections.abc import Sequence

from commands.imports.grids.grid import Line
from commands.imports.meanings.board_mapping import SECTION_AREA, SECTION_TITLE
from commands.reading.guard import screen_text

# Longer words are a text, unless a number says that they are an area.
_LONGEST, _LONGEST_NUMBERED = 60, 200
_A_WORD = re.compile(r"[^\W\d_]{4,}")
# "Priority 1: …": a number tells it from the title of a document.
_NUMBERED = re.compile(
    r"(?:priority|theme|workstream|work stream|objective|outcome|recommendation|finding|area|strand|pillar)"
    r"(?: area| action| no\.?| of (?:concern|improvement|focus))? \d",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:plans?|trackers?|logs?|registers?|programme|board|council|committee|report|version|v\d+|draft|official"
    r"|minutes|agenda|updated|actions?|risks?|measures?|notes?)\b|\b\d{4}\b",
    re.I,
)


def words_above(above: Sequence[Line]) -> str:
    """The words of the last row above the headings, where they stand alone in it and may be an area; else empty."""
    filled = [each for each in above[-1][1] if each] if above else []
    if len(filled) != 1 or not _A_WORD.search(filled[0]):
        return ""
    if len(filled[0]) > (_LONGEST_NUMBERED if is_numbered(filled[0]) else _LONGEST):
        return ""
    return "" if screen_text(filled[0]).looks_personal else filled[0]


def is_numbered(words: str) -> bool:
    """The words begin as an area does: `Priority 1`."""
    return bool(_NUMBERED.match(words))


def what_it_is(words: str, said: str, has_sections: bool) -> str:
    """Whether words above the headings are an area or a title; empty where nobody can tell. `said` is what was
    answered; below some lists there are sections of the same kind."""
    if said or is_numbered(words):
        return said or SECTION_AREA
    if _TITLE.search(words):
        return SECTION_TITLE
    return SECTION_AREA if has_sections else ""
