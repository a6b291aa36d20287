"""Finds where a sheet's values end and what is around them, in one pass that keeps no cell.

A single coloured cell in row 1,048,000 gives a sheet a used range of a million rows. Cells without a value cost no more
than skipping them.
"""

from dataclasses import dataclass, field
from typing import IO

from commands.imports.grids.grid import MOST_COLUMNS, Spot
from commands.imports.workbook.addresses import LAST_ROW, Box, box_of, spot_of
from commands.imports.workbook.limits import (
    MOST_BEFORE_ROWS,
    MOST_BOX,
    MOST_CELLS,
    MOST_LETTERS,
    MOST_LINKS,
    MOST_MERGED,
    MOST_OF_A_ROW,
    MOST_PASSED,
    MOST_VALUES,
    Spent,
    TooMuch,
)
from commands.imports.workbook.xml_parts import MAIN, RELATIONS, TRUE, BrokenPart, stream

_CELL, _ROW, _VALUE, _FORMULA, _TEXT, _MERGED, _COLUMN, _LINK, _BY_RULE, _STRIKE, _SOUND, _ROWS = (
    f"{MAIN} {name}"
    for name in (
        "c", "row", "v", "f", "t", "mergeCell", "col", "hyperlink", "conditionalFormatting", "strike", "rPh",
        "sheetData",
    )
)  # fmt: skip
_HOLDS = frozenset({_VALUE, _TEXT})
# How much of a formula is kept, to find the target of its link.
_FORMULA_LOOKED_AT = 2_000


@dataclass(slots=True)
class Extent:
    """What one pass over a sheet finds. Rows are numbered from 1 and columns from 0.

    `merged` has boxes: first row, first column, last row, last column. `links` has cells, each with the name of its
    link's relation, which is empty for a place in the workbook. `struck` has cells whose words are in the sheet itself
    and partly struck through. `uncomputed` has formulas saved without a value, `computed` the other formulas, and
    `link_formulas` those that make a link.
    """

    last_row: int = 0
    last_column: int = -1
    rows: set[int] = field(default_factory=set)
    columns: dict[int, int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Box] = field(default_factory=list)
    links: list[tuple[Spot, str]] = field(default_factory=list)
    struck: set[Spot] = field(default_factory=set)
    uncomputed: set[Spot] = field(default_factory=set)
    computed: set[Spot] = field(default_factory=set)
    link_formulas: dict[Spot, str] = field(default_factory=dict)
    coloured_by_rule: bool = False
    drawn: bool = False


def find_extent(part: IO[bytes], spent: Spent) -> Extent:
    """Finds where a sheet's values end. Raises TooMuch, or BrokenPart for XML that Excel would not write."""
    scan = _Scan(spent)
    stream(part, scan.start, scan.words, scan.end)
    scan.end_cell()
    spent.passed += scan.passed
    return scan.found


