"""Finds the event that a line means, by a day that it covers and, if there are several, by its words."""

from collections.abc import Callable, Sequence

from board.calendar import next_meeting
from board.events import Event, days_words
from board.folding import folded
from board.refusals import Refusal
from commands.calendar.event_words import EventWords, days_of
from commands.call import Call
from commands.reading.phrases.meaning import spoken

EDIT_LINE = "/board event edit"
UNDO_LINE = "/board event undo"


def event_words(event: Event) -> str:
    """What names an event in a line: its day and what happens."""
    return f"{spoken(event.first_on)} {event.title}"


def event_named(
    call: Call, said: EventWords, line: Callable[[Event], str], which: str, slot: str = "what"
) -> tuple[Event, str]:
    """The event, and the reason after it; a "because" inside the title begins no reason. `line` makes the whole line
    for an event, and `which` is the question if there are several. Refused: days with no event; several events that
    match."""
    first, last = days_of(call, said)
    there = call.store.events.between(call.board.id, first, last)
    if (found := _by_title(said, there)) or (found := _by_words(said, there)):
        return found
    if there:
        named = [each for each in there if folded(said.what) in folded(each.title)]
        asks = which if named else f'Nothing called "{said.what}" is in the calendar then. Is it:'
        raise Refusal(asks, lines=[line(each) for each in named or there], slot=slot)
    meeting = next_meeting(call.board.meetings, first)
    if meeting and meeting <= last:
        raise Refusal("The board meets then. To take that out:", lines=[f"/board meeting cancel {spoken(meeting)}"])
    then = f"Nothing is in the calendar on {days_words(first, last)}. See what is:"
    raise Refusal(then, lines=["/board plan all"], slot="day" if slot == "what" else slot)


def _by_title(said: EventWords, there: Sequence[Event]) -> tuple[Event, str] | None:
    """The event whose whole title was typed: the title may itself contain "because"."""
    typed = f"{said.what} because {said.because}"
    for event in sorted(there, key=lambda each: -len(each.title)):
        if typed.casefold().startswith(f"{event.title} because ".casefold()):
            return event, typed[len(event.title) + len(" because ") :]
    return None


def _by_words(said: EventWords, there: Sequence[Event]) -> tuple[Event, str] | None:
    named = [each for each in there if folded(said.what) in folded(each.title)]
    return (named[0], said.because) if len(named) == 1 else None
