"""What a file holds before it is known what it means: rows of cells. Every kind of file is read into this."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from board.refusals import Refusal

# One row: its number as the spreadsheet shows it, and its cells' words, trimmed.
Line = tuple[int, tuple[str, ...]]
# One cell: its row's number, and its place in the row, of which 0 is the first.
Spot = tuple[int, int]
MOST_COLUMNS = 500
# More rows than a board's whole log has. While they are saved, everybody who types a change waits: some two seconds.
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that are not empty, and what its cells say besides their words.

    - `how`: in words how the file was read, where that is not as usual. `file`: its name, where the sheet's own is
      another. `since_1904`: the workbook counts its days from that year.
    - `fills`, `inks`: the colour of a cell (`red`), and of letters that are dots alone.
    - `bold`, `struck`, `commented`: the cells that are bold, are struck through, have a comment. `part_struck`: those
      struck ones of which only some words may be.
    - `links`: where a cell's link leads. `faults`: why a cell cannot be read.
    - `days`, `short`: the cells that hold a day, and a number with a single digit behind its point.
    - `lent`: the words that a cell gets from one above that it is merged with, and the row of that.
    - `sections`: the numbers of rows that are merged into one heading.
    - `unread`: in sentences what of the sheet is not read.
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
        """A cell of a row holds words, or what cannot be read, such as a formula without a value."""
        return bool(word_at(cells, place)) or (number, place) in self.faults


def word_at(cells: Sequence[str], place: int) -> str:
    """The words in a place of a row; empty where the row is shorter."""
    return cells[place] if place < len(cells) else ""


def check_width(name: str, columns: int) -> None:
    """Refuses a sheet with more columns than a list has."""
    if columns > MOST_COLUMNS:
        raise Refusal(f"{name} has {columns:,} columns, and {MOST_COLUMNS} is the most. Leave out what is empty.")


def column_letter(place: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return letters
