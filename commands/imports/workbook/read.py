"""A workbook as grids, one for each sheet that is read. Nothing in it is run, worked out or followed."""

import io
from collections.abc import Iterator

from openpyxl import load_workbook

from board.refusals import Refusal
from commands.imports.grid import Grid, Line
from commands.imports.named import check_name
from commands.imports.workbook.guards import check_workbook


def read_workbook(name: str, content: bytes) -> list[Grid]:
    """The sheets of a workbook that hold something. Refused: what is no workbook, or too large a one."""
    check_workbook(name, content)
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    grids = []
    for sheet in book.worksheets:
        check_name(sheet.title, "sheet")
        sheet.reset_dimensions()
        lines = tuple(_lines(sheet.iter_rows(values_only=True)))
        if lines and sheet.sheet_state == "visible":
            grids.append(Grid(f"{name}, sheet {sheet.title}", lines, file=name))
    if not grids:
        raise Refusal(f"{name} is empty.")
    return grids


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    for number, values in enumerate(rows, 1):
        words = tuple("" if each is None else str(each).strip() for each in values)
        if any(words):
            yield number, words
