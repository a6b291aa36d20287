"""The widths of a table's columns: as much of the page as their words need, without cutting a word in two."""

from collections.abc import Sequence
from statistics import mean

# The em of 11 points, and the parts of it that Arial gives to narrow, wide and other letters.
_EM_MM = 4.0
_NARROW, _WIDE, _OTHER = 0.29, 0.76, 0.56
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("ijltfrI.,:;'!|()[]/- \u2013"), frozenset("mwMWABCDEGHKNOQRSUVXY%&@")
# What surrounds the words of a cell. A heading is bold, and so a little wider.
_AROUND_MM, _BOLD = 4.6, 1.09
# Longer words than the first are broken. A cell shorter than the second, such as a date, stays on one line if there is
# room.
_LONGEST_MM, _SHORT_MM = 45.0, 34.0
# This part of the page is left for the columns that are read on several lines.
_FOR_LONG_ONES = 0.4
# Longer cells are read on several lines, however wide their column is.
_MOST_MM = 170.0


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]], page: float) -> list[float]:
    """The width of each column in millimetres; together they are the width of the page."""
    columns = list(zip(headings, *rows, strict=True))
    least = [_least(each, 0) for each in columns]
    if sum(least) >= page:
        return [page * each / sum(least) for each in least]
    unbroken = [_least(each, _SHORT_MM) for each in columns]
    for place in sorted(range(len(columns)), key=lambda place: unbroken[place]):
        if sum(least) - least[place] + unbroken[place] <= page * (1 - _FOR_LONG_ONES):
            least[place] = unbroken[place]
    wants = [_wanted(each, room) for each, room in zip(columns, least, strict=True)]
    spare = page - sum(least)
    return [each + spare * want / sum(wants) for each, want in zip(least, wants, strict=True)]


def _mm(words: str) -> float:
    """The length of words on one line, in millimetres."""
    parts = (_NARROW if each in _NARROW_LETTERS else _WIDE if each in _WIDE_LETTERS else _OTHER for each in words)
    return _EM_MM * sum(parts)


def _least(cells: Sequence[str], short: float) -> float:
    """The width at which no word of a column is broken, and no cell of at most `short` millimetres."""
    heading, *others = cells
    words = [min(_mm(word), _LONGEST_MM) for cell in others for word in cell.split()]
    whole = [length for cell in others if (length := _mm(cell)) <= short]
    return _AROUND_MM + max([_BOLD * _mm(word) for word in heading.split()] + words + whole, default=0)


def _wanted(cells: Sequence[str], least: float) -> float:
    """A column's share of the remaining width: by its longest cell and by the average of its cells."""
    lengths = [min(_mm(cell), _MOST_MM) for cell in cells]
    return max((max(lengths) + mean(lengths)) / 2 - least, 0) + 0.1
