"""The one door for every kind of file: a CSV file or a workbook, from a path or from what was sent, becomes grids."""

from pathlib import Path

from board.refusals import Refusal
from commands.imports.csv_files import SUFFIXES, read_csv
from commands.imports.grids.grid import Grid
from commands.imports.grids.named import as_named, check_name
from commands.imports.workbook.guards import OLD, OTHERS, SAVE_AS

MOST_BYTES = 10_000_000
WORKBOOKS = frozenset({".xlsx", ".xlsm"})
TAKEN = SUFFIXES | WORKBOOKS
_NEITHER = f"is no workbook and no CSV file: {SAVE_AS}"
# What other files are, by their ending.
_OTHERS = {
    ".xls": OLD,
    ".xlsb": OTHERS["xl/workbook.bin"],
    ".ods": OTHERS["content.xml"],
    ".numbers": OTHERS["Index.zip"],
    ".docx": OTHERS["word/document.xml"],
}


def read_grids(source: Path | bytes, name: str = "") -> list[Grid]:
    """A grid for each sheet that is read: one of a CSV file, several of a workbook. `name` is what a file that was sent
    is called. Refused: what is neither, what is too large, and a name that might name a child."""
    name = name or (source.name if isinstance(source, Path) else "")
    check_kind(name)
    name = as_named(name)
    content = _content(source, name)
    if _suffix(name) not in WORKBOOKS:
        return [read_csv(name, content)]
    # openpyxl takes numpy with it where it is: together twenty megabytes, of no use before the first workbook.
    from commands.imports.workbook.read import read_workbook  # noqa: PLC0415

    return read_workbook(name, content)


def check_kind(name: str) -> None:
    """Refuses the name of a file that is neither a workbook nor a CSV file, and a name that might name a child."""
    check_name(name)
    if _suffix(name) not in TAKEN:
        raise Refusal(f"{name or 'It'} {_OTHERS.get(_suffix(name), _NEITHER)}.")


def _suffix(name: str) -> str:
    return Path(name).suffix.casefold()


def _content(source: Path | bytes, name: str) -> bytes:
    if isinstance(source, Path):
        if not source.is_file():
            raise Refusal(f"There is no file {source}.")
        # What is too large is not even taken into memory.
        with source.open("rb") as file:
            source = file.read(MOST_BYTES + 1)
    if len(source) > MOST_BYTES:
        raise Refusal(f"{name} is larger than {MOST_BYTES // 1_000_000} MB.")
    return source
