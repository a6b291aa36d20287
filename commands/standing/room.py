"""Estimates how many lines a part takes on a phone 390 pixels wide, by counting characters."""

from collections.abc import Sequence
from textwrap import wrap

from commands.reply import Line, Paragraph, line_words

A_LINE = 42
# Characters in each column of the table of measures. Its lines are smaller, and each row has padding.
COLUMNS = (13, 9, 11, 12)
ROW_LINE = 0.86
ROW_AIR = 0.33
HEADING = 1.2


def lines_of(part: Paragraph) -> int:
    """The lines that a paragraph takes."""
    return sum(_lines(line) for line in part.lines)


def _lines(line: Line) -> int:
    return len(wrap(line_words(line), A_LINE)) or 1


def height_of(row: Sequence[str]) -> float:
    """The lines that a row of the table of measures takes: those of its highest cell."""
    most = max(len(wrap(cell, width)) for cell, width in zip(row, COLUMNS, strict=True))
    return most * ROW_LINE + ROW_AIR


def rows_that_fit(rows: Sequence[tuple[str, ...]], room: float) -> Sequence[tuple[str, ...]]:
    """As many rows from the start as fit in `room`, in lines, but at least one. If some are left out, there is also
    room for the line that says so."""
    left = room - HEADING
    heights = [height_of(row) for row in rows]
    if sum(heights) <= left:
        return rows
    ends = [sum(heights[: number + 1]) + 1 for number in range(len(rows))]
    return rows[: max(1, sum(end <= left for end in ends))]
