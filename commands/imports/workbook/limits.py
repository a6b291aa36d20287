"""How much the sheets of a workbook may hold: what a list of a board's never comes near."""

from dataclasses import dataclass

MOST_VALUES = 400_000
MOST_CELLS = 4_000_000
# Rows and cells above the last value, with those that are only coloured: each takes openpyxl some microseconds.
MOST_PASSED = 500_000
MOST_MERGED = 5_000
MOST_LINKS = 50_000
# Cells below others that they are merged with, each of which gets the words of the first.
MOST_LENT = 100_000
# Cells from the first to the last that holds something, in rows that do, with the empty ones between: each takes room.
MOST_BOX = 3_000_000
# Elements of one row, and of all that stands before the rows: openpyxl has those of a row in memory at once, and those
# before the rows to the end.
MOST_OF_A_ROW = 100_000
MOST_BEFORE_ROWS = 20_000
# Letters of all cells: such as 5,000 rows of 1,200 letters.
MOST_LETTERS = 6_000_000


@dataclass(slots=True)
class Spent:
    """How much the sheets of a workbook have held so far: all of them together are no more than a list."""

    values: int = 0
    cells: int = 0
    passed: int = 0
    letters: int = 0


class TooMuch(Exception):
    """The sheet holds more than a list does: `what` says of what, in words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
