"""Reads a text file as rows of cells, whatever its encoding and separator."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from board.look_alikes import without_invisible
from board.refusals import Refusal
from commands.imports.grids.grid import MOST_COLUMNS, MOST_ROWS, Grid, Line, check_width
from commands.imports.headings.of_kinds import known_in
from commands.imports.workbook.limits import MOST_BOX, MOST_LETTERS, MOST_VALUES

SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# Excel's own first line, which it does not show as a row: `sep=;`.
_SAYS_SEPARATOR = re.compile(r'"?sep=(?P<separator>[,;|\t])"?\t*\r?(?:\n|\Z)', re.I)
# Bytes that no Windows-1252 file has: an apostrophe or dash in Mac Roman ("ChildrenÕs"), or UTF-8.
_NOT_WINDOWS = re.compile(rb"[a-z]\xd5[a-z]| \xd0 |\xe2\x80[\x93-\xa6]|\xc3[\xa0-\xbf]")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# How many rows decide the separator, and how many if none of the first ones is a row of headings.
_LOOKED_AT = 30
_FURTHER = 300
# How many characters are in memory at once, and how many bytes at the start decide the kind of file.
_AT_ONCE = 1_000_000
_AT_THE_START = 1_000


def read_csv(name: str, content: bytes) -> Grid:
    """The rows of a CSV file. Refused: it is a workbook or empty, cannot be decoded or parsed, or exceeds a limit."""
    try:
        return _grid(name, content)
    except csv.Error as error:
        raise Refusal(
            f"{name} cannot be read as CSV from row {error} on: a quotation mark in that row is not closed, or stands "
            "within words that are in quotation marks. Put it right in the spreadsheet, choose Save as, CSV UTF-8, and "
            "import that."
        ) from error


def _grid(name: str, content: bytes) -> Grid:
    letters, told = _letters(name, content)
    head = _opened(content, letters).read(_AT_ONCE)
    said = _SAYS_SEPARATOR.match(head)
    begins = said.end() if said else 0
    separator = said["separator"] if said else _separator(head)
    lines = tuple(_held(name, _lines(_opened(content, letters, begins), separator)))
    if not lines:
        raise Refusal(f"{name} is empty.")
    how = [f"separated by {_SEPARATORS[separator]}"] if separator != "," else []
    return Grid(name, lines, ", ".join([*how, *told]))


def _held(name: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The rows. Refused as soon as they exceed a limit, before they take up all the memory."""
    values = letters = box = 0
    for many, (number, cells) in enumerate(lines, 1):
        check_width(name, len(cells))
        values += sum(map(bool, cells))
        letters += sum(map(len, cells))
        box += len(cells)
        if many > 2 * MOST_ROWS:
            raise Refusal(f"{name} has far more rows than the {MOST_ROWS:,} that an import takes. Split it.")
        if values > MOST_VALUES or letters > MOST_LETTERS or box > MOST_BOX:
            raise Refusal(f"{name} holds far more than a list does. Leave out the columns that are not in use.")
        yield number, cells


def _letters(name: str, content: bytes) -> tuple[str, list[str]]:
    """The file's encoding, and what to report of it if it is not UTF-8: UTF-16 by its byte order mark, else
    Windows-1252. Refused: a workbook, or bytes in none of these."""
    if content.startswith(_WORKBOOKS):
        raise Refusal(f"{name} is a workbook with another ending to its name. In the spreadsheet, choose Save as, CSV.")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    tried = (("utf-16", ["in UTF-16"]),) if wide else (("utf-8-sig", []), ("cp1252", ["in Windows-1252"]))
    # UTF-16 without a byte order mark, or UTF-32: many bytes are zero.
    start = content[:_AT_THE_START]
    unmarked = start.count(0) * 4 > len(start) if not wide else content.startswith(codecs.BOM_UTF32_LE)
    for letters, told in () if unmarked else tried:
        with suppress(UnicodeDecodeError):
            text = _opened(content, letters)
            while text.read(_AT_ONCE):
                pass
            if letters == "cp1252" and _NOT_WINDOWS.search(content):
                break
            return letters, told
    raise Refusal(
        f"{name} has letters that cannot be read. In the spreadsheet, choose Save as, CSV UTF-8, and import that."
    )


def _opened(content: bytes, letters: str, begins: int = 0) -> io.TextIOWrapper:
    """The text from a character on, read a little at a time."""
    text = io.TextIOWrapper(io.BytesIO(content), letters, newline="")
    text.read(begins)
    return text


def _lines(text: Iterable[str], separator: str) -> Iterator[Line]:
    """The rows that are not empty. A cell with line breaks is in one row, as in the spreadsheet. An error gives the
    number of the row."""
    reader = csv.reader(text, delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            words = tuple(without_invisible(cell.replace("\xa0", " ")).strip() for cell in cells)
            if any(words):
                yield number, words
    except csv.Error as error:
        raise csv.Error(f"{number + 1:,}") from error


def _separator(head: str) -> str:
    """The separator that gives a row the most headings that boardbot knows; failing that, the most cells."""
    fits = {each: _fits(head, each, _LOOKED_AT) for each in _SEPARATORS}
    if max(known for known, _ in fits.values()) < 2:
        fits = {each: _fits(head, each, _FURTHER) for each in _SEPARATORS}
    return max(fits, key=lambda each: fits[each])


def _fits(text: str, separator: str, rows: int) -> tuple[int, int]:
    most = (0, 0)
    try:
        for _, cells in islice(_lines(io.StringIO(text, newline=""), separator), rows):
            most = max(most, (known_in(cells[:MOST_COLUMNS]), len(cells) if len(cells) > 1 else 0))
    except csv.Error:
        pass
    return most
