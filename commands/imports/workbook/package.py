"""Opens the parts of a workbook with openpyxl, one after another, and only those that its cells need.

Pictures, charts, macros, other workbooks and the file's properties are never opened.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.workbook.workbook import Workbook
from openpyxl.xml.constants import ARC_CONTENT_TYPES, ARC_STYLE, ARC_THEME, SHARED_STRINGS

from board.refusals import Refusal
from commands.imports.grids.named import as_named
from commands.imports.workbook.colours import theme_colours
from commands.imports.workbook.guards import (
    DAMAGED,
    MOST_SHEETS,
    SAVE_AS,
    check_formats,
    check_part,
    check_small_part,
    open_archive,
    relations_part,
)
from commands.imports.workbook.strings import TooManyWords, read_strings
from commands.imports.workbook.xml_parts import MAIN, STRICT, TRUE, BrokenPart, stream

# Every exception that a library may raise on a part that is not as Excel writes it.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns a library's exception on a broken part into a refusal of a damaged workbook, and does not repeat it."""
    try:
        yield
    except _BROKEN:
        raise Refusal(f"{name} {DAMAGED}.") from None


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it: its title, its part, whether it is hidden and whether it is a chart."""

    title: str
    part: str
    is_hidden: bool
    is_chart: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An open workbook: its sheets and what their cells refer to. `recomputes`: no spreadsheet has worked out its
    formulas, so their saved values do not count. `beside`: sentences on what it has besides sheets."""

    archive: zipfile.ZipFile
    book: Workbook
    strings: Sequence[str]
    theme: Sequence[str]
    palette: Sequence[str]
    tabs: tuple[Tab, ...]
    recomputes: bool
    beside: tuple[str, ...]


def open_package(name: str, content: bytes) -> Package:
    """Opens a workbook and reads everything but its cells. Refused: a workbook that cannot be a board's list."""
    with open_archive(name, content) as archive:
        for part in (ARC_CONTENT_TYPES, ARC_STYLE, ARC_THEME):
            check_small_part(name, archive, part)
        check_formats(name, archive, ARC_STYLE)
        parts = archive.namelist()
    with reading(name):
        return _opened(name, ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False), parts)


def _opened(name: str, reader: ExcelReader, parts: Sequence[str]) -> Package:
    reader.read_manifest()
    book_part = _book_part(reader)
    if check_small_part(name, reader.archive, book_part).startswith(STRICT):
        raise Refusal(f"{name} is saved as a Strict Open XML workbook: {SAVE_AS}.")
    check_small_part(name, reader.archive, relations_part(book_part))
    reader.read_workbook()
    tabs = tuple(
        Tab(as_named(sheet.name), relation.target, sheet.state != "visible", "worksheet" not in relation.Type)
        for sheet, relation in reader.parser.find_sheets()
    )
    if len(tabs) > MOST_SHEETS:
        raise Refusal(
            f"{name} has {len(tabs)} sheets, and {MOST_SHEETS} is the most. Copy the lists into a new workbook."
        )
    reader.read_theme()
    apply_stylesheet(reader.archive, reader.wb)
    return Package(
        reader.archive,
        reader.wb,
        _strings(name, reader),
        theme_colours(reader.wb.loaded_theme),
        getattr(reader.wb, "_colors", COLOR_INDEX),
        tabs,
        _recomputes(reader, book_part),
        tuple(_beside(parts)),
    )


def _book_part(reader: ExcelReader) -> str:
    found = (_path(part.PartName) for part in reader.package.Override if ".main+xml" in part.ContentType)
    if part := next(found, ""):
        return part
    raise BrokenPart("no workbook in it")


def _path(part_name: object) -> str:
    return str(part_name).lstrip("/")


def _part_of(reader: ExcelReader, content_type: str) -> str:
    found = (_path(part.PartName) for part in reader.package.Override if part.ContentType == content_type)
    return next(found, "")


def _strings(name: str, reader: ExcelReader) -> Sequence[str]:
    part = _part_of(reader, SHARED_STRINGS)
    if not part:
        return ()
    check_part(name, reader.archive, part)
    try:
        with reader.archive.open(part) as words:
            return read_strings(words)
    except TooManyWords:
        raise Refusal(f"{name} holds more words than a list does. Copy the list into a new workbook.") from None


def _recomputes(reader: ExcelReader, book_part: str) -> bool:
    """True if the workbook tells Excel to work out its formulas, since whatever wrote it has not. openpyxl takes a
    workbook that does not say to say yes, so the part itself is read."""
    found: list[str] = []

    def note(element: str, attributes: dict[str, str]) -> None:
        if element == f"{MAIN} calcPr":
            found.append(attributes.get("fullCalcOnLoad", ""))

    with reader.archive.open(book_part) as part:
        stream(part, note)
    return not TRUE.isdisjoint(found)


def _beside(parts: Sequence[str]) -> Iterator[str]:
    if any(part.endswith("vbaProject.bin") for part in parts):
        yield "macros: nothing in them is run"
    if any("externalLinks/" in part for part in parts):
        yield "links to other workbooks are not followed: what they gave when the file was saved is read"
