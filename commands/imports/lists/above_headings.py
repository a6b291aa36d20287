"""Decides whether words above a list's headings are an area, as headings between rows are, or a title."""

import re
from collections.abc import Sequence

from commands.imports.grids.grid import Line
from commands.imports.meanings.board_mapping import SECTION_AREA, SECTION_TITLE
from commands.reading.guard import screen_text

# Longer words are text; if a number marks them as an area, the second limit applies.
_LONGEST, _LONGEST_NUMBERED = 60, 200
_A_WORD = re.compile(r"[^\W\d_]{4,}")
# "Priority 1: …". The number distinguishes an area from the title of a document.
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
    """The words of the last row above the headings, if they are alone in it and may be an area; else empty."""
    filled = [each for each in above[-1][1] if each] if above else []
    if len(filled) != 1 or not _A_WORD.search(filled[0]):
        return ""
    if len(filled[0]) > (_LONGEST_NUMBERED if is_numbered(filled[0]) else _LONGEST):
        return ""
    return "" if screen_text(filled[0]).looks_personal else filled[0]


def is_numbered(words: str) -> bool:
    """True if the words begin as an area does: `Priority 1`."""
    return bool(_NUMBERED.match(words))


def what_it_is(words: str, said: str, has_sections: bool) -> str:
    """What words above the headings are: an area or a title; empty if that is not certain. `said` is somebody's
    answer. `has_sections`: the list below has headings of the same kind between its rows."""
    if said or is_numbered(words):
        return said or SECTION_AREA
    if _TITLE.search(words):
        return SECTION_TITLE
    return SECTION_AREA if has_sections else ""
