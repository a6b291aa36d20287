"""Reports what a new action lacks: evidence, or the status of something that its row says is under way."""

from board.actions import Action, Status
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import Row


def note_lacks(batch: Batch, row: Row, action: Action) -> None:
    """Notes that nobody can see that the action is done, or that no status stands beside its progress or update."""
    if action.lacks_evidence:
        batch.report.no_evidence.append(action)
    says_how_far = row.get("progress") or row.get("update")
    if says_how_far and not row.get("status") and action.status == Status.NOT_STARTED:
        batch.report.note(row, "", "no status beside the progress or update, so not started")
