"""Reading a file as a sheet. Other kinds of file become another reader here; the import does not change."""

import csv
import io
from collections import Counter
from pathlib import Path

from board.refusals import Refusal
from commands.imports.named import check_headings, check_name
from commands.imports.sheet import Row, Sheet

MOST_BYTES = 20_000_000
MOST_COLUMNS = 500


def read_sheet(path: Path) -> Sheet:
    """The sheet in a CSV file: headings in its first row that is not empty. Refuses what is no such file."""
    check_name(path.name)
    if path.suffix.casefold() != ".csv":
        raise Refusal(f"{path.name or path} is not a CSV file. In the spreadsheet, choose Save as, CSV.")
    if not path.is_file():
        raise Refusal(f"There is no file {path}.")
    if path.stat().st_size > MOST_BYTES:
        raise Refusal(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        return _sheet(path.name, _text(path.read_bytes()))
    except csv.Error as error:
        raise Refusal(f"{path.name} cannot be read as CSV: {error}.") from error


def _text(content: bytes) -> str:
    """UTF-8, as spreadsheets of today write it, or else Windows-1252, as older ones do."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheet(name: str, text: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    headings: tuple[str, ...] = ()
    rows = []
    for cells in reader:
        words = [cell.replace("\xa0", " ").strip() for cell in cells]
        if not any(words):
            continue
        if not headings:
            headings = _headings(name, words)
        else:
            by_heading = dict(zip(headings, words, strict=False))
            rows.append(Row(reader.line_num, by_heading, extra=any(words[len(headings) :])))
    if not headings:
        raise Refusal(f"{name} is empty.")
    return Sheet(name, headings, tuple(rows))


def _headings(name: str, words: list[str]) -> tuple[str, ...]:
    check_headings(name, words)
    headings = tuple(" ".join(each.split()).casefold().replace(" ", "_") for each in words)
    if len(headings) > MOST_COLUMNS:
        raise Refusal(f"{name} has {len(headings):,} columns, and {MOST_COLUMNS} is the most. Leave out what is empty.")
    counted = Counter(filter(None, headings))
    twice = next((each for each, times in counted.items() if times > 1), None)
    if twice:
        raise Refusal(f"{name} has the heading {twice[:60]} twice. Leave one of the columns out.")
    return headings
