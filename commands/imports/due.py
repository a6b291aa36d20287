"""When an action of a row is due: the day it was first given, the day it was moved to, or words in a day's place."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from board.refusals import Refusal
from board.words import day
from commands.imports.board_mapping import MOVED, SPAN, TWO_DATES
from commands.imports.cells import Cells
from commands.imports.days_apart import days_apart
from commands.imports.questions import AskedWords, Unanswered
from commands.imports.sheet import InCell, Row, cell, whole_number_in

FROM_IMPORT = "from import"
_OF_MOVES = re.compile(r"\b(?:revis|amend|exten|original|previous|updat|chang|moved|slip|new\b)", re.IGNORECASE)
_OTHERS = ("as_at", "target_date")
# A revised date that says there is none.
_NONE = frozenset(
    {"-", "–", "—", "n/a", "na", "none", "no", "nil", "not applicable", "no change", "unchanged", "as above"}
)


@dataclass(frozen=True, slots=True)
class Due:
    """The due date in force or its words, the first one, how often it has moved, and why as history keeps it.

    `is_earlier` where the move was to an earlier day.
    """

    on: date | None = None
    words: str = ""
    original: date | None = None
    moves: int = 0
    why: str = ""
    is_earlier: bool = False


def due_in(cells: Cells, row: Row, says_moved: bool = False) -> Due:
    """What a row says of its due date. A revised date is a move, in a column of its own or in the same cell: every day
    of it counts, and the first is kept. `says_moved` where the heading says that several days in a cell are such."""
    raised = day_in(cells, row, "raised")
    days = _days(cells, row, raised, says_moved)
    words = "" if days else row.get("due")
    original = day_in(cells, row, "original_due", raised)
    before = (days[-1] if days else None) or original
    revised = _revised(cells, row, before or raised)
    moves = whole_number_in(row.get("moves"), "moves")
    due, first = revised or before, original or (days[0] if days else None) or revised
    moved_from = before if revised else original
    gone = [*days[:-1], *([moved_from] if moved_from and moved_from != due and moved_from not in days[:-1] else [])]
    if not due or not gone:
        return Due(due, "" if due else words, first, moves or 0)
    why = f"{FROM_IMPORT}: moved from {', then '.join(map(day, gone))}"
    return Due(due, "", first, len(gone) if moves is None else moves, why, is_earlier=due < gone[-1])


def says_moved(heading: str) -> bool:
    """The heading of due dates says that of several days in a cell each took the place of the one before."""
    return bool(_OF_MOVES.search(heading))


def _days(cells: Cells, row: Row, since: date | None, says_moved: bool) -> list[date]:
    """The days in the cell of the due date: one, or several in the order in which they were given; none where it is
    empty or has words in a day's place. Refused as `day_in` does, where it holds anything else beside its days; asked
    about: two days of which nothing says that one took the place of the other."""
    try:
        found = day_in(cells, row, "due", since)
    except InCell:
        words = row.get("due")
        apart = days_apart(words)
        days = _days_of(cells, apart.words, since)
        if not days:
            raise
        if not (apart.said or says_moved or cells.two_dates == MOVED or len(set(days)) == 1):
            if cells.two_dates == SPAN:
                return days[-1:]
            with cell("due"):
                raise Unanswered(AskedWords(TWO_DATES, words), "it holds two dates") from None
        return days
    return [found] if found else []


def _days_of(cells: Cells, pieces: Sequence[str], since: date | None) -> list[date]:
    """The days that several words are; none where one of them is none."""
    days: list[date] = []
    for piece in pieces:
        with suppress(Refusal):
            days.append(cells.day(piece, days[-1] if days else since))
    return days if 1 < len(pieces) == len(days) else []


def _revised(cells: Cells, row: Row, since: date | None) -> date | None:
    words = row.get("revised_due")
    if words.casefold().rstrip(".") in _NONE:
        return None
    if words and cells.keeps_its_words(words):
        reason = f'"{words[:60]}" is no day. Leave the cell empty, or give the new date.'
        raise InCell("revised_due", reason, asked=True)
    return day_in(cells, row, "revised_due", since)


def day_in(cells: Cells, row: Row, field: str, since: date | None = None) -> date | None:
    """The day in a row's cell, or None where it is empty or has words that are kept in a day's place.

    `since` is the day from which a date without a year counts.
    """
    words = row.get(field)
    if not words or cells.keeps_its_words(words):
        return None
    with cell(field):
        return cells.day(words, since)


def read_days(cells: Cells, row: Row) -> None:
    """Has every day of a row read, whatever kind of row it is, so that it is known later."""
    others = (partial(day_in, field=each) for each in _OTHERS)
    reads: list[Callable[[Cells, Row], object]] = [due_in, closed_on, *others]
    for read in reads:
        with suppress(Refusal):
            read(cells, row)


def closed_on(cells: Cells, row: Row) -> date | None:
    """The day on which the file says that the action was closed."""
    return day_in(cells, row, "closed_on", day_in(cells, row, "raised"))
