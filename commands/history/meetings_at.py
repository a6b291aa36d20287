"""A board's meetings and review as they were known at a past instant, worked out from the history."""

from dataclasses import replace
from datetime import date, datetime

from board.boards import Board
from storage.store import Store


def board_at(store: Store, board: Board, at: datetime) -> Board:
    """The board with the meetings and review that its calendar had at the instant `at`; the rest is as it is now."""
    meetings, review = {each.isoformat() for each in board.meetings}, board.review_on
    for entry in reversed(store.history.of(board.id, "board", board.id)):
        if entry.at <= at:
            break
        if "meeting" in entry.changes:
            old, new = entry.changes["meeting"]
            meetings = (meetings - {new}) | ({old} if old else set())
        if "review_on" in entry.changes:
            old = entry.changes["review_on"][0]
            review = date.fromisoformat(old) if old else None
    return replace(board, meetings=tuple(sorted(map(date.fromisoformat, meetings))), review_on=review)
