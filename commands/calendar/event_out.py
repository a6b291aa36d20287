"""`/board event cancel`: takes an event out of the calendar, with a reason; the history keeps it."""

from dataclasses import replace

from board.events import Event
from board.history import differences
from board.roles import check_decides
from commands.calendar.event_named import event_named, event_words
from commands.calendar.event_words import EventWords
from commands.call import Call
from commands.reading.phrases.meaning import spoken
from commands.reading.reasons import check_reason
from commands.reply import Bold, Code, Line, Reply, paragraph, reply


def cancel_line(event: Event) -> str:
    """The command that takes an event out, up to its reason."""
    return f"/board event cancel {event_words(event)}"


def check_may_change(call: Call, event: Event, what: str) -> None:
    """Refuses a change of the event to all but the person who entered it, the chair and support."""
    if event.entered_by != call.actor.person:
        check_decides(call.actor, f"{what} what somebody else put in the calendar")


def record_event(call: Call, before: Event, after: Event, why: str = "", undoes: int | None = None) -> None:
    """Stores the changed event, and adds a line to its history."""
    call.store.events.put(after)
    call.add_history(("event", after.id, after.title), differences(before, after), call.kept_why(why), undoes)


def take_out(call: Call, said: EventWords) -> Reply:
    """Takes an event out of the calendar, with a reason; the history keeps it. Refused: to all but the person who
    entered it, the chair and support; days with no event, or several that match; without a reason."""
    reason = f"because {said.because or '…'}"
    event, why = event_named(call, said, lambda each: f"{cancel_line(each)} {reason}", "Which of them is taken out?")
    check_may_change(call, event, "take out")
    check_reason(why, "Say why it is taken out:", [f"{cancel_line(event)} because …"])
    reason = call.said(why)
    record_event(call, event, replace(event, taken_out_at=call.request.now), reason)
    again: Line = ("Put it back: ", Code(_line_of(event)))
    gone = Bold(f"Taken out of the calendar: {event.title}, {event.days}.")
    return reply(paragraph((gone,), f"Because: {reason}", again))


def _line_of(event: Event) -> str:
    """The command that enters the event again as it was."""
    days = " to ".join(dict.fromkeys([spoken(event.first_on), spoken(event.last_on)]))
    limit = event.limit
    more = [
        f"kind: {event.kind}",
        f"source: {event.source}" if event.source else "",
        f"limit: {limit.words}" if limit else "",
    ]
    return " ".join(filter(None, [f"/board event {days} {event.title}", *more]))
