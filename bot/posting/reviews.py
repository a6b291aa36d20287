"""Tells a board's channel that its formal review is near, once for each of the days on which it is told."""

from collections.abc import Sequence
from datetime import datetime

from board.boards import Board
from board.ending import warning_due
from board.words import count, day
from bot.own_history import record
from commands.reply import Bold, Code, Line
from commands.told.telling import put_to
from storage.database import Database
from storage.store import Store


def put_reviews(database: Database, boards: Sequence[Board], now: datetime) -> bool:
    """Puts in the outbox what the channels of these boards must be told now. True if there was anything to tell."""
    due = [board for board in boards if warning_due(board, now)]
    for board in due:
        with database.writing(team=board.team) as store:
            _tell(store, board, now)
    return bool(due)


def _tell(store: Store, seen: Board, now: datetime) -> None:
    """Tells it in the same transaction as the record of that, which other processes then find."""
    board = store.boards.get(seen.team, seen.id)
    before = warning_due(board, now) if board else 0
    if board is None or board.review_on is None or not before:
        return
    store.boards.set_review(board.id, board.review_on, before)
    record(store, board, "review", {"review_told": (board.review_told, before)}, now)
    left = (board.review_on - board.schedule.today(now)).days
    when = f" in {count(left, 'day')}, on {day(board.review_on)}" if left else " today"
    title: Line = (Bold(f"{board.name}: the formal review is{when}."),)
    words = (title, ("Where the board stands: ", Code("/status")))
    put_to(store, board, store.history.last_of(board.id)[0], board.channel, words, now)
