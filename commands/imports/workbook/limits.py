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
