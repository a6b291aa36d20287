"""`/board plan`: the forward plan in order of date, now or as it was known on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from board.calendar import next_meeting
from board.events import days_words
from board.plan import Calendar, forward_plan, undated
from board.refusals import Refusal
from board.words import count, day, plain_day
from commands.actions.as_at import began_after, end_of
from commands.buttons_for import for_writers, lines_for_deciders
from commands.calendar.calendar_at import calendar_known, calendar_now
from commands.calendar.meeting import ADD_A_MEETING
from commands.calendar.plan_days import EVER, days_of_plan
from commands.calendar.plan_words import HEADINGS, planned_row
from commands.call import Call
from commands.day_stated import day_of, page_as_at
from commands.paging import page_of, weight
from commands.reply import Bold, Button, Code, Line, Reply, Table, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

A_PAGE = 20
UNDATED_SHOWN = 3
Read = TypeVar("Read")
_PUT_IN = Button("Put something in", "/board event", opens=True)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The first and last day that were asked for, the `as at` day, and the words of both."""

    first: date
    last: date
    as_at: date | None
    words: str


def run(call: Call) -> Reply:
    """The plan of the days asked for, a page at a time. Refused: unclear days; as at a day before the log began."""
    wanted = _wanted(call)
    days = (wanted.first, wanted.last)
    known = _known_at(call, wanted.as_at) if wanted.as_at else calendar_now(call.store, call.board, call.today, days)
    planned = forward_plan(known, *days)
    note = [f"As it was known on {day(wanted.as_at)}."] if wanted.as_at else []
    if not planned:
        return _nothing(call, wanted, known, note)
    rows = [planned_row(each, known.today) for each in planned]
    says = " ".join(filter(None, ["/board plan", wanted.words]))
    page = page_of(call, rows, A_PAGE, says, lambda row: weight(*row))
    return reply(
        paragraph((Bold(f"Forward plan{_span(wanted)}{page.words}"),), *note),
        Table(HEADINGS, tuple(page.items)),
        paragraph(*_undated(wanted, known)),
        page.buttons,
        for_writers(call, _PUT_IN),
    )


def _wanted(call: Call) -> _Wanted:
    words = call.words.free.strip()
    rest, phrase = page_as_at(words)
    as_at = _read(call, phrase, lambda: day_of(call, phrase)) if phrase else None
    today = as_at or call.today
    first, last = _read(call, rest, lambda: days_of_plan(rest, today, call.board.meetings))
    return _Wanted(first, last, as_at, words)


def _read(call: Call, phrase: str, read: Callable[[], Read]) -> Read:
    try:
        return read()
    except Refusal as refusal:
        lines = call.instead_of(phrase, refusal) if refusal.instead else ["/board plan", "/board plan all"]
        raise refusal.with_lines(lines, slot="days") from refusal


def _known_at(call: Call, on: date) -> Calendar:
    """The calendar as it was known at the end of a day. Refused: a day before the log began."""
    board, store, end = call.board, call.store, end_of(on, call.board)
    if began := began_after(store, board, end):
        lines = [call.line(f"as at {plain_day(began)}")]
        raise Refusal(f"This log began on {day(began)}, so what was planned before then is not known.", lines=lines)
    return calendar_known(store, board, on)


def _span(wanted: _Wanted) -> str:
    return "" if (wanted.first, wanted.last) == EVER else f", {days_words(wanted.first, wanted.last)}"


def _undated(wanted: _Wanted, known: Calendar) -> list[Line]:
    """The milestones without a due date, if the plan includes its `as at` day or, without one, today."""
    found = undated(known.milestones)
    if not found or not wanted.first <= known.today <= wanted.last:
        return []
    refs = ", ".join(f"{each.ref} {each.title}" for each in found[:UNDATED_SHOWN])
    more = f" and {len(found) - UNDATED_SHOWN} more" if len(found) > UNDATED_SHOWN else ""
    return [(Bold(f"{count(len(found), 'milestone')} without a due date:"), f" {refs}{more}")]


def _nothing(call: Call, wanted: _Wanted, known: Calendar, note: list[str]) -> Reply:
    """The reply if nothing is planned: how to see the whole calendar and, for those who may write, how to add to it."""
    told = "Nothing is planned." if not _span(wanted) else f"Nothing is planned{_span(wanted).replace(',', ' for', 1)}."
    how: list[Line] = [("Put a visit in: ", Code("/board event <date> <what>"))]
    if not next_meeting(known.meetings, known.today):
        how += lines_for_deciders(call, ("Put the next board in: ", Code(ADD_A_MEETING)))
    how.append(("Log a milestone: ", Code("/action add <title> due: … milestone: yes")))
    later = [] if not _span(wanted) else [("All that is in the calendar: ", Code("/board plan all"))]
    writes = not (call.board.is_read_by(call.actor) or wanted.as_at)
    lines = [*later, *(how if writes else [])]
    return reply(
        paragraph((Bold(told),), *note, *lines), paragraph(*_undated(wanted, known)), for_writers(call, _PUT_IN)
    )


PLAN = Verb(
    command="board",
    name="plan",
    about="what is to come, by day: board meetings and papers, events, milestones; or as it was known on a day",
    example="/board plan until 31 December 2020",
    run=run,
    slots=(
        Slot(
            "days",
            "Days",
            SlotKind.SHORT,
            SlotPlace.FREE,
            on_form=False,
            shown="[until <date> · from … to … · all] [as at <date>]",
        ),
        PAGE,
    ),
    refused="Not shown.",
    aliases=("calendar", "events"),
)
