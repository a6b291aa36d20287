"""What a file holds before it is known what it means: rows of cells. Every kind of file is read into this."""

from dataclasses import dataclass

# One row: its number as the spreadsheet shows it, and its cells' words, trimmed.
Line = tuple[int, tuple[str, ...]]
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that are not empty. `how` says in words how the file was read, where that is not as usual."""

    name: str
    lines: tuple[Line, ...]
    how: str = ""


def column_letter(place: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    while place >= 0:
        place, letter = divmod(place, 26)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return letters
