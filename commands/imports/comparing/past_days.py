"""Reads days that cannot be in the future: those of a figure, a claim, a score or a review, and those on which
an action was raised and closed."""

from datetime import date

from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row, cell

# What a column may be whose days are in the future.
_OTHERWISE = {"reviewed": ". If the column is the next review, head it so"}


def day_past(batch: Batch, row: Row, column: str) -> date | None:
    """The day in a cell, or None if it is empty. Refused: a day in the future."""
    return _past(batch, row, column, "it is") if row.get(column) else None


def day_as_at(batch: Batch, row: Row) -> date:
    """The day that a row is as at. Refused: an empty cell, or a day in the future."""
    row.needed("as_at")
    return _past(batch, row, "as_at", "it is as at")


def _past(batch: Batch, row: Row, column: str, told: str) -> date:
    with cell(column):
        on = batch.cells.day(row.get(column))
    check_past(column, on, batch.today, told)
    batch.note_day(row, column, on)
    return on


def check_past(column: str, on: date, today: date, told: str = "it is") -> None:
    """Refused: a day in the future."""
    if on > today:
        raise InCell(column, f"{told} {on.isoformat()}, a day in the future{_OTHERWISE.get(column, '')}")
