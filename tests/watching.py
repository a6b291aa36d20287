"""An action that is watched, from a few words: days are written `3 Aug`, which is in 2020, or `3 Aug 2026`."""

from dataclasses import dataclass
from datetime import date

from board.absences import Absence
from board.actions import Action, Status
from board.calendar import WEEKDAYS
from board.reminders import USUAL_DAYS, Habits, Occasion, Told, Watch

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
OWNER, LEAD = "U0JO", "U0LEE"


def on(words: str) -> date:
    """`3 Aug`, `3 Aug 2026`."""
    number, month, *year = words.split()
    return date(int(*year or ["2020"]), MONTHS.index(month) + 1, int(number))


def optional(words: str) -> date | None:
    return on(words) if words else None


@dataclass(frozen=True)
class How:
    """How an action stands. `works` names days of the week; `away` is `27 Jul to 29 Jul` or `27 Jul on`, both the first
    and the last day away; `told` the days on which its owner was reminded, with `as warned` or `as told so` after one of
    another kind; `escalated` the day on which somebody else was told."""

    due: str = "31 Jul"
    since: str = "1 Jul"
    status: Status = Status.IN_PROGRESS
    owner: str | None = OWNER
    works: str = ""
    off: bool = False
    away: str = ""
    updated: str = ""
    snoozed: str = ""
    told: str = ""
    escalated: str = ""

    def watch(self) -> Watch:
        due, snoozed = optional(self.due), optional(self.snoozed)
        action = Action(1, "A1", "Plan", self.status, self.owner, due_on=due, snoozed_until=snoozed)
        days = frozenset(_weekday(each) for each in self.works.split()) or USUAL_DAYS
        heard = [_told(each, action) for each in self.told.split(", ") if each]
        if self.escalated and due:
            heard.append(Told(LEAD, Occasion.ESCALATED, due, on(self.escalated), on(self.escalated)))
        absences = tuple(_absence(each) for each in self.away.split(", ") if each)
        habits = Habits(days=days, off=self.off)
        return Watch(action, on(self.since), optional(self.updated), tuple(heard), habits, absences)


def _weekday(words: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(words))


def _told(words: str, action: Action) -> Told:
    day, _, kind = words.partition(" as ")
    due_on = action.due_on or on(day)
    usual = Occasion.BEFORE if on(day) <= due_on else Occasion.WEEKLY
    kinds = {"": usual, "warned": Occasion.WARNING, "told so": Occasion.TOLD_SO}
    return Told(OWNER, kinds[kind], due_on, on(day), on(day))


def _absence(words: str) -> Absence:
    first, _, last = words.removesuffix(" on").partition(" to ")
    return Absence(on(first), date.fromordinal(on(last).toordinal() + 1) if last else None)
