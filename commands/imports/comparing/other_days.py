"""Reports days raised and closed that differ from those that an earlier file gave."""

from board.actions import Action
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.dates_said import dates_in
from commands.imports.sheets.sheet import Row


def note_other_days(batch: Batch, row: Row, there: Action, why: str, updates: str) -> None:
    """Notes each day in the row that differs from what an earlier file said, and changes nothing. `why` has the row's
    days, `updates` those now recorded: the day on which the import closes the action is new, so it is not noted."""
    before, now = batch.known.dates_said(there.id), dates_in(why)
    for what, column in (("raised", "raised"), ("closed", "closed_on")):
        if what in before and before[what] != now.get(what, before[what]) and what not in dates_in(updates):
            told = f"changes nothing: a file has said {what} on {before[what]}, which the history keeps"
            batch.report.note(row, column, f'"{row.get(column)[:60]}" {told}')
