"""Reports what an action lacks: evidence, the status of something that its row says is under way, or a day."""

from board.actions import Action, Status
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.due import Due, day_in, raised_on, revised_in
from commands.imports.grids.days_apart import days_apart
from commands.imports.meanings.statuses import finished_in
from commands.imports.sheets.sheet import Row


def note_lacks(batch: Batch, row: Row, action: Action) -> None:
    """Notes that nobody can see that the action is done, or that no status stands beside its progress or update."""
    if action.lacks_evidence:
        batch.report.no_evidence.append(action)
    says_how_far = row.get("progress") or row.get("update")
    if says_how_far and not row.get("status") and action.status == Status.NOT_STARTED:
        batch.report.note(row, "", "no status beside the progress or update, so not started")


def note_days(batch: Batch, row: Row, due: Due) -> None:
    """Notes each cell with words in place of a day (`TBC`), or that do not give all of it. A due date that says that
    the action is finished is noted as its status."""
    for field in ("original_due", "raised", "closed_on"):
        batch.note_day(row, field, day_in(batch.cells, row, field, raised_on(batch.cells, row)))
    words, revised = row.get("due"), revised_in(row)
    if batch.cells.keeps_its_words(words) and not finished_in(words):
        batch.note_day(row, "due", None)
    # Of two dates in one cell it is told already which counts.
    if revised or not (batch.cells.keeps_its_words(words) or len(days_apart(words).words) > 1):
        batch.note_day(row, revised or "due", due.on)