class _Scan:
    """Takes a sheet's elements one after another."""

    def __init__(self, spent: Spent) -> None:
        self.found = Extent()
        self.passed = 0
        self._spent = spent
        self._cells = 0
        self._row = 0
        self._is_hidden = False
        self._address = ""
        self._after = 0
        self._elements = 0
        self._is_below = False
        self._kind = ""
        self._reads = ""
        self._holds = False
        self._formula: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count()
        if name == _CELL:
            self._begin_cell(attributes)
        elif name in _HOLDS:
            # Text may also contain its Japanese pronunciation, which is not read.
            self._reads = "" if self._reads == _SOUND else name
        elif name == _ROW:
            self._begin_row(attributes)
        elif name == _FORMULA:
            self._reads, self._formula = name, ""
        elif name == _SOUND:
            self._reads = name
        else:
            self._reads = ""
            self._beside(name, attributes)

    def _count(self) -> None:
        """Counts an element of the row, or of what comes before the rows. What comes after them is not read again."""
        self._elements += 1
        if self._is_below or self._elements <= MOST_BEFORE_ROWS:
            return
        if not self._row:
            raise TooMuch("more formats than a list has")
        if self._elements > MOST_OF_A_ROW:
            raise TooMuch("more in one row than a list has")

    def end(self, name: str) -> None:
        """Notes the end of the rows."""
        if name == _ROWS:
            self._is_below = True

    def words(self, text: str) -> None:
        if self._reads in _HOLDS:
            self._spent.letters += len(text)
            if self._spent.letters > MOST_LETTERS:
                raise TooMuch("more words than a list has")
            if not self._holds and not text.isspace():
                self._hold()
        elif self._reads == _FORMULA and self._formula is not None and len(self._formula) < _FORMULA_LOOKED_AT:
            self._formula = (self._formula + text)[:_FORMULA_LOOKED_AT]

    def end_cell(self) -> None:
        """Ends the cell that was begun. A formula without a saved value is uncomputed."""
        if self._formula is not None:
            spot = self._spot()
            if self._holds or self._kind == "str":
                self.found.computed.add(spot)
            else:
                self._hold()
                self.found.uncomputed.add(spot)
            if self._formula.upper().startswith("HYPERLINK("):
                self.found.link_formulas[spot] = self._formula
        self._formula, self._holds, self._reads = None, False, ""

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if self._formula is not None:
            self.end_cell()
        self._holds, self._reads = False, ""
        address = attributes.get("r")
        if address is None:
            self._after += 1
        else:
            self._address, self._after = address, 0
        self._kind = attributes.get("t", "n")
        self._cells += 1
        self._spent.cells += 1
        if self._spent.cells > MOST_CELLS:
            raise TooMuch(f"more than {MOST_CELLS:,} cells, with the sheets before it")

    def _begin_row(self, attributes: dict[str, str]) -> None:
        if self._formula is not None:
            self.end_cell()
        self._holds, self._reads = False, ""
        self._cells += 1
        self._elements = 0
        number = attributes.get("r")
        before, self._row = self._row, self._row + 1 if number is None else int(number)
        if not before < self._row <= LAST_ROW:
            raise BrokenPart("a row twice, or beyond the last")
        self._address, self._after = "", 0
        self._is_hidden = attributes.get("hidden") in TRUE

    def _spot(self) -> Spot:
        if not self._address:
            return self._row, self._after - 1
        row, column = spot_of(self._address)
        if row != self._row:
            raise BrokenPart("a cell in another row")
        return row, column + self._after

    def _hold(self) -> None:
        """Notes that the cell that was begun has a value."""
        row, column = self._spot()
        self._holds = True
        self._spent.values += 1
        if self._spent.values > MOST_VALUES:
            raise TooMuch(f"more than {MOST_VALUES:,} cells that hold something, with the sheets before it")
        self.passed = self._cells
        if self._spent.passed + self.passed > MOST_PASSED:
            raise TooMuch(f"more than {MOST_PASSED:,} rows and cells above its last value, most of them only formatted")
        found = self.found
        found.last_row, found.last_column = row, max(found.last_column, column)
        if self._is_hidden:
            found.hidden_rows.add(row)
        else:
            found.rows.add(row)
        found.columns[column] = found.columns.get(column, 0) + 1
        if len(found.rows) * (found.last_column + 1) > MOST_BOX:
            raise TooMuch(f"more than {MOST_BOX:,} cells, most of them empty, between those that hold something")

    def _beside(self, name: str, attributes: dict[str, str]) -> None:
        found = self.found
        if name == _COLUMN and attributes.get("hidden") in TRUE:
            if len(found.hidden_columns) >= MOST_COLUMNS:
                raise TooMuch(f"more than {MOST_COLUMNS} hidden columns")
            found.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == _MERGED:
            if len(found.merged) >= MOST_MERGED:
                raise TooMuch(f"more than {MOST_MERGED:,} merged cells")
            found.merged.append(box_of(attributes.get("ref", "")))
        elif name == _LINK:
            if len(found.links) >= MOST_LINKS:
                raise TooMuch(f"more than {MOST_LINKS:,} links")
            found.links.append((box_of(attributes.get("ref", ""))[:2], attributes.get(f"{RELATIONS} id", "")))
        elif name == _STRIKE and attributes.get("val", "1") in TRUE:
            found.struck.add(self._spot())
        elif name == _BY_RULE:
            found.coloured_by_rule = True
        elif name == f"{MAIN} drawing":
            found.drawn = True
