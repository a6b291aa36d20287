"""Reads an action's due date from a row: the original date, the dates it moved to, or words in place of a date."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from board.refusals import Refusal
from board.words import day
from commands.imports.comparing.past_days import check_past
from commands.imports.grids.days_apart import days_apart
from commands.imports.lists.columns import REVISED, REVISED_BEFORE
from commands.imports.meanings.board_mapping import MOVED, SPAN, TWO_DATES
from commands.imports.meanings.questions import AskedWords, Unanswered
from commands.imports.sheets.cells import Cells
from commands.imports.sheets.sheet import InCell, Row, cell, whole_number_in

FROM_IMPORT = "from import"
_OF_MOVES = re.compile(r"\b(?:revis|amend|exten|original|previous|updat|chang|moved|slip|new\b)", re.IGNORECASE)
_OTHERS = ("as_at", "target_date")
# What people write in a revised date's cell when there is none.
_NONE = frozenset({"-", "–", "—", "n/a", "na", "none", "no", "nil", "not applicable", "no change", "unchanged"})


@dataclass(frozen=True, slots=True)
class Due:
    """The due date in force or its words, the original date, the number of moves, and their reason for the history.
    `is_earlier` is true if the last move was to an earlier day."""

    on: date | None = None
    words: str = ""
    original: date | None = None
    moves: int = 0
    why: str = ""
    is_earlier: bool = False


def due_in(cells: Cells, row: Row, says_moved: bool = False) -> Due:
    """The due date in a row. Each revised date, in its own column or in the same cell, is a move, and the first date is
    kept as the original. `says_moved`: the heading says that several days in one cell are moves."""
    raised = raised_on(cells, row)
    days = _days(cells, row, raised, says_moved)
    words = "" if days else row.get("due")
    original = day_in(cells, row, "original_due", raised)
    known = [*filter(None, [original]), *days]
    dates = [*known, *_revised(cells, row, known[-1] if known else raised)]
    moves = whole_number_in(row.get("moves"), "moves")
    if not dates:
        return Due(None, words, None, moves or 0)
    # The same day again is not a move.
    gone = [one for one, then in pairwise(dates) if one != then]
    if not gone:
        return Due(dates[-1], "", dates[0], moves or 0)
    why = f"{FROM_IMPORT}: moved from {', then '.join(map(day, gone))}"
    count = len(gone) if moves is None else moves
    return Due(dates[-1], "", dates[0], count, why, is_earlier=dates[-1] < gone[-1])


def says_moved(heading: str) -> bool:
    """True if the heading of due dates says that, of several days in a cell, each replaced the one before."""
    return bool(_OF_MOVES.search(heading))


def _days(cells: Cells, row: Row, since: date | None, says_moved: bool) -> list[date]:
    """The days in the due date's cell, in the order given; none if it is empty or has words in place of a date.
    Refused: as by `day_in`, if the cell holds more than days. Asked about: several days, with nothing to say that one
    replaced the other."""
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
    """The days in several pieces of words; none if any piece is not a day."""
    days: list[date] = []
    for piece in pieces:
        with suppress(Refusal):
            days.append(cells.day(piece, days[-1] if days else since))
    return days if 1 < len(pieces) == len(days) else []


def revised_in(row: Row) -> str:
    """The field of the last revised date in a row; empty if it has none."""
    return next(reversed(_revised_fields(row)), "")


def _revised_fields(row: Row) -> list[str]:
    """The fields of the revised dates in a row, earliest revision first."""
    numbered = [each for each in row.cells if each.startswith(REVISED_BEFORE)]
    fields = [*sorted(numbered, key=lambda each: int(each.removeprefix(REVISED_BEFORE))), REVISED]
    return [each for each in fields if row.get(each) and row.get(each).casefold().rstrip(".") not in _NONE]


def _revised(cells: Cells, row: Row, since: date | None) -> list[date]:
    days: list[date] = []
    for each in _revised_fields(row):
        words = row.get(each)
        if cells.keeps_its_words(words):
            reason = f'"{words[:60]}" is no day. Leave the cell empty, or give the new date.'
            raise InCell(each, reason, asked=True)
        days += [found] if (found := day_in(cells, row, each, days[-1] if days else since)) else []
    return days


def day_in(cells: Cells, row: Row, field: str, since: date | None = None) -> date | None:
    """The day in a row's cell, or None if it is empty or has words kept in place of a date. A date without a year is
    the first on or after `since`."""
    words = row.get(field)
    if not words or cells.keeps_its_words(words):
        return None
    with cell(field):
        return cells.day(words, since)


def read_days(cells: Cells, row: Row) -> None:
    """Reads every day in a row, whatever kind of row it is, so that each is known later."""
    others = (partial(day_in, field=each) for each in _OTHERS)
    reads: list[Callable[[Cells, Row], object]] = [due_in, closed_on, *others]
    for read in reads:
        with suppress(Refusal):
            read(cells, row)


def closed_on(cells: Cells, row: Row) -> date | None:
    """The day on which the file says that the action was closed. Refused: a day in the future. Asked about: one before
    the action was raised."""
    raised = raised_on(cells, row)
    closed = _past(cells, "closed_on", day_in(cells, row, "closed_on", raised))
    if raised and closed and closed < raised:
        told = f"it is {day(closed)}, and the action was raised on {day(raised)}. Which is wrong?"
        raise InCell("closed_on", told, asked=True)
    return closed


def raised_on(cells: Cells, row: Row) -> date | None:
    """The day on which the file says that the action was raised. Refused: a day in the future."""
    return _past(cells, "raised", day_in(cells, row, "raised"))


def _past(cells: Cells, field: str, on: date | None) -> date | None:
    if on:
        check_past(field, on, cells.today)
    return on
