"""How a board ends: its formal review, of which its channel is told before, and its closing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.boards import Board
from board.refusals import Refusal
from board.words import day

# The channel is told so many days before the review, once each.
TOLD_BEFORE = (28, 7)


def days_to_tell(review_on: date, today: date) -> Iterator[tuple[int, date]]:
    """How many days before the review the channel is still to be told, and on which day; the earliest first."""
    days = ((before, review_on - timedelta(days=before)) for before in TOLD_BEFORE)
    return ((before, on) for before, on in days if on > today)


def told_by(review_on: date, today: date) -> int:
    """The newest of those days that is past, or today, as days before the review; 0 where none is."""
    return min((before for before in TOLD_BEFORE if review_on - timedelta(days=before) <= today), default=0)


def warning_due(board: Board, now: datetime) -> int:
    """How many days before its review the board's channel is to be told of it now: at the time of day of its digest, or
    as soon after as somebody looks. 0 where there is nothing to tell, or it was told."""
    local = now.astimezone(ZoneInfo(board.schedule.timezone))
    if board.review_on is None or board.is_closed or local.date() > board.review_on:
        return 0
    is_early = local.time() < board.schedule.at
    due = told_by(board.review_on, local.date() - timedelta(days=is_early))
    return due if due and (not board.review_told or due < board.review_told) else 0


def check_open(board: Board) -> None:
    """Refuses to change anything on a board that has been closed."""
    if board.closed_on:
        raise Refusal(
            f"{board.name} was closed on {day(board.closed_on)}. Its record can be read, and "
            "nothing is added to it until its chair or board support opens it again:",
            lines=["/board reopen because …"],
        )
