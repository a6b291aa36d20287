"""Reads a file of any kind, a CSV file or a workbook, from a path or from uploaded bytes, into grids."""

from pathlib import Path

from board.refusals import Refusal
from commands.imports.csv_files import SUFFIXES, read_csv
from commands.imports.grids.grid import Grid
from commands.imports.grids.named import as_named, check_name
from commands.imports.html_cells import with_words_of_html
from commands.imports.workbook.guards import OLD, OTHERS, SAVE_AS

MOST_BYTES = 10_000_000
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
TAKEN = SUFFIXES | WORKBOOKS
_NEITHER = f"is no workbook and no CSV file: {SAVE_AS}"
# What to say of other kinds of file, by their suffix.
_OTHERS = {
    ".xls": OLD,
    ".xlsb": OTHERS["xl/workbook.bin"],
    ".ods": OTHERS["content.xml"],
    ".numbers": OTHERS["Index.zip"],
    ".docx": OTHERS["word/document.xml"],
}


def read_grids(source: Path | bytes, name: str = "") -> list[Grid]:
    """One grid for each sheet read: one for a CSV file, one or more for a workbook. `name` is the name of an uploaded
    file. Refused: the file is of neither kind or too large, or its name might name a child."""
    name = name or (source.name if isinstance(source, Path) else "")
    check_kind(name)
    name = as_named(name)
    content = _content(source, name)
    if _suffix(name) not in WORKBOOKS:
        return [with_words_of_html(read_csv(name, content))]
    # openpyxl imports numpy if it is installed: together 20 MB, which nothing needs before the first workbook.
    from commands.imports.workbook.read import read_workbook  # noqa: PLC0415

    return [with_words_of_html(each) for each in read_workbook(name, content)]


def check_kind(name: str) -> None:
    """Refused: the file's name is not that of a workbook or a CSV file, or it might name a child."""
    check_name(name)
    if _suffix(name) not in TAKEN:
        raise Refusal(f"{name or 'It'} {_OTHERS.get(_suffix(name), _NEITHER)}.")


def _suffix(name: str) -> str:
    return Path(name).suffix.casefold()


def _content(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, Path):
        if not source.is_file():
            raise Refusal(f"There is no file {source}.")
        # Reads one byte more than the limit, so that a huge file is never taken into memory.
        with source.open("rb") as file:
            source = file.read(MOST_BYTES + 1)
    if len(source) > MOST_BYTES:
        raise Refusal(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
    return source
