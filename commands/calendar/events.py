"""`/board event`: adds an event to the board's calendar, or takes one out. The board's own meetings have another
command."""

import re
from datetime import date

from board.events import Event, EventKind, Limit, is_own_meeting, limit_words, with_limit
from board.folding import folded
from board.history import entered, facts
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from board.words import days_from
from commands.calendar.event_out import cancel_line, take_out
from commands.calendar.event_words import apart, days_of, kind_of, limit_of, said_of, title_of
from commands.calendar.meeting import put_meeting_in
from commands.calendar.plan_days import EVER
from commands.call import Call
from commands.reading.phrases.meaning import spoken
from commands.reply import Bold, Code, Reply, paragraph, reply
from commands.slots import SURE, Slot, SlotKind, SlotPlace, is_sure
from commands.verbs import Verb

_OWN_REVIEW = re.compile(r"(?:the )?(?:formal )?(?:board )?review(?: of the board)?|formal review.*")


def run(call: Call) -> Reply:
    """Enters an event, or takes one out. Refused: to observers; an unclear day; words without a title or a kind; until
    confirmed, an event that seems to be in the calendar already."""
    check_may_write(call.actor)
    said = said_of(call)
    if said.cancel:
        return take_out(call, said)
    first, last = days_of(call, said)
    if said.because:
        line = f"/board event cancel {said.days} {said.what} because {said.because}"
        raise Refusal("A reason goes with taking an event out. To do that:", lines=[line], slot="because")
    title = title_of(call, said)
    _check_not_the_review(call, title, first)
    kind = kind_of(call, title)
    if kind == EventKind.MEETING and is_own_meeting(title, call.board.name):
        return _own_meeting(call, first, last)
    limit = limit_of(call, last)
    _check_not_there(call, kind, first, last)
    return _entered(call, _event(call, kind, title, (first, last), limit))


def _check_not_the_review(call: Call, title: str, on: date) -> None:
    """Refuses the formal review of the board itself, which has its own command."""
    if _OWN_REVIEW.fullmatch(folded(title)) and not is_sure(call.words):
        raise Refusal(
            "The formal review of the board has a command of its own, and its channel is told before:",
            lines=[f"/board review {spoken(on)}", (f"{call.line()} sure: yes", "if it is another")],
            slot="what",
        )


def _event(call: Call, kind: EventKind, title: str, days: tuple[date, date], limit: Limit | None) -> Event:
    event = Event(
        id=0,
        kind=kind,
        title=title,
        first_on=days[0],
        last_on=days[1],
        source=call.said(call.words.get("source")),
        entered_by=call.actor.person,
        entered_at=call.request.now,
    )
    return with_limit(event, limit)


def _entered(call: Call, event: Event) -> Reply:
    event = call.store.events.add(call.board.id, event)
    call.add_history(("event", event.id, event.title), entered(facts(event)))
    has_been = event.last_on < call.today
    when = "" if has_been else f", {days_from(call.today, max(event.first_on, call.today))}"
    of_others = (
        " It is no meeting of this board: those are in /board meeting." if event.kind == EventKind.MEETING else ""
    )
    return reply(
        paragraph(
            (Bold(f"In the calendar: {event.title}, {event.days}."), f" A {event.kind}{when}.{of_others}"),
            *([f"Source: {event.source}"] if event.source else []),
            *limit_told(call, event),
            ("The forward plan: ", Code("/board plan"), " · Take it out: ", Code(f"{cancel_line(event)} because …")),
        )
    )


def limit_told(call: Call, event: Event) -> list[str]:
    """What must follow the event by when, in one line; empty if it has no limit."""
    limit = event.limit
    if limit is None:
        return []
    counted = call.store.events.between(call.board.id, *EVER) if limit.needs else []
    return [f"{limit_words(event, limit, call.today, counted)}."]


def _own_meeting(call: Call, first: date, last: date) -> Reply:
    """Puts a meeting of the board itself into its own calendar, from which the next board and its papers are read."""
    if first != last:
        raise Refusal(
            "A board meeting is on one day. Enter each by itself:", lines=_meeting_lines(first, last), slot="day"
        )
    check_decides(call.actor, "change the meeting calendar")
    return put_meeting_in(call, first)


def _meeting_lines(first: date, last: date) -> list[str]:
    return [f"/board meeting {spoken(each)}" for each in (first, last)]


def _check_not_there(call: Call, kind: EventKind, first: date, last: date) -> None:
    """Refuses, until confirmed, an event if another of its kind is on these days."""
    there = [each for each in call.store.events.between(call.board.id, first, last) if each.kind == kind]
    if not there or is_sure(call.words):
        return
    one = there[0]
    raise Refusal(
        f"A {kind} is in the calendar then: {one.title}, {one.days}. If this is another, send:",
        lines=[f"{call.line()} sure: yes", (f"{cancel_line(one)} because …", "to take that one out")],
        slot="sure",
    )


EVENT = Verb(
    command="board",
    name="event",
    about="adds a visit, review, letter or report to the calendar, or takes one out; not for the board's meetings",
    example="/board event 12/13 October 2020 Ofsted monitoring visit",
    run=run,
    slots=(
        Slot("cancel", "Take it out of the calendar", SlotKind.YES_NO, SlotPlace.FREE, typed="cancel", shown=""),
        Slot(
            "day", "Day, or the first of several", SlotKind.DAY, SlotPlace.FREE, required=True, shown="<date or dates>"
        ),
        Slot("until", "The last day", SlotKind.DAY, SlotPlace.FREE, typed="to {}", shown=""),
        Slot("what", "What happens?", SlotKind.SHORT, SlotPlace.FREE, required=True, shown="<what>"),
        Slot("kind", "Kind", SlotKind.CHOICE, choices=tuple(EventKind), hint="Left empty, it is read from the words."),
        Slot("source", "Source", SlotKind.SHORT, hint="Where it comes from: a letter, a notice."),
        Slot(
            "limit",
            "What must follow, and within how long",
            SlotKind.SHORT,
            hint="Such as: re-inspection within 24 months.",
        ),
        Slot("because", "Why it is taken out", SlotKind.SHORT, typed="because {}", shown="· cancel <date> because …"),
        SURE,
    ),
    title="In the calendar",
    apart=apart,
    writes=True,
    refused="Not changed.",
)
