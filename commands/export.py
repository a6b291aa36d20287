"""`boardbot export`: a board's actions as CSV or as a text table."""

import csv
import io

from board.actions import Action, Status
from board.boards import Board
from commands.terminal import drawn, printable
from storage.store import Store

HEADINGS = (
    "ref", "title", "owner", "due", "original_due", "moves", "status", "rating", "rating_reason", "progress",
    "measure", "area", "source", "update", "evidence", "watched_by",
    "accountable",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n", "\r")


def exported(store: Store, board: Board, form: str) -> str:
    """Every action of the board: `form` is csv or text."""
    rows = [_row(action) for action in store.actions.of_status(board.id, tuple(Status))]
    if form == "text":
        return drawn(HEADINGS[:7], [row[:7] for row in rows]) + "\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def safe_cell(words: str) -> str:
    """The words as a spreadsheet's cell that stays words: a quote goes before what would be a formula."""
    words = printable(words, kept="\n\r\t")
    return f"'{words}" if words.startswith(_FORMULA) else words


def _row(action: Action) -> list[str]:
    return [
        action.ref,
        action.title,
        f"<@{action.owner_id}>" if action.owner_id else action.owner_words,
        action.due_on.isoformat() if action.due_on else action.due_words,
        action.original_due_on.isoformat() if action.original_due_on else "",
        str(action.moves),
        str(action.status),
        action.rating,
        action.rating_reason,
        action.progress,
        action.measure,
        action.area,
        action.source,
        action.note,
        action.evidence,
        action.body,
        f"<@{action.accountable_id}>" if action.accountable_id else action.accountable_words,
    ]
