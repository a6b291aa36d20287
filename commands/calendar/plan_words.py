"""The entries of the forward plan in words."""

from datetime import date
from typing import assert_never

from board.actions import Action
from board.events import Event, days_words, kind_in, limit_words
from board.plan import FormalReview, LimitOf, Meeting, Papers, PlanLine
from board.words import count, near_day
from commands.actions.wording import asked, slip

HEADINGS = ("When", "What")


def planned_row(planned: PlanLine, today: date) -> tuple[str, str]:
    """An entry of the plan as a row: its day or days, and what happens then."""
    return days_words(planned.first, planned.last), planned_words(planned, today)


def planned_words(planned: PlanLine, today: date) -> str:
    """What happens then: `Board meeting`, `Ofsted monitoring visit`, `Milestone A12 Front door opens · was …`."""
    thing = planned.thing
    match thing:
        case Meeting():
            return "Board meeting"
        case Papers():
            return f"Papers due for the board of {near_day(thing.meeting, planned.first)}"
        case FormalReview():
            return "Formal review of the board"
        case LimitOf():
            limit = thing.event.limit
            return limit_words(thing.event, limit, today, thing.counted) if limit else ""
        case Event():
            kind = [str(thing.kind)] if kind_in(thing.title) != thing.kind else []
            return ", ".join([thing.title, *kind])
        case Action():
            return _milestone(thing, today)
    assert_never(thing)


def _milestone(action: Action, today: date) -> str:
    late = action.days_overdue(today)
    told = [
        f"Milestone {action.ref} {action.title}",
        slip(action),
        asked(action, today, before=""),
        f"{count(late, 'day')} overdue" if late else "" if action.is_open else str(action.status),
    ]
    return " · ".join(filter(None, told))
