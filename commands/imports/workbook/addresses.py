"""Excel's addresses for cells and for boxes of cells."""

import re

from commands.imports.grids.grid import Spot
from commands.imports.workbook.xml_parts import BrokenPart

LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
# First row, first column, last row, last column. Rows are numbered from 1, and columns from 0.
Box = tuple[int, int, int, int]


def box_of(address: str) -> Box:
    """The box for `B5:D8`, or for one cell. Raises BrokenPart for anything else."""
    first, _, last = address.replace("$", "").partition(":")
    (row, column), (last_row, last_column) = spot_of(first), spot_of(last or first)
    return row, column, last_row, last_column


def spot_of(address: str) -> Spot:
    """The cell for `B5`. Raises BrokenPart for anything else, or a cell beyond Excel's last."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise BrokenPart("no such cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    if not 1 <= row <= LAST_ROW or column > _LAST_COLUMN:
        raise BrokenPart("no such cell")
    return row, column - 1
