"""Reminders: on which days an owner is told of an action, when somebody else is, and why nobody is.

The owner is told five working days and one before the due date, on the working day after it, then weekly. Ten working
days after it, the accountable officer is told once. All of it is worked out from the action, its history, the calendar
and the person's own days; only what was delivered is stored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import count, takewhile

from board.absences import Absence
from board.actions import Action, Status
from board.calendar import is_working_day, working_days_after
from board.dates_agreed import is_asked

USUAL_TIME = time(9, 15)
USUAL_DAYS = frozenset(range(5))
DAYS_BEFORE = (5, 1)
WEEK = timedelta(weeks=1)
ESCALATED_AFTER = 10
LEAST_DELIVERED = 2
# Somebody who opted out is warned this many working days before somebody else is told.
WARNED_BEFORE = 2
QUIET_FOR = timedelta(days=7)
# No reminder comes earlier than this before the due date, whatever the owner's working days and the holidays.
LONGEST_BEFORE = timedelta(days=27)


class Occasion(StrEnum):
    """What a reminder is for: the day for which it was planned, in words that the log keeps."""

    BEFORE = "before the due date"
    AFTER = "after the due date"
    WEEKLY = "weekly after it"
    SNOOZED = "asked for again"
    WARNING = "before somebody else is told"
    ESCALATED = "somebody else is told"
    TOLD_SO = "the owner is told so"


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody is reminded: the time of day, the days of the week on which they work (0 is Monday; at least one),
    or not at all."""

    at: time = USUAL_TIME
    days: frozenset[int] = USUAL_DAYS
    off: bool = False

    def works_on(self, day: date) -> bool:
        """True if it is one of their days, and not a bank holiday."""
        return day.weekday() in self.days and (is_working_day(day) or day.weekday() > 4)


@dataclass(frozen=True, slots=True)
class Told:
    """A record that somebody was told on the day `on`, for the day `planned`, of an action that was due on `due_on`."""

    person: str
    occasion: Occasion
    due_on: date
    planned: date
    on: date


@dataclass(frozen=True, slots=True)
class Planned:
    """A day on which an owner is told of an action, and the occasion."""

    on: date
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Watch:
    """Everything that decides when an owner is told of an action.

    `since` is the first day that counts: by then reminders were on, and the action had its owner and its date.
    `updated_on` is when its owner last updated it. `told` is what has been delivered.
    """

    action: Action
    since: date
    updated_on: date | None = None
    told: tuple[Told, ...] = ()
    habits: Habits = Habits()
    absences: tuple[Absence, ...] = ()

    def is_away(self, day: date) -> bool:
        """True if the owner is away on that day."""
        return any(each.covers(day) for each in self.absences)

    @property
    def is_unheard(self) -> bool:
        """True if the owner is named in words only, and so cannot be reached: board support gets a text for them each
        week."""
        return self.action.owner_id is None and bool(self.action.owner_words)

    @property
    def delivered(self) -> list[Told]:
        """What the owner was told of it, for the date in force."""
        return [
            each
            for each in self.told
            if each.person == self.action.owner_id and each.due_on == self.action.due_on and each.on >= self.since
        ]

    @property
    def unanswered(self) -> list[Told]:
        """The part of that which came after the owner's newest update."""
        return [each for each in self.delivered if self.updated_on is None or each.on > self.updated_on]

    @property
    def heard_late(self) -> list[Told]:
        """The part of that which came since it became overdue."""
        return [each for each in self.unanswered if each.on > each.due_on]

    def is_quiet(self, planned: date) -> bool:
        """True if the owner has updated it within the week before that day, or since."""
        return self.updated_on is not None and self.updated_on > planned - QUIET_FOR

    @property
    def is_escalated(self) -> bool:
        """True if somebody else was told that it is overdue, for this owner and the date in force."""
        return self.escalation is not None

    @property
    def escalation(self) -> Told | None:
        """What somebody else was told of it, for this owner and the date in force."""
        ours = (each for each in self.told if each.occasion == Occasion.ESCALATED and each.on >= self.since)
        return next((each for each in ours if each.due_on == self.action.due_on), None)


def silence(watch: Watch, today: date) -> str:
    """Why the owner is told nothing of the action today, in words that follow "silent: "; empty if they may be told."""
    reasons = (
        (True, at_rest(watch)),
        (watch.action.owner_id is None, "nobody in Slack owns it"),
        (watch.is_away(today), "its owner is away"),
    )
    return next((words for holds, words in reasons if holds and words), "")


