"""A sheet as values: rows of words by field, whatever file it came from."""

import re
from collections.abc import Callable, Iterator, Mapping as Map, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from board.refusals import Refusal
from commands.imports.grids.grid import Grid, Line
from commands.imports.grids.named import as_named
from commands.imports.grids.refs_in_titles import ref_before
from commands.imports.lists.columns import Column, Headings
from commands.imports.lists.mapping import headings_in
from commands.imports.meanings.board_mapping import NO_MAPPING, Mapping
from commands.imports.meanings.questions import AskedWords, Unanswered
from commands.imports.sheets.groups import left_empty
from commands.imports.sheets.implied_status import statuses_of
from commands.imports.sheets.other_kinds import of_other_kinds
from commands.imports.sheets.row_kinds import sort_rows
from commands.imports.sheets.row_marks import CellFault, Marks
from commands.imports.sheets.sections import Above, SortedRows
from commands.reading.dates import NoYear
from commands.reading.figures import PERCENT, figure
from commands.reading.mentions import MENTION


class InCell(Refusal):
    """A refusal of one cell, that of `field`. `asked`: the file's words may be right, and somebody must say what they
    mean; `of_words`: this is asked once for all rows with the same words."""

    def __init__(self, field: str, reason: str, asked: bool = False, of_words: AskedWords | None = None) -> None:
        super().__init__(reason)
        self.field = field
        self.asked = asked
        self.of_words = of_words


class InCells(Refusal):
    """A refusal of several cells of a row, each with its own reason."""

    def __init__(self, cells: Sequence[InCell]) -> None:
        super().__init__(" ".join(dict.fromkeys(each.reason for each in cells)))
        self.cells = cells


Made = TypeVar("Made")


class AtOnce:
    """Reads several cells of a row and refuses them together, so that all its faults are reported at once."""

    def __init__(self) -> None:
        self._refused: list[InCell] = []

    def __call__(self, read: Callable[[], Made], otherwise: Made) -> Made:
        """The result of `read`, or `otherwise` if it refuses a cell."""
        try:
            return read()
        except InCell as refused:
            self._refused.append(refused)
            return otherwise

    def check(self) -> None:
        """Refused: any cell read so far was refused."""
        if self._refused:
            raise InCells(self._refused)


# The columns that name one person, and the one that may name several.
PEOPLE = ("owner", "accountable", "lead")
SUPPORTERS = "supporters"
AN_ID = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,20})>?")


@contextmanager
def cell(field: str, asked: bool = False) -> Iterator[None]:
    """Turns a refusal into one of the field's cell, with the choices that it offers instead."""
    try:
        yield
    except InCell:
        raise
    except Refusal as refused:
        why = f"{refused.reason} {_choices(refused)}".strip()
        of_words = refused.asked if isinstance(refused, Unanswered) else None
        raise InCell(field, why, asked or len(refused.instead) > 1 or isinstance(refused, NoYear), of_words) from None


