"""The days on which a row says that an action was raised and closed, beside those that a file has said before."""

from board.actions import Action
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.dates_said import dates_in
from commands.imports.sheets.sheet import Row


def note_other_days(batch: Batch, row: Row, there: Action, why: str, updates: str) -> None:
    """Says which day of the row is another than a file has said before; one with which it is closed now comes in."""
    before, now = batch.known.dates_said(there.id), dates_in(why)
    for what, column in (("raised", "raised"), ("closed", "closed_on")):
        if what in before and before[what] != now.get(what, before[what]) and what not in dates_in(updates):
            told = f"changes nothing: a file has said {what} on {before[what]}, which the history keeps"
            batch.report.note(row, column, f'"{row.get(column)[:60]}" {told}')
