"""Limits on the content of a workbook's sheets, far above any list of a board."""

from dataclasses import dataclass

MOST_VALUES = 400_000
MOST_CELLS = 4_000_000
# Rows and cells above the last value, including those with only a colour: openpyxl takes microseconds for each.
MOST_PASSED = 500_000
MOST_MERGED = 5_000
MOST_LINKS = 50_000
# Cells below another that they are merged with; each gets its words.
MOST_LENT = 100_000
# Cells from the first column to the last one with a value, in rows with values. The empty ones take memory too.
MOST_BOX = 3_000_000
# Elements in one row, and in all that comes before the rows: openpyxl keeps the elements of a row in memory at once,
# and those before the rows until the end.
MOST_OF_A_ROW = 100_000
MOST_BEFORE_ROWS = 20_000
# Characters in all cells: 5,000 rows of 1,200, for example.
MOST_LETTERS = 6_000_000


@dataclass(slots=True)
class Spent:
    """What the sheets of a workbook have used up so far. The limits apply to all of them together."""

    values: int = 0
    cells: int = 0
    passed: int = 0
    letters: int = 0


class TooMuch(Exception):
    """The sheet has more than a list can have; `what` says of what, in words."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