def _choices(refused: Refusal) -> str:
    said = " or ".join(choice if not note else f"{choice} ({note})" for choice, note in refused.instead)
    is_one = len(refused.instead) == 1 and refused.reason.endswith(".")
    return f"Is it {said}? Then write that." if is_one else said


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its `number` as the spreadsheet shows it, and its cells' words by field, trimmed. `extra`: it has words
    beyond the last heading. `faults`: why cells cannot be read as they are, by field."""

    number: int
    cells: Map[str, str]
    extra: bool = False
    faults: Map[str, CellFault] = field(default_factory=dict)

    def get(self, field: str) -> str:
        """The words of a field; empty if there are none."""
        return plain_words(self.cells.get(field, ""))

    def needed(self, field: str) -> str:
        """The words of a field. Refused: there are none."""
        if not self.get(field):
            raise InCell(field, "the cell is empty")
        return self.get(field)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its headings and its rows. `unread` and `noted` are sentences for the report, on what is not read and on
    what is read beyond the cells' own words. `above`: words above the headings that may be an area."""

    name: str
    headings: Headings
    rows: tuple[Row, ...]
    how: str = ""
    filled: Map[int, int] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()
    above: Above | None = None

    @property
    def kind(self) -> str:
        """The kind of its rows: areas, measures, actions …"""
        return self.headings.kind

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in their order."""
        return self.headings.columns

    def column(self, wanted: str) -> Column | None:
        """The column that is read as a field, or None. "" stands for the whole row, which has none."""
        return next((each for each in self.columns if wanted and each.field == wanted), None)


def read_sheet(grid: Grid, given: Mapping = NO_MAPPING) -> Sheet:
    """The rows of a grid by the fields of its headings. Refused: as by `headings_in`."""
    headings = headings_in(grid, given)
    found = sort_rows(grid, headings, given)
    marks = Marks(grid, headings, found.lines, given)
    rows = tuple(_row(grid, headings, found, marks, line) for line in found.lines)
    filled = {
        each.place: sum(grid.holds(number, cells, each.place) for number, cells in found.lines)
        for each in headings.columns
        if not each.field
    }
    unread = (*grid.unread, *found.unread, *marks.unread(), *of_other_kinds(headings, found.lines))
    rows, of_status = _with_statuses(grid, headings, rows)
    empty = left_empty(headings, {each.number: each.cells for each in rows})
    noted = (*headings.noted, *found.noted, *of_status, *marks.noted(), *empty)
    return Sheet(grid.name, headings, rows, grid.how, filled, unread, noted, found.above)


def _with_statuses(grid: Grid, headings: Headings, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], list[str]]:
    """The rows, with statuses that are given outside the status cell, and the sentences that report them."""
    if headings.kind not in {"actions", "risks"}:
        return rows, []
    found, told = statuses_of(grid, headings, {each.number: each.cells for each in rows})
    return tuple(
        replace(each, cells={**each.cells, "status": found[each.number]}) if each.number in found else each
        for each in rows
    ), told


def _row(grid: Grid, headings: Headings, found: SortedRows, marks: Marks, line: Line) -> Row:
    number, words = line
    cells = {
        each.field: marks.words(number, each, words[each.place])
        for each in headings.columns
        if each.field and each.place < len(words)
    }
    section = found.sections.get(number)
    if section and not cells.get(section.field):
        cells[section.field] = section.words
    if headings.refs_in_titles and (found_ref := ref_before(cells["title"])):
        cells["ref"], cells["title"] = found_ref
    last = max((each.place for each in headings.columns if each.heading), default=0)
    # In a CSV file, one comma too many moves all cells after it. A workbook cannot have that fault.
    faults = marks.faults(number, cells)
    if number in found.asked:
        faults = {"title": CellFault(found.asked[number], asked=True), **faults}
    return Row(number, cells, not grid.file and any(words[last + 1 :]), faults)


def people_in(sheet: Sheet) -> list[str]:
    """The Slack ids of the owners, accountable officers and supporters in a sheet, each once."""
    ids = [person_id_in(row, column) for row in sheet.rows for column in PEOPLE]
    ids += [each for row in sheet.rows for each in supporter_ids_in(row)]
    return list(dict.fromkeys(filter(None, ids)))


def supporter_ids_in(row: Row) -> list[str]:
    """The Slack ids of a row's supporters."""
    beside = map(str.strip, row.cells.get("supporter_ids", "").split(";"))
    ids = [found[1] for each in beside if (found := AN_ID.fullmatch(each))]
    return [*ids, *(found[1] for found in MENTION.finditer(row.cells.get(SUPPORTERS, "")))]


def names_in(sheet: Sheet) -> list[str]:
    """The names, without a Slack id, of the owners, accountable officers and supporters in a sheet, each once."""
    words = [row.get(column) for row in sheet.rows for column in PEOPLE if not person_id_in(row, column)]
    words += [MENTION.sub("", row.cells.get(SUPPORTERS, "")).strip(" ,;") for row in sheet.rows]
    return list(dict.fromkeys(filter(None, words)))


def is_mention(row: Row, column: str) -> bool:
    """True if the cell is a mention of one person and nothing else."""
    return bool(MENTION.fullmatch(row.cells.get(column, "")))


def person_id_in(row: Row, column: str) -> str:
    """The Slack id of the person in a column: a mention in its cell, or the id in the column beside it; else empty."""
    said = (MENTION.fullmatch(row.cells.get(column, "")), AN_ID.fullmatch(row.cells.get(f"{column}_id", "")))
    return next((found[1] for found in said if found), "")


def number_in(words: str, field: str) -> Decimal:
    """The number in a cell, with or without a percent sign. Refused: as a typed one; see `figure`."""
    with cell(field):
        return figure(PERCENT.sub("", words).strip())


def plain_words(words: str) -> str:
    """The words of a cell as they are kept, without the markup that would notify a person in Slack."""
    return as_named(without_quote(words))


def without_quote(words: str) -> str:
    """The words of a cell without the quote that an export puts before a would-be formula."""
    return words[1:] if words[:1] == "'" and words[1:2] in set("=+-@＝＋－＠") else words


def whole_number_in(words: str, field: str) -> int | None:
    """The whole number in a cell, or None if it is empty. Refused: a fraction, or a number below 0."""
    if not words:
        return None
    value = number_in(words, field)
    if value != value.to_integral_value() or value < 0:
        raise InCell(field, f"{words!r} is not a whole number")
    return int(value)
