"""The board's lists as an Excel workbook: real tables under frozen headings, days as days, words as words."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from board.words import decimals
from bot.papers.xml_words import in_xml, legal
from commands.pack.paper import Cell, SheetOut, WorkbookOut

DAY = "d mmm yyyy"
FONT = {"font_name": "Arial", "font_size": 11, "valign": "top"}
_A4 = 9
_STYLE = "Table Style Light 15"
# Column widths in characters. A long text gets the first of the last four widths at which the highest row shows its
# longest words whole.
_NARROWEST, _WIDE, _WIDER = 9, 34, (34, 48, 64, 80)
# The width of a page in characters. A wider list is scaled down, but never below this percentage, at which letters of
# 11 points are 8. A list that is still too wide continues on further pages.
_PAGE, _SMALLEST = 148, 75
_MOST = _PAGE * 100 // _SMALLEST
# The width of a filter's button in a heading; and the least width of a column of words when columns are narrowed to
# fit.
_BUTTON, _LEAST = 3, 24
_MARGIN_INCHES = 0.4
# The height of a line of 11 points, and Excel's limit for a row.
_LINE, _HIGHEST = 15.0, 409.0
# Excel allows 255 characters in a page's header, including the subject.
_MOST_HEAD = 100
# Words stay words: nothing that somebody typed becomes a formula, a link or a number.
_AS_THEY_ARE = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def excel_workbook(book: WorkbookOut) -> bytes:
    """The workbook as an .xlsx file. The same lists give the same file, byte for byte."""
    out = io.BytesIO()
    with Workbook(out, _AS_THEY_ARE) as workbook:
        made = datetime.combine(book.as_at, time(), UTC).replace(tzinfo=None)
        workbook.set_properties({
            "title": legal(book.title), "subject": legal(book.subject), "author": legal(book.author), "created": made,
            "keywords": legal(book.marking),
        })  # fmt: skip
        formats = _Formats(workbook)
        _about(workbook, book, formats)
        for sheet in book.sheets:
            _list(workbook, sheet, book, formats)
    return out.getvalue()


class _Formats:
    """The formats of cells, each created once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}

    def of(self, cell: Cell) -> Any:
        """The format of a cell: a day with its month in words, a number with its own decimals, words on several
        lines."""
        if isinstance(cell, date):
            return self.made(DAY, align="left")
        if isinstance(cell, Decimal):
            places = decimals(cell)
            return self.made(f"0.{'0' * places}" if places else "0", align="left")
        return self.made("@", text_wrap=True)

    def made(self, number: str, **more: Any) -> Any:
        """The format for that number format."""
        if number not in self._made:
            self._made[number] = self._workbook.add_format({**FONT, **more, "num_format": number})
        return self._made[number]

    @property
    def heading(self) -> Any:
        """The format of a heading."""
        if "heading" not in self._made:
            self._made["heading"] = self._workbook.add_format({**FONT, "bold": True, "text_wrap": True})
        return self._made["heading"]


def _about(workbook: Any, book: WorkbookOut, formats: _Formats) -> None:
    sheet = workbook.add_worksheet("About")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 80)
    for row, (label, words) in enumerate(book.about):
        sheet.write_string(row, 0, label, formats.heading)
        _write(sheet, row, 1, words, formats)
        sheet.set_row(row, _height([words], [80]))
    _print(sheet, book, (len(book.about) - 1, 1), [18, 80])


def _list(workbook: Any, out: SheetOut, book: WorkbookOut, formats: _Formats) -> None:
    sheet = workbook.add_worksheet(out.name)
    last = (len(out.rows), len(out.headings) - 1)
    columns = [{"header": each, "header_format": formats.heading} for each in out.headings]
    name = "".join(each for each in out.name if each.isalnum())
    sheet.add_table(0, 0, *last, {"columns": columns, "name": f"{name}List", "style": _STYLE, "banded_rows": False})
    wide = [_width(each, [row[column] for row in out.rows]) for column, each in enumerate(out.headings)]
    printed = max(out.printed, 1)
    wide[:printed] = _narrowed(wide[:printed])
    sheet.set_row(0, _height(out.headings, [width - _BUTTON for width in wide]))
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    for row, cells in enumerate(out.rows, 1):
        sheet.set_row(row, _height(cells, wide))
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, formats)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    _print(sheet, book, (last[0], printed - 1), wide[:printed])


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    look = formats.of(cell)
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), look)
    elif isinstance(cell, Decimal):
        sheet.write_number(row, column, float(cell), look)
    elif cell.startswith("<r>"):
        # The library takes words between these marks for its own XML; as two pieces it writes them as words.
        sheet.write_rich_string(row, column, look, cell[0], look, legal(cell[1:]), look)
    elif cell:
        sheet.write_string(row, column, legal(cell), look)


def _width(heading: str, cells: Sequence[Cell]) -> int:
    """As wide as its longest line, within limits. The heading's first word needs room beside the filter's button; its
    other words go below."""
    words = [cell for cell in cells if isinstance(cell, str)]
    lines = [line for cell in words for line in cell.splitlines()]
    named = max(map(len, heading.split()), default=0) + _BUTTON + 1
    longest = max([named, _NARROWEST, *map(len, lines), *(12 for each in cells if isinstance(each, date))])
    wider = (each for each in _WIDER if max(_lines(cell, each) for cell in words) * _LINE <= _HIGHEST)
    return longest + 1 if longest < _WIDE else next(wider, _WIDER[-1])


def _narrowed(wide: Sequence[int]) -> list[int]:
    """The widths, with columns of many words narrowed if all columns then fit on a page."""
    over, long = sum(wide) - _MOST, [each for each in wide if each >= _WIDE]
    if over <= 0 or sum(long) - over < _LEAST * len(long):
        return list(wide)
    share = (sum(long) - over) / sum(long)
    return [int(each * share) if each >= _WIDE else each for each in wide]


def _lines(words: str, width: int) -> int:
    """How many lines words take in a column of that width."""
    return sum(max(ceil(len(line) / (width - 1)), 1) for line in words.splitlines() or [""])


def _height(cells: Sequence[Cell], wide: Sequence[int]) -> float:
    """As high as the cell with the most lines needs: not every program works that out when it opens the file."""
    lines = [_lines(cell, width) for cell, width in zip(cells, wide, strict=True) if isinstance(cell, str)]
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _print(sheet: Any, book: WorkbookOut, last: tuple[int, int], wide: Sequence[int]) -> None:
    """Landscape, with the marking at the top and the page's number at the bottom; one page wide if that is readable,
    otherwise on as many pages as needed, with the first column repeated."""
    sheet.set_landscape()
    # Gridlines between the rows are printed too: not every program draws those of a table.
    sheet.hide_gridlines(0)
    sheet.set_paper(_A4)
    sheet.set_margins(left=_MARGIN_INCHES, right=_MARGIN_INCHES)
    if sum(wide) <= _MOST:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(_SMALLEST)
        sheet.repeat_columns(0)
        sheet.print_across()
    sheet.print_area(0, 0, *last)
    head = in_xml(f"{book.marking} · {book.title}")[:_MOST_HEAD].replace("&", "&&")
    sheet.set_header(f"&L{head}&R{in_xml(book.subject)}")
    sheet.set_footer("&L&A&RPage &P of &N")
