"""A board's calendar, as it is known now or as it was known at the end of a past day."""

from datetime import date

from board.boards import Board
from board.plan import Calendar
from commands.actions.as_at import end_of, milestones_at
from commands.calendar.plan_days import EVER
from commands.history.events_at import events_at
from commands.history.meetings_at import board_at
from storage.store import Store


def calendar_now(store: Store, board: Board, today: date, days: tuple[date, date]) -> Calendar:
    """The calendar as it is known now, with the events from the first of `days` to the last."""
    events, milestones = store.events.in_plan(board.id, *days), store.actions.milestones(board.id)
    counts = any(each.limit and each.limit.needs for each in events)
    counted = store.events.between(board.id, *EVER) if counts else []
    return Calendar(today, board.meetings, board.review_on, tuple(events), tuple(milestones), tuple(counted))


def calendar_known(store: Store, board: Board, on: date) -> Calendar:
    """The calendar as the history says that it was known at the end of a day."""
    end = end_of(on, board)
    known = board_at(store, board, end)
    events, milestones = tuple(events_at(store, board, end)), tuple(milestones_at(store, board, end))
    return Calendar(on, known.meetings, known.review_on, events, milestones, counted=events)
