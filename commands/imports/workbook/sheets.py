"""Reads one sheet of a workbook into a grid: the box with its values, and nothing beyond it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Protocol, cast

from openpyxl.styles import Fill, Font
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from board.refusals import Refusal
from board.words import count, cut
from commands.imports.grids.grid import Grid, Line, Spot, check_width, column_letter
from commands.imports.meanings.questions import rows_in_short
from commands.imports.meanings.symbols import is_dot
from commands.imports.workbook.addresses import Box
from commands.imports.workbook.cells import UNCOMPUTED, Unreadable, may_lack_a_nought, words_of
from commands.imports.workbook.colours import fill_word, ink_word
from commands.imports.workbook.extent import Extent, find_extent
from commands.imports.workbook.guards import check_part
from commands.imports.workbook.limits import MOST_LENT, Spent, TooMuch
from commands.imports.workbook.marks import commented_in, links_in, relations_of
from commands.imports.workbook.package import Package, Tab, reading
from commands.imports.workbook.strings import StruckText
from commands.imports.workbook.symbol_fonts import as_shown, is_symbol_font

_UNKNOWN_SYMBOL = "it is written in {}, a font of symbols, and what it shows cannot be read. Type it in words"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks: colours of its fill and text in words, bold, struck through, and its font if one of symbols."""

    fill: str = ""
    ink: str = ""
    bold: bool = False
    struck: bool = False
    font: str = ""


_PLAIN = _Look()


class _ReadCell(Protocol):
    """What openpyxl gives of a cell in read-only mode."""

    value: object
    data_type: str
    number_format: str | None
    style_array: object
    font: Font
    fill: Fill


class _Sheet(ReadOnlyWorksheet):
    """A sheet whose declared size is ignored: it may be wrong, and looking for it may take minutes."""

    def _get_size(self) -> None:
        self.reset_dimensions()


@dataclass(slots=True)
class _CellsFound:
    """What the cells of a sheet say. `begins`: the first words of each hidden column."""

    lines: list[Line] = field(default_factory=list)
    fills: dict[Spot, str] = field(default_factory=dict)
    inks: dict[Spot, str] = field(default_factory=dict)
    bold: set[Spot] = field(default_factory=set)
    struck: set[Spot] = field(default_factory=set)
    part_struck: set[Spot] = field(default_factory=set)
    faults: dict[Spot, str] = field(default_factory=dict)
    days: set[Spot] = field(default_factory=set)
    short: set[Spot] = field(default_factory=set)
    begins: dict[int, str] = field(default_factory=dict)


def read_tab(name: str, package: Package, tab: Tab, spent: Spent) -> Grid | None:
    """The grid of a sheet, or None if it has no values. Refused: it has more than a list can have."""
    called = f"{name}, sheet {tab.title}"
    check_part(name, package.archive, tab.part)
    try:
        with reading(name), package.archive.open(tab.part) as part:
            extent = find_extent(part, spent)
        if not extent.last_row:
            return None
        check_width(called, extent.last_column + 1)
        return _grid(name, called, package, tab, extent)
    except TooMuch as much:
        raise Refusal(f"{called} has {much.what}. Copy the list into a new workbook, and import that.") from None


def _grid(name: str, called: str, package: Package, tab: Tab, extent: Extent) -> Grid:
    with reading(name):
        relations = relations_of(name, package.archive, tab.part)
        commented = commented_in(name, package.archive, relations)
        found = _cells(package, tab, extent)
    shown = {spot for spot in commented if spot[0] in extent.rows}
    return Grid(
        called,
        tuple(found.lines),
        fills=found.fills,
        inks=found.inks,
        bold=found.bold,
        struck=found.struck | found.part_struck,
        part_struck=found.part_struck,
        commented=shown,
        links=links_in(extent, relations),
        faults=found.faults,
        days=found.days,
        short=found.short,
        lent=dict(_lent(extent, found.lines)),
        sections=frozenset(_sections(extent, found.lines)),
        unread=tuple(_unread(extent, found)),
        file=name,
        since_1904=package.book.epoch != WINDOWS_EPOCH,
    )


def _uncomputed(package: Package, extent: Extent) -> Iterator[tuple[Spot, str]]:
    spots = extent.uncomputed | extent.computed if package.recomputes else extent.uncomputed
    yield from ((spot, UNCOMPUTED) for spot in spots)


