"""Escalation: when somebody other than its owner is told, once, that an action is overdue."""

from datetime import date

from board.calendar import is_working_day, working_days_after
from board.reminders import LEAST_DELIVERED, WARNED_BEFORE, Occasion, Watch, at_rest, escalated_on, silence


def is_escalation_due(watch: Watch, today: date) -> bool:
    """True if somebody other than the owner is to be told today that the action is overdue. The owner must have been
    told of it at least twice (or, after opting out, warned), and at least once since it became overdue and was last
    updated; must then have had two working days; and must not have updated it within a week. If the owner is not in
    Slack, the weekly texts that board support has for them count as delivered: ten working days contain two of them.
    Anybody's update then counts as the owner's."""
    if not watch.action.is_overdue(today) or why_not_escalated(watch, today) or watch.is_escalated:
        return False
    if not is_working_day(today) or today < escalated_on(watch) or watch.is_quiet(today):
        return False
    return watch.is_unheard or _was_heard(watch, today)


def why_not_escalated(watch: Watch, today: date) -> str:
    """Why nobody else is told of the action today, whatever its owner was told; empty if somebody may be."""
    return at_rest(watch) if watch.is_unheard else silence(watch, today)


def _was_heard(watch: Watch, today: date) -> bool:
    is_warned = any(each.occasion == Occasion.WARNING for each in watch.delivered)
    if not is_warned and (watch.habits.off or len(watch.delivered) < LEAST_DELIVERED):
        return False
    heard = watch.heard_late
    return bool(heard) and today >= working_days_after(heard[-1].on, WARNED_BEFORE)
