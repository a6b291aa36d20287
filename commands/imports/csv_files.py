"""Reading a text file as rows of cells, whatever its letters and what stands between its cells."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from board.look_alikes import without_invisible
from board.refusals import Refusal
from commands.imports.grid import MOST_COLUMNS, Grid, Line, check_width
from commands.imports.headings import known_in

MOST_BYTES = 20_000_000
SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".txt"})
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# Excel's own first line, which it does not show as a row: `sep=;`.
_SAYS_SEPARATOR = re.compile(r'"?sep=(?P<separator>[,;|\t])"?\t*\r?(?:\n|\Z)', re.I)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# So many rows are looked at to tell what stands between the cells.
_LOOKED_AT = 30


def read_csv(name: str, content: bytes) -> Grid:
    """The rows of a CSV file. Refuses what is no such file."""
    try:
        return _grid(name, content)
    except csv.Error as error:
        raise Refusal(f"{name} cannot be read as CSV: {error}.") from error


def _grid(name: str, content: bytes) -> Grid:
    text, letters = _text(name, content)
    said = _SAYS_SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    separator = said["separator"] if said else _separator(text)
    lines = tuple(_lines(text, separator))
    if not lines:
        raise Refusal(f"{name} is empty.")
    check_width(name, max(len(cells) for _, cells in lines))
    how = [f"separated by {_SEPARATORS[separator]}"] if separator != "," else []
    return Grid(name, lines, ", ".join([*how, *letters]))


def _text(name: str, content: bytes) -> tuple[str, list[str]]:
    """The text, and what its letters are where that is not UTF-8: UTF-16 by its mark, or else Windows-1252."""
    if content.startswith(_WORKBOOKS):
        raise Refusal(f"{name} is a workbook with another ending to its name. In the spreadsheet, choose Save as, CSV.")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for letters, told in (("utf-16", ["in UTF-16"]),) if wide else (("utf-8-sig", []), ("cp1252", ["in Windows-1252"])):
        with suppress(UnicodeDecodeError):
            return content.decode(letters), told
    raise Refusal(
        f"{name} has letters that cannot be read. In the spreadsheet, choose Save as, CSV UTF-8, and import that."
    )


def _lines(text: str, separator: str) -> Iterator[Line]:
    """The rows that are not empty. A cell with line breaks in it is one row, as in the spreadsheet."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for number, cells in enumerate(reader, 1):
        words = tuple(without_invisible(cell.replace("\xa0", " ")).strip() for cell in cells)
        if any(words):
            yield number, words


def _separator(text: str) -> str:
    """What makes the most headings that boardbot knows of a row; failing that, the most cells."""
    return max(_SEPARATORS, key=lambda each: _fits(text, each))


def _fits(text: str, separator: str) -> tuple[int, int]:
    most = (0, 0)
    try:
        for _, cells in islice(_lines(text, separator), _LOOKED_AT):
            most = max(most, (known_in(cells[:MOST_COLUMNS]), len(cells) if len(cells) > 1 else 0))
    except csv.Error:
        pass
    return most
