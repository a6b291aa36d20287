"""Agreeing dates: when an owner may move a due date, and when they must ask the chair or support for a later one.

An owner's first move, by up to 31 days, needs a reason and is done at once. A further or a longer one is a request:
until it is answered, the date in force stands and overdue counts from it.
"""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from board.actions import Action

LONGEST_MOVE_DAYS = 31


class Way(StrEnum):
    """How a board's owners change their dates: by themselves, with a reason, or as agreed with the chair or support."""

    OWNER = "owner"
    AGREED = "agreed"


def needs_agreement(action: Action, due_on: date, way: Way) -> bool:
    """True if an owner's move of `action` to `due_on` must be agreed. A first date is not a move, and an earlier one
    needs no agreement."""
    if way == Way.OWNER or action.due_on is None or due_on <= action.due_on:
        return False
    return action.moves > 0 or (due_on - action.due_on).days > LONGEST_MOVE_DAYS


def is_asked(action: Action) -> bool:
    """True if a later date is asked for and not answered."""
    return action.asked_due_on is not None


def with_request(action: Action, due_on: date, by: str, on: date, why: str) -> Action:
    """The action with a later date asked for, replacing any earlier request. `by` is a Slack user, and `on` the board's
    day."""
    return replace(action, asked_due_on=due_on, asked_by=by, asked_on=on, asked_why=why)


def without_request(action: Action) -> Action:
    """The action without any request."""
    return replace(action, asked_due_on=None, asked_by="", asked_on=None, asked_why="")


def agreed(action: Action) -> Action:
    """The action moved to the date that was asked for."""
    return replace(without_request(action), due_on=action.asked_due_on, due_words="", moves=action.moves + 1)


def days_unanswered(action: Action, today: date) -> int:
    """Whole days since the date was asked for."""
    return (today - (action.asked_on or today)).days
