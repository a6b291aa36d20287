"""Workbooks as a test makes them, and what is read from them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook as Book
from xlsxwriter.worksheet import Worksheet as Sheet

from commands.imports.any_file import read_grids
from commands.imports.grids.grid import Grid
from commands.imports.workbook.xml_parts import RELATIONS

Rows = Sequence[Sequence[object]]
HEADINGS = ("Ref", "Action", "Lead", "Due date", "Status", "RAG", "Update", "Evidence")


def one_sheet(rows: Rows, change: Callable[[Worksheet], object] = lambda _: None, title: str = "Actions") -> bytes:
    """A workbook of one sheet, to which something may be done before it is saved."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def as_excel(rows: Rows, change: Callable[[Book, Sheet], object] = lambda *_: None) -> bytes:
    """A workbook of one sheet whose words stand in one place, as Excel keeps them."""
    file = io.BytesIO()
    with Book(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Actions")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        change(book, sheet)
    return file.getvalue()


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def written(folder: Path, content: bytes, name: str = "plan.xlsx") -> Path:
    """The file of that content."""
    path = folder / name
    path.write_bytes(content)
    return path


def altered(content: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The same file with some of its parts made other; one that was not there is made of nothing."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, parts.get(part, bytes)(old.read(part)))
        for part in parts.keys() - set(old.namelist()):
            new.writestr(part, parts[part](b""))
    return file.getvalue()


def of_xml(rows: str, beside: str = "", parts: Mapping[str, str] | None = None, recomputes: bool = False) -> bytes:
    """A workbook of one sheet whose rows, and what stands beside them, are given as Excel writes them. The style 1 is
    a date."""
    book = Workbook()
    book.worksheets[0].title = "Actions"
    book.worksheets[0]["A1"].number_format = "dd/mm/yyyy"

    def sheet(xml: bytes) -> bytes:
        found = re.sub(
            b"<sheetData.*</sheetData>|<sheetData ?/>",
            b"<sheetData>%b</sheetData>%b" % (rows.encode(), beside.encode()),
            xml,
            flags=re.S,
        )
        return found.replace(b"<worksheet ", b'<worksheet xmlns:r="%b" ' % RELATIONS.encode())

    def workbook(xml: bytes) -> bytes:
        return xml if recomputes else xml.replace(b' fullCalcOnLoad="1"', b"")

    more = {name: (lambda _, text=text: text.encode()) for name, text in (parts or {}).items()}
    return altered(saved(book), {"xl/worksheets/sheet1.xml": sheet, "xl/workbook.xml": workbook, **more})


def only_grid(content: bytes) -> Grid:
    """The grid of a workbook that has one sheet."""
    (grid,) = read_grids(content, "plan.xlsx")
    return grid


def cell_of(grid: Grid, row: int, place: int) -> str:
    """The words of a cell, empty where the row is not there."""
    return dict(grid.lines).get(row, ("",) * (place + 1))[place]
