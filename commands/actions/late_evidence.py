"""Says of a closure at a past meeting that its evidence was entered only after it."""

from datetime import date

from board.actions import Action, Status
from board.history import standing
from board.words import day
from commands.call import Call


def late_evidence(call: Call, action: Action) -> list[str]:
    """A line with the day on which the evidence was entered, if the action is closed at an earlier meeting; else
    empty."""
    at = call.decided.on
    if at is None or at == call.today or action.status != Status.CLOSED:
        return []
    entered = _entered_on(call, action)
    return [f"Please note: the evidence was entered after that, on {day(entered)}."] if entered > at else []


def _entered_on(call: Call, action: Action) -> date:
    """The day of the last change of the evidence; the first day there is, if it never changed."""
    past = standing(call.store.history.of(call.board.id, "action", action.id))
    days = [call.board.schedule.today(each.at) for each in past if "evidence" in each.changes]
    return days[-1] if days else date.min
