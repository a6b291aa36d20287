"""The forward plan: what is to come on a board, in order of day, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from board.actions import Action, Status
from board.calendar import papers_due
from board.events import Event


@dataclass(frozen=True, slots=True)
class Meeting:
    """The board meets."""

    on: date


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers go out for the meeting on a day."""

    meeting: date


@dataclass(frozen=True, slots=True)
class FormalReview:
    """The formal review of the board itself."""


@dataclass(frozen=True, slots=True)
class LimitOf:
    """The last day for what must follow an event; `counted` are the events that the limit may count."""

    event: Event
    counted: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan, from `first` to `last`, both included."""

    first: date
    last: date
    thing: Meeting | Papers | FormalReview | Event | LimitOf | Action


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the plan is made from, as known on the day `today`. `counted` are the events that limits may count, whatever
    days are asked for."""

    today: date
    meetings: tuple[date, ...] = ()
    review_on: date | None = None
    events: tuple[Event, ...] = ()
    milestones: tuple[Action, ...] = ()
    counted: tuple[Event, ...] = ()


def forward_plan(known: Calendar, first: date, last: date) -> list[PlanLine]:
    """What happens from `first` to `last`, both included, in order of day.

    If `first` is not in the future, it also has overdue milestones and limits that end after `last`. A milestone that
    has ended says so by its status; one that was cancelled is left out.
    """
    found = [*_meetings(known, first, last), *_of_events(known, first, last), *_milestones(known, first, last)]
    if known.review_on and first <= known.review_on <= last:
        found.append(PlanLine(known.review_on, known.review_on, FormalReview()))
    return sorted(found, key=lambda each: (each.first, each.last))


def _meetings(known: Calendar, first: date, last: date) -> Iterator[PlanLine]:
    for on in known.meetings:
        papers = papers_due(on)
        if first <= papers <= last:
            yield PlanLine(papers, papers, Papers(on))
        if first <= on <= last:
            yield PlanLine(on, on, Meeting(on))


def _of_events(known: Calendar, first: date, last: date) -> Iterator[PlanLine]:
    for event in known.events:
        if event.is_on(first, last):
            yield PlanLine(event.first_on, event.last_on, event)
        if event.limit_on and (first <= event.limit_on <= last or first <= known.today <= last < event.limit_on):
            yield PlanLine(event.limit_on, event.limit_on, LimitOf(event, known.counted))


def _milestones(known: Calendar, first: date, last: date) -> Iterator[PlanLine]:
    is_now = first <= known.today <= last
    for action in known.milestones:
        due = action.due_on
        if due is None or action.status == Status.CANCELLED:
            continue
        if first <= due <= last or (is_now and action.is_overdue(known.today)):
            yield PlanLine(due, due, action)


def undated(milestones: Iterable[Action]) -> list[Action]:
    """The milestones not yet reached that have no due date, and so no day in the plan."""
    return [each for each in milestones if each.due_on is None and each.is_open]
