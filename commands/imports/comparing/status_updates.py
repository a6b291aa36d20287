"""Brings an action on the log to the status of its row, through the verbs that lead there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from board.actions import ENDED, Action, Status, status_after
from board.dates_agreed import without_request
from board.empty_words import is_evidence
from board.refusals import Refusal
from board.roles import DECISIONS
from commands.actions.rights import ANOTHER_DECIDES, has_owned
from commands.imports.comparing.action_updates import Update
from commands.imports.comparing.dates_said import said_on
from commands.imports.comparing.due import closed_on
from commands.imports.meanings.statuses import FINISHED, finished_in
from commands.imports.sheets.sheet import InCell, cell

_VERBS_TO: dict[Status, Sequence[str]] = {
    Status.IN_PROGRESS: ("start",),
    Status.ON_HOLD: ("hold",),
    Status.AWAITING_SIGN_OFF: ("done",),
    Status.CLOSED: ("done", "close"),
    Status.BUSINESS_AS_USUAL: ("bau",),
    Status.CANCELLED: ("cancel",),
}


def change_status(found: Update) -> None:
    """Brings the action to the status that the row gives. Refused: no verb leads there from its status, business as
    usual without a body to watch it, or a decision on an action that is or was owned by the person who imports the
    file."""
    row, there = found.row, found.there
    closed = closed_on(found.batch.cells, row)
    column = _column(found, closed)
    if not column:
        return
    status = _settled(found, column, closed)
    # "Complete" does not contradict an action that has been closed or handed over since.
    if status == Status.AWAITING_SIGN_OFF and there.status in FINISHED:
        return
    if not found.differs("status", replace(found.wants, status=status)):
        return
    with cell(column):
        for verb in _verbs(there.status, status):
            _check_not_own(found, verb)
            between = status if verb != "done" else Status.AWAITING_SIGN_OFF
            status_after(verb, found.after)
            found.after = replace(found.after, status=between)
    if status in ENDED:
        found.after = replace(without_request(found.after), body=found.after.body or found.wants.body)
    if status == Status.BUSINESS_AS_USUAL and not found.after.body:
        raise InCell(column, 'nothing says which body watches it from now on: a column headed "Watched by" does')
    if closed and status == Status.CLOSED:
        found.why = "; ".join(filter(None, [found.why, said_on("closed", closed)]))


def _column(found: Update, closed: date | None) -> str:
    """The column that gives the status; empty if none does."""
    if found.row.get("status"):
        return "status"
    if closed:
        return "closed_on"
    if finished_in(found.row.get("due")):
        return "due"
    return "rating" if found.batch.cells.meanings.is_complete(found.row.get("rating")) else ""


def _settled(found: Update, column: str, closed: date | None) -> Status:
    """The status to bring the action to. It is closed only if the file has the day and there is evidence; otherwise it
    awaits sign-off."""
    status, there = found.wants.status, found.there
    has_evidence = is_evidence(found.row.get("evidence") or there.evidence)
    if status != Status.CLOSED or there.status == Status.CLOSED or (closed and has_evidence):
        return status
    told = f"{status} as {Status.AWAITING_SIGN_OFF}: to close it the file needs the day and evidence"
    found.batch.report.note(found.row, column, told)
    return Status.AWAITING_SIGN_OFF


def _verbs(there: Status, status: Status) -> Sequence[str]:
    if status == Status.NOT_STARTED:
        return ("hold",) if there == Status.IN_PROGRESS else ("start",)
    to_come = _VERBS_TO[status]
    return to_come[1:] if (there, status) == (Status.AWAITING_SIGN_OFF, Status.CLOSED) else to_come


def _check_not_own(found: Update, verb: str) -> None:
    """Refused: a decision on an action that is or was owned by the person who imports the file."""
    action: Action = found.there
    if verb not in DECISIONS or not found.batch.by_person:
        return
    history = found.batch.store.history.of(found.batch.board.id, "action", action.id)
    if has_owned(history, found.batch.by):
        raise Refusal(f"{action.ref} is or was your own, {ANOTHER_DECIDES}.")
