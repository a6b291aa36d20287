"""The content of a file as rows of cells, before their meaning is known. Every kind of file is read into this form."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from board.refusals import Refusal

# One row: its number as the spreadsheet shows it, and its cells' words, trimmed.
Line = tuple[int, tuple[str, ...]]
# One cell: its row's number, and its place in the row, from 0.
Spot = tuple[int, int]
MOST_COLUMNS = 500
# More rows than the whole log of a board has. Saving that many keeps every other writer waiting for about two seconds.
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that are not empty, and what its cells say besides their words.

    - `how`: how the file was read, in words, if not in the usual way. `file`: its name, if the sheet has another.
      `since_1904`: the workbook counts its days from 1904.
    - `fills`, `inks`: the colour of a cell (`red`), and of text that is only dots.
    - `bold`, `struck`, `commented`: the cells that are bold, are struck through, have a comment. `part_struck`: those
      struck cells of which perhaps only some words are struck.
    - `links`: the target of a cell's link. `faults`: why a cell cannot be read.
    - `days`, `short`: the cells that hold a day, and those with a number with one decimal place.
    - `lent`: the words that a cell takes from a merged cell above it, and that cell's row.
    - `sections`: the numbers of rows that are merged into one heading.
    - `unread`: sentences that say what in the sheet is not read.
    """

    name: str
    lines: tuple[Line, ...]
    how: str = ""
    fills: Mapping[Spot, str] = field(default_factory=dict)
    inks: Mapping[Spot, str] = field(default_factory=dict)
    bold: Set[Spot] = frozenset()
    struck: Set[Spot] = frozenset()
    part_struck: Set[Spot] = frozenset()
    commented: Set[Spot] = frozenset()
    links: Mapping[Spot, str] = field(default_factory=dict)
    faults: Mapping[Spot, str] = field(default_factory=dict)
    days: Set[Spot] = frozenset()
    short: Set[Spot] = frozenset()
    lent: Mapping[Spot, tuple[int, str]] = field(default_factory=dict)
    sections: Set[int] = frozenset()
    unread: tuple[str, ...] = ()
    file: str = ""
    since_1904: bool = False

    def holds(self, number: int, cells: Sequence[str], place: int) -> bool:
        """True if a cell has words, or content that cannot be read, such as a formula without a value."""
        return bool(word_at(cells, place)) or (number, place) in self.faults


def word_at(cells: Sequence[str], place: int) -> str:
    """The words at a place in a row; empty if the row is shorter."""
    return cells[place] if place < len(cells) else ""


def check_width(name: str, columns: int) -> None:
    """Refused: a sheet with more columns than any list has."""
    if columns > MOST_COLUMNS:
        raise Refusal(f"{name} has {columns:,} columns, and {MOST_COLUMNS} is the most. Leave out what is empty.")


def column_letter(place: int) -> str:
    """The spreadsheet's name for a column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return letters