def _cells(package: Package, tab: Tab, extent: Extent) -> _CellsFound:
    found = _CellsFound(faults=dict(_uncomputed(package, extent)), part_struck=extent.struck)
    sheet = _Sheet(package.book, tab.title, tab.part, package.strings)
    hidden = {place for place in extent.columns if _is_hidden(place, extent)}
    looks: dict[object, _Look] = {}
    rows = cast(Any, sheet).iter_rows(max_row=extent.last_row, max_col=extent.last_column + 1)
    # Not one row further: openpyxl would build everything below the rows, such as 60,000 rules for colours.
    for number, cells in enumerate(islice(rows, extent.last_row), 1):
        if number not in extent.rows:
            continue
        words = []
        for place, cell in enumerate(cells):
            spot = number, place
            look = _look(package, cell, looks)
            words.append("" if place in hidden or spot in found.faults else _words(found, spot, cell, look))
            _keep_look(found, spot, cell, look)
            if place in hidden and isinstance(cell.value, str) and cell.value.strip():
                found.begins.setdefault(place, cell.value.strip())
            if look.ink and is_dot(words[-1]):
                found.inks[spot] = look.ink
        if any(words) or any((number, place) in found.faults for place in range(len(words))):
            found.lines.append((number, tuple(words)))
    return found


def _words(found: _CellsFound, spot: Spot, cell: _ReadCell, look: _Look) -> str:
    try:
        words = words_of(cell.value, cell.data_type, cell.number_format or "")
    except Unreadable as unreadable:
        found.faults[spot] = unreadable.why
        return ""
    if isinstance(cell.value, date):
        found.days.add(spot)
    elif may_lack_a_nought(cell.value, cell.number_format or ""):
        found.short.add(spot)
    if words and isinstance(cell.value, StruckText):
        found.part_struck.add(spot)
    return _as_seen(found, spot, words, look.font) if words and look.font else words


def _as_seen(found: _CellsFound, spot: Spot, words: str, font: str) -> str:
    """What words in a symbol font show. If a symbol is not known, the cell has a fault."""
    shown = as_shown(words, font)
    if shown is None:
        found.faults[spot] = _UNKNOWN_SYMBOL.format(font)
    return shown or ""


def _look(package: Package, cell: _ReadCell, looks: dict[object, _Look]) -> _Look:
    if not getattr(cell, "has_style", False):
        return _PLAIN
    style = cell.style_array
    if style not in looks:
        font = cell.font
        looks[style] = _Look(
            fill_word(cell.fill, package.theme, package.palette),
            ink_word(font, package.theme, package.palette),
            bool(font.bold),
            bool(font.strike),
            font.name if font.name and is_symbol_font(font.name) else "",
        )
    return looks[style]


def _keep_look(found: _CellsFound, spot: Spot, cell: _ReadCell, look: _Look) -> None:
    """Stores what a cell's looks say: its colour, and whether it is bold or struck through."""
    if look.fill:
        found.fills[spot] = look.fill
    if look.bold and cell.value is not None:
        found.bold.add(spot)
    if look.struck and cell.value is not None:
        found.struck.add(spot)


def _is_hidden(place: int, extent: Extent) -> bool:
    return any(first <= place <= last for first, last in extent.hidden_columns)


def _sections(extent: Extent, lines: list[Line]) -> Iterator[int]:
    """The rows whose only words are in a cell that is merged across at least half of the columns."""
    across: Mapping[int, Box] = {box[0]: box for box in extent.merged if box[0] == box[2]}
    for number, words in lines:
        box = across.get(number)
        if box and sum(map(bool, words)) == 1 and words[box[1]] and 2 * (box[3] - box[1] + 1) > extent.last_column:
            yield number


def _lent(extent: Extent, lines: list[Line]) -> Iterator[tuple[Spot, tuple[int, str]]]:
    """The words that a merged cell lends to each cell below it, in rows with words of their own."""
    rows = [number for number, _ in lines]
    words_of_row = dict(lines)
    many = 0
    for row, column, last_row, _ in extent.merged:
        words = words_of_row[row][column] if row in words_of_row and column <= extent.last_column else ""
        if not words:
            continue
        below = rows[bisect_right(rows, row) : bisect_right(rows, last_row)]
        many += len(below)
        if many > MOST_LENT:
            raise TooMuch(f"more than {MOST_LENT:,} cells that are merged with those above them")
        yield from (((each, column), (row, words)) for each in below)


def _unread(extent: Extent, found: _CellsFound) -> Iterator[str]:
    if extent.hidden_rows:
        rows = sorted(extent.hidden_rows)
        yield f"{rows_in_short(rows)}: hidden, or filtered out. Unhide to bring in"
    columns = sorted(place for place in extent.columns if _is_hidden(place, extent))
    for place in columns:
        named = f' "{cut(found.begins[place], 60)}"' if place in found.begins else ""
        cells = count(extent.columns[place], "cell")
        yield f"column {column_letter(place)}{named} ({cells}): hidden. Unhide to bring in"
    if extent.drawn:
        yield "pictures, charts and text boxes"
    if extent.coloured_by_rule:
        yield "colours that a rule gives (conditional formatting)"
