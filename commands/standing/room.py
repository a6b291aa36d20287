"""How many lines of a phone 390 wide a part takes: by its letters, so nearly."""

from collections.abc import Sequence
from textwrap import wrap

from commands.reply import Line, Paragraph, line_words

A_LINE = 42
# Letters of each column of a table of measures; its lines are smaller, and there is air about each row.
COLUMNS = (13, 9, 11, 12)
ROW_LINE = 0.86
ROW_AIR = 0.33
HEADING = 1.2


def lines_of(part: Paragraph) -> int:
    """The lines that a paragraph is drawn on."""
    return sum(_lines(line) for line in part.lines)


def _lines(line: Line) -> int:
    return len(wrap(line_words(line), A_LINE)) or 1


def height_of(row: Sequence[str]) -> float:
    """The lines that a row of a table of measures takes, as high as its highest cell."""
    most = max(len(wrap(cell, width)) for cell, width in zip(row, COLUMNS, strict=True))
    return most * ROW_LINE + ROW_AIR


def rows_that_fit(rows: Sequence[tuple[str, ...]], room: float) -> Sequence[tuple[str, ...]]:
    """The first rows of a table, as many as there is `room` for, in lines; one at least. Where some are left out, the
    line that says so has room too."""
    left = room - HEADING
    heights = [height_of(row) for row in rows]
    if sum(heights) <= left:
        return rows
    ends = [sum(heights[: number + 1]) + 1 for number in range(len(rows))]
    return rows[: max(1, sum(end <= left for end in ends))]
