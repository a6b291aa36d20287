"""How wide the columns of a table are: as much of the page as their words need, and no word cut in two."""

from collections.abc import Sequence
from statistics import mean

# A letter of 11 points is so high; of its width, the parts that Arial gives to narrow, wide and other letters.
_EM_MM = 4.0
_NARROW, _WIDE, _OTHER = 0.29, 0.76, 0.56
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("ijltfrI.,:;'!|()[]/- \u2013"), frozenset("mwMWABCDEGHKNOQRSUVXY%&@")
# What stands round the words of a cell. A heading is bold, and so a little wider.
_AROUND_MM, _BOLD = 4.6, 1.09
# A longer word is broken. A cell that is as short, such as a date, stays on one line where there is room.
_LONGEST_MM, _SHORT_MM = 45.0, 34.0
# So much of the page is left for the columns that are read on several lines.
_FOR_LONG_ONES = 0.4
# What is longer is read on several lines, however wide its column is.
_MOST_MM = 170.0


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]], page: float) -> list[float]:
    """The width of each column in millimetres, together the width of the page."""
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
    """How long words are on one line."""
    parts = (_NARROW if each in _NARROW_LETTERS else _WIDE if each in _WIDE_LETTERS else _OTHER for each in words)
    return _EM_MM * sum(parts)


def _least(cells: Sequence[str], short: float) -> float:
    """What a column needs, so that no word of it is broken, and no cell that is as short."""
    heading, *others = cells
    words = [min(_mm(word), _LONGEST_MM) for cell in others for word in cell.split()]
    whole = [length for cell in others if (length := _mm(cell)) <= short]
    return _AROUND_MM + max([_BOLD * _mm(word) for word in heading.split()] + words + whole, default=0)


def _wanted(cells: Sequence[str], least: float) -> float:
    """How much of what is left a column wants: by its longest cell and by what its cells hold on average."""
    lengths = [min(_mm(cell), _MOST_MM) for cell in cells]
    return max((max(lengths) + mean(lengths)) / 2 - least, 0) + 0.1
