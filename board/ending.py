"""The end of a board: its formal review, of which its channel is told beforehand, and its closing."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.boards import Board
from board.refusals import Refusal
from board.words import day

# How many days before the review the channel is told, once each.
TOLD_BEFORE = (28, 7)


def days_to_tell(review_on: date, today: date) -> Iterator[tuple[int, date]]:
    """How many days before the review the channel is still to be told, and on which day; earliest first."""
    days = ((before, review_on - timedelta(days=before)) for before in TOLD_BEFORE)
    return ((before, on) for before, on in days if on > today)


def told_by(review_on: date, today: date) -> int:
    """The newest of those days that is today or past, as days before the review; 0 if there is none."""
    return min((before for before in TOLD_BEFORE if review_on - timedelta(days=before) <= today), default=0)


def warning_due(board: Board, now: datetime) -> int:
    """How many days before its review the board's channel must be told now: at the time of day of its digest, or later
    if that was missed. 0 if there is nothing to tell, or it was told."""
    local = now.astimezone(ZoneInfo(board.schedule.timezone))
    if board.review_on is None or board.is_closed or local.date() > board.review_on:
        return 0
    is_early = local.time() < board.schedule.at
    due = told_by(board.review_on, local.date() - timedelta(days=is_early))
    return due if due and (not board.review_told or due < board.review_told) else 0


def check_open(board: Board) -> None:
    """Raises Refusal if the board is closed, so that nothing on it is changed."""
    if board.closed_on:
        raise Refusal(
            f"{board.name} was closed on {day(board.closed_on)}. Its record can be read, and "
            "nothing is added to it until its chair or board support opens it again:",
            lines=["/board reopen because …"],
        )
