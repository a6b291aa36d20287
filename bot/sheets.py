"""Reading a file as a sheet. Other kinds of file become another reader here; the import does not change."""

import csv
import io
from pathlib import Path

from board.refusals import Refusal
from commands.imports.sheet import Row, Sheet

MOST_BYTES = 20_000_000


def read_sheet(path: Path) -> Sheet:
    """The sheet in a CSV file: headings in its first row that is not empty. Refuses what is no such file."""
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
    headings = tuple(" ".join(each.split()).casefold().replace(" ", "_") for each in words)
    twice = [each for each in headings if each and headings.count(each) > 1]
    if twice:
        raise Refusal(f"{name} has the heading {twice[0]} twice. Leave one of the columns out.")
    return headings
