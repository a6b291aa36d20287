"""Reminders: on which days an owner hears of an action, when somebody else hears of it, and why nobody does.

Five working days and one before its due date, the working day after it, then weekly; ten working days after it the
officer who answers for it hears once. All of it is worked out from the action, its history, the calendar and the
person's own days; nothing is remembered but what was delivered.
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
# Who opted out hears so many working days before somebody else does.
WARNED_BEFORE = 2
QUIET_FOR = timedelta(days=7)
# A reminder comes so long before the due date at most, whichever days its owner works and whatever holidays lie there.
LONGEST_BEFORE = timedelta(days=27)


class Occasion(StrEnum):
    """What a reminder is about: the day for which it was planned, in words that the log keeps."""

    BEFORE = "before the due date"
    AFTER = "after the due date"
    WEEKLY = "weekly after it"
    SNOOZED = "asked for again"
    WARNING = "before somebody else is told"
    ESCALATED = "somebody else is told"
    TOLD_SO = "the owner is told so"


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody is reminded: the time of day, the days of the week on which they work (0 is Monday; one at least),
    or not at all."""

    at: time = USUAL_TIME
    days: frozenset[int] = USUAL_DAYS
    off: bool = False

    def works_on(self, day: date) -> bool:
        """It is one of their days, and no bank holiday."""
        return day.weekday() in self.days and (is_working_day(day) or day.weekday() > 4)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told of an action that was due on `due_on`: for the day `planned`, on the day `on`."""

    person: str
    occasion: Occasion
    due_on: date
    planned: date
    on: date


@dataclass(frozen=True, slots=True)
class Planned:
    """A day on which an owner hears of an action, and what it is about."""

    on: date
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Watch:
    """All that decides when an owner hears of an action.

    `since` is the first day that counts: reminders were turned on, the action was given to its owner or its date was
    set by then. `updated_on` is when its owner last updated it. `told` is what has been delivered.
    """

    action: Action
    since: date
    updated_on: date | None = None
    told: tuple[Told, ...] = ()
    habits: Habits = Habits()
    absences: tuple[Absence, ...] = ()

    def is_away(self, day: date) -> bool:
        """The owner is away on that day."""
        return any(each.covers(day) for each in self.absences)

    @property
    def is_unheard(self) -> bool:
        """Its owner is named in words only: nothing reaches them, and board support has a text for them each week."""
        return self.action.owner_id is None and bool(self.action.owner_words)

    @property
    def delivered(self) -> list[Told]:
        """What its owner was told of it, for the date in force."""
        return [
            each
            for each in self.told
            if each.person == self.action.owner_id and each.due_on == self.action.due_on and each.on >= self.since
        ]

    @property
    def unanswered(self) -> list[Told]:
        """Of that, what came after its owner's newest update."""
        return [each for each in self.delivered if self.updated_on is None or each.on > self.updated_on]

    @property
    def heard_late(self) -> list[Told]:
        """Of that, what came since it is overdue."""
        return [each for each in self.unanswered if each.on > each.due_on]

    def is_quiet(self, planned: date) -> bool:
        """Its owner has updated it within the week before that day, or since."""
        return self.updated_on is not None and self.updated_on > planned - QUIET_FOR

    @property
    def is_escalated(self) -> bool:
        """Somebody else has heard that it is overdue: of this owner, for the date in force."""
        return self.escalation is not None

    @property
    def escalation(self) -> Told | None:
        """What somebody else heard of it: of this owner, for the date in force."""
        ours = (each for each in self.told if each.occasion == Occasion.ESCALATED and each.on >= self.since)
        return next((each for each in ours if each.due_on == self.action.due_on), None)


def silence(watch: Watch, today: date) -> str:
    """Why its owner is told nothing of the action today, as words after "silent: "; empty where they may be."""
    reasons = (
        (True, at_rest(watch)),
        (watch.action.owner_id is None, "nobody in Slack owns it"),
        (watch.is_away(today), "its owner is away"),
    )
    return next((words for holds, words in reasons if holds and words), "")


def at_rest(watch: Watch) -> str:
    """Why nobody at all is told of the action, whoever owns it; empty where somebody may be."""
    action = watch.action
    reasons = (
        (not action.is_open, f"it is {action.status}"),
        (action.status == Status.ON_HOLD, "it is on hold"),
        (action.due_on is None, "it has no due date"),
        (is_asked(action), "a later date is asked for"),
    )
    return next((words for holds, words in reasons if holds), "")


def occasion_due(watch: Watch, today: date) -> Planned | None:
    """What its owner is to hear of the action today; None where it is nothing.

    It is the last that was planned by today: what could not be said on its own day, because they were away or do not
    work that day, is said on the next one, unless another has come due by then.
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
    """The days until that one on which its owner hears of the action if nothing changes: up to the day of escalation.
    Who has opted out, or put it off past that day, is warned of it."""
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
    """The day on which somebody else hears at the earliest: ten working days after the due date, or after the first
    day that counts, on which the owner was not away."""
    late_from = max(watch.action.due_on or watch.since, watch.since)
    # An absence without an end lasts until today at most: what comes after it is not known yet.
    away = [each for each in watch.absences if each.until is not None and each.until > late_from]
    if not away:
        return working_days_after(late_from, ESCALATED_AFTER)
    return steps(late_from, ESCALATED_AFTER, lambda day: is_working_day(day) and not any(a.covers(day) for a in away))


def _warned_on(watch: Watch) -> date:
    """The day on which who has opted out hears that somebody else is to be told; a week after an update at the
    earliest."""
    usual = working_days_after(escalated_on(watch), -WARNED_BEFORE)
    return max(usual, watch.updated_on + QUIET_FOR) if watch.updated_on else usual


def _told_so(watch: Watch) -> Planned | None:
    known = any(each.occasion == Occasion.TOLD_SO for each in watch.delivered)
    return Planned(watch.escalation.on, Occasion.TOLD_SO) if watch.escalation and not known else None


def _last_day(watch: Watch) -> date:
    """Reminders go on until the day of escalation, and past it until the owner has had as many as it takes."""
    lacking = max(LEAST_DELIVERED - len(watch.delivered), 0 if watch.heard_late else 1)
    day = escalated_on(watch)
    if lacking <= 0:
        return day - timedelta(days=1)
    return max(day, watch.updated_on + QUIET_FOR if watch.updated_on else day) + WEEK * lacking


def steps(day: date, steps: int, counts: Callable[[date], bool]) -> date:
    """The day so many days that count after `day`, or before it where `steps` is negative."""
    step = timedelta(days=1 if steps > 0 else -1)
    left = abs(steps)
    while left:
        day += step
        left -= counts(day)
    return day