def at_rest(watch: Watch) -> str:
    """Why nobody at all is told of the action, whoever owns it; empty if somebody may be."""
    action = watch.action
    reasons = (
        (not action.is_open, f"it is {action.status}"),
        (action.status == Status.ON_HOLD, "it is on hold"),
        (action.due_on is None, "it has no due date"),
        (is_asked(action), "a later date is asked for"),
    )
    return next((words for holds, words in reasons if holds), "")


def occasion_due(watch: Watch, today: date) -> Planned | None:
    """What the owner is to be told of the action today, or None.

    It is the last reminder that was planned by today. One that could not be sent on its own day, because the owner was
    away or does not work that day, is sent on the next possible day, unless another has come due by then.
    """
    if silence(watch, today) or not watch.habits.works_on(today):
        return None
    if watch.is_escalated:
        return _told_so(watch)
    last = max(plan(watch, today), key=lambda each: each.on, default=None)
    if last is None or any(each.planned >= last.on for each in watch.delivered) or watch.is_quiet(last.on):
        return None
    return last


def plan(watch: Watch, until: date) -> Iterator[Planned]:
    """The days until `until` on which the owner is told of the action if nothing changes, up to the day of escalation.
    An owner who opted out, or snoozed it past that day, is warned of the escalation."""
    due_on, snoozed = watch.action.due_on, watch.action.snoozed_until
    if due_on is None:
        return
    if not watch.habits.off:
        yield from (each for each in _reminders(watch, due_on, until) if snoozed is None or each.on >= snoozed)
        if snoozed and watch.since <= snoozed <= until:
            yield Planned(snoozed, Occasion.SNOOZED)
    if (watch.habits.off or snoozed) and due_on < until:
        warned_on = _warned_on(watch)
        is_past = snoozed is not None and warned_on < snoozed and not watch.heard_late
        if warned_on <= until and (watch.habits.off or is_past):
            yield Planned(warned_on, Occasion.WARNING)


def _reminders(watch: Watch, due_on: date, until: date) -> Iterator[Planned]:
    for before in DAYS_BEFORE:
        on = working_days_after(due_on, -before)
        works = on if watch.habits.works_on(on) else steps(on, -1, watch.habits.works_on)
        if watch.since <= works <= until:
            yield Planned(works, Occasion.BEFORE)
    if due_on >= until:
        return
    after = steps(max(due_on, watch.since), 1, watch.habits.works_on)
    last = min(_last_day(watch), until)
    for number, on in enumerate(takewhile(lambda day: day <= last, (after + WEEK * each for each in count()))):
        works = on if watch.habits.works_on(on) else steps(on, 1, watch.habits.works_on)
        if works <= until:
            yield Planned(works, Occasion.WEEKLY if number else Occasion.AFTER)


def escalated_on(watch: Watch) -> date:
    """The earliest day on which somebody else is told: ten working days, not counting those on which the owner was
    away, after the due date or the first day that counts."""
    late_from = max(watch.action.due_on or watch.since, watch.since)
    # An absence without an end is left out: nobody knows yet how long it lasts.
    away = [each for each in watch.absences if each.until is not None and each.until > late_from]
    if not away:
        return working_days_after(late_from, ESCALATED_AFTER)
    return steps(late_from, ESCALATED_AFTER, lambda day: is_working_day(day) and not any(a.covers(day) for a in away))


def _warned_on(watch: Watch) -> date:
    """The day on which an owner who opted out is told that somebody else will be; at the earliest a week after an
    update."""
    usual = working_days_after(escalated_on(watch), -WARNED_BEFORE)
    return max(usual, watch.updated_on + QUIET_FOR) if watch.updated_on else usual


def _told_so(watch: Watch) -> Planned | None:
    known = any(each.occasion == Occasion.TOLD_SO for each in watch.delivered)
    return Planned(watch.escalation.on, Occasion.TOLD_SO) if watch.escalation and not known else None


def _last_day(watch: Watch) -> date:
    """The last day of reminders: the one before the escalation, or later if the owner has not had enough of them by
    then."""
    lacking = max(LEAST_DELIVERED - len(watch.delivered), 0 if watch.heard_late else 1)
    day = escalated_on(watch)
    if lacking <= 0:
        return day - timedelta(days=1)
    return max(day, watch.updated_on + QUIET_FOR if watch.updated_on else day) + WEEK * lacking


def steps(day: date, steps: int, counts: Callable[[date], bool]) -> date:
    """The day that is `steps` counting days after `day`, or before it if `steps` is negative. `counts` says which days
    count."""
    step = timedelta(days=1 if steps > 0 else -1)
    left = abs(steps)
    while left:
        day += step
        left -= counts(day)
    return day
