"""Escalation: when somebody else than its owner hears that an action is overdue, once."""

from datetime import date

from board.calendar import is_working_day, working_days_after
from board.reminders import LEAST_DELIVERED, WARNED_BEFORE, Occasion, Watch, at_rest, escalated_on, silence


def is_escalation_due(watch: Watch, today: date) -> bool:
    """Somebody else is to hear today that the action is overdue: its owner was told of it twice at least, or, who has
    opted out, warned; once at least since it is overdue and was updated; had two working days after that; and has not
    updated it within a week. Of an owner who is not in Slack, the weekly texts that board support has for them stand
    for what was delivered: ten working days hold two of them. Whoever updates it then does so for them."""
    if not watch.action.is_overdue(today) or why_not_escalated(watch, today) or watch.is_escalated:
        return False
    if not is_working_day(today) or today < escalated_on(watch) or watch.is_quiet(today):
        return False
    return watch.is_unheard or _was_heard(watch, today)


def why_not_escalated(watch: Watch, today: date) -> str:
    """Why nobody else is told of the action today, whatever its owner heard; empty where somebody may be."""
    return at_rest(watch) if watch.is_unheard else silence(watch, today)


def _was_heard(watch: Watch, today: date) -> bool:
    is_warned = any(each.occasion == Occasion.WARNING for each in watch.delivered)
    if not is_warned and (watch.habits.off or len(watch.delivered) < LEAST_DELIVERED):
        return False
    heard = watch.heard_late
    return bool(heard) and today >= working_days_after(heard[-1].on, WARNED_BEFORE)
