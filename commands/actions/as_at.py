"""A board's actions as they were at a past instant: today's actions without the later changes in the history."""

from datetime import date, datetime, timedelta

from board.actions import LIVE, Action, Status, with_plain
from board.boards import Board
from board.refusals import Refusal
from board.words import day
from storage.store import Store


def end_of(on: date, board: Board) -> datetime:
    """The last microsecond of a day in the board's time zone."""
    return board.schedule.start_of(on + timedelta(days=1)) - timedelta(microseconds=1)


def began_after(store: Store, board: Board, at: datetime) -> date | None:
    """The day on which the board's log began, if that was after the instant `at`; None if its actions then are known.

    If the board has no history at all, the day of `at`.
    """
    began = store.history.began(board.id)
    if began is None:
        return board.schedule.today(at)
    return board.schedule.today(began) if began > at else None


def actions_at(store: Store, board: Board, at: datetime) -> list[Action]:
    """The actions that were live at the instant `at` (open, or awaiting sign-off), as they were then."""
    return [each for each in every_action_at(store, board, at) if each.status in LIVE]


def milestones_at(store: Store, board: Board, at: datetime) -> list[Action]:
    """The actions that were milestones at the instant `at`, as they were then, whatever their status."""
    return [each for each in every_action_at(store, board, at) if each.milestone]


def every_action_at(store: Store, board: Board, at: datetime) -> list[Action]:
    """Every action at the instant `at`, as it was then, whatever its status: soonest due first, undated last."""
    actions: dict[int, Action] = {each.id: each for each in store.actions.of_status(board.id, tuple(Status))}
    for action_id, were in store.history.changes_since(board.id, at):
        if action_id in actions and "id" in were:
            del actions[action_id]
        elif action_id in actions:
            actions[action_id] = with_plain(actions[action_id], were)
    return sorted(actions.values(), key=lambda each: (each.due_on is None, each.due_on or date.max, each.id))


def checked_actions_at(store: Store, board: Board, at: datetime) -> list[Action]:
    """The same as `actions_at`. Refused: an instant before the log began, as the actions then are not known."""
    if began := began_after(store, board, at):
        raise Refusal(f"This log began on {day(began)}, so its actions before then are not known.")
    return actions_at(store, board, at)
