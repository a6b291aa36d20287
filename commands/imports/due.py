"""When an action of a row is due: the day it was first given, the day it was moved to, or words in a day's place."""

from dataclasses import dataclass
from datetime import date

from board.words import day
from commands.imports.batch import Batch
from commands.imports.sheet import InCell, Row, cell, whole_number_in

FROM_IMPORT = "from import"
DAYS = ("raised", "due", "original_due", "revised_due", "closed_on")
# A revised date that says there is none.
_NONE = frozenset(
    {"-", "–", "—", "n/a", "na", "none", "no", "nil", "not applicable", "no change", "unchanged", "as above"}
)


@dataclass(frozen=True, slots=True)
class Due:
    """The due date in force or its words, the first one, how often it has moved, and why as history keeps it."""

    on: date | None = None
    words: str = ""
    original: date | None = None
    moves: int = 0
    why: str = ""


def due_in(batch: Batch, row: Row) -> Due:
    """What a row says of its due date. A revised date is a move: both days are kept."""
    raised = day_in(batch, row, "raised")
    on = day_in(batch, row, "due", raised)
    words = "" if on else row.get("due")
    original = day_in(batch, row, "original_due", raised)
    before = on or original
    revised = _revised(batch, row, before or raised)
    moves = whole_number_in(row.get("moves"), "moves")
    due, first = revised or before, original or before or revised
    moved_from = before if revised else original
    if not due or not moved_from or due == moved_from:
        return Due(due, "" if due else words, first, moves or 0)
    if revised and revised < moved_from:
        batch.report.note(row, "revised_due", "an earlier day than the one before it")
    return Due(due, "", first, moves if moves is not None else 1, f"{FROM_IMPORT}: moved from {day(moved_from)}")


def _revised(batch: Batch, row: Row, since: date | None) -> date | None:
    words = row.get("revised_due")
    if words.casefold().rstrip(".") in _NONE:
        return None
    if words and batch.cells.keeps_its_words(words):
        raise InCell(
            "revised_due", f'"{words[:60]}" is no day. Leave the cell empty, or give the new date.', asked=True
        )
    return day_in(batch, row, "revised_due", since)


def day_in(batch: Batch, row: Row, field: str, since: date | None = None) -> date | None:
    """The day in a row's cell, or None where it is empty or has words that are kept in a day's place.

    `since` is the day from which a date without a year counts.
    """
    words = row.get(field)
    if not words or batch.cells.keeps_its_words(words):
        return None
    with cell(field):
        return batch.cells.day(words)
