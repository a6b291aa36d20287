"""`/board event cancel`: takes an event out of the calendar, with a reason; the history keeps it."""

from collections.abc import Sequence
from datetime import date

from board.calendar import next_meeting
from board.events import Event, days_words
from board.folding import folded
from board.history import plain
from board.refusals import Refusal
from board.roles import check_decides
from commands.boards.event_words import EventWords
from commands.call import Call
from commands.reading.phrases.meaning import spoken
from commands.reading.reasons import check_reason
from commands.reply import Bold, Code, Line, Reply, paragraph, reply


def cancel_line(event: Event) -> str:
    """The line that takes an event out, up to its reason."""
    return f"/board event cancel {spoken(event.first_on)} {event.title}"


def take_out(call: Call, said: EventWords, first: date, last: date) -> Reply:
    """Takes an event out of the calendar, with a reason; the history keeps it. Refused: to whoever did not enter it,
    but for the chair and support; days on which there is none, or several."""
    event, why = _meant(call, said, first, last)
    if event.entered_by != call.actor.person:
        check_decides(call.actor, "take out what somebody else put in the calendar")
    check_reason(why, "Say why it is taken out:", [f"{cancel_line(event)} because …"])
    call.store.events.take_out(event.id, call.request.now)
    reason = call.said(why)
    call.add_history(("event", event.id, event.title), {"taken_out_at": (None, plain(call.request.now))}, reason)
    again: Line = ("Put it back: ", Code(_line_of(event)))
    gone = Bold(f"Taken out of the calendar: {event.title}, {event.days}.")
    return reply(paragraph((gone,), f"Because: {reason}", again))


def _line_of(event: Event) -> str:
    """The line that enters an event as it was."""
    days = " to ".join(dict.fromkeys([spoken(event.first_on), spoken(event.last_on)]))
    limit = event.limit
    more = [
        f"kind: {event.kind}",
        f"source: {event.source}" if event.source else "",
        f"limit: {limit.what} within {limit.within}" if limit else "",
    ]
    return " ".join(filter(None, [f"/board event {days} {event.title}", *more]))


def _meant(call: Call, said: EventWords, first: date, last: date) -> tuple[Event, str]:
    """The event, and why it is taken out."""
    there = call.store.events.between(call.board.id, first, last)
    if (found := _by_title(said, there)) or (found := _by_words(said, there)):
        return found
    if there:
        named = [each for each in there if folded(said.what) in folded(each.title)]
        why = f"because {said.because or '…'}"
        asks = (
            "Which of them is taken out?" if named else f'Nothing called "{said.what}" is in the calendar then. Is it:'
        )
        raise Refusal(asks, lines=[f"{cancel_line(each)} {why}" for each in named or there], slot="what")
    meeting = next_meeting(call.board.meetings, first)
    if meeting and meeting <= last:
        raise Refusal("The board meets then. To take that out:", lines=[f"/board meeting cancel {spoken(meeting)}"])
    then = f"Nothing is in the calendar on {days_words(first, last)}. See what is:"
    raise Refusal(then, lines=["/board plan all"], slot="day")


def _by_title(said: EventWords, there: Sequence[Event]) -> tuple[Event, str] | None:
    """The event whose whole title was typed, which may hold a "because" of its own."""
    typed = f"{said.what} because {said.because}"
    for event in sorted(there, key=lambda each: -len(each.title)):
        if typed.casefold().startswith(f"{event.title} because ".casefold()):
            return event, typed[len(event.title) + len(" because ") :]
    return None


def _by_words(said: EventWords, there: Sequence[Event]) -> tuple[Event, str] | None:
    named = [each for each in there if folded(said.what) in folded(each.title)]
    return (named[0], said.because) if len(named) == 1 else None
