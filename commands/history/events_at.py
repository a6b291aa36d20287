"""A board's events as they were known at a past instant, worked out from the history."""

from datetime import datetime

from board.boards import Board
from board.events import Event, event_before
from storage.store import Store


def events_at(store: Store, board: Board, at: datetime) -> list[Event]:
    """The events that were in the calendar at the instant `at`, in order of day, each without its later changes."""
    there = {each.id: each for each in store.events.all(board.id)}
    for event_id, was in store.history.changes_since(board.id, at, "event"):
        there[event_id] = event_before(there[event_id], was)
    known = [each for each in there.values() if each.entered_at and each.entered_at <= at and not each.taken_out_at]
    return sorted(known, key=lambda each: (each.first_on, each.last_on, each.id))
