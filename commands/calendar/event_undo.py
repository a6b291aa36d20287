"""`/board event undo`: takes back the person's own last change to an event."""

from dataclasses import replace

from board.events import Event, event_before
from board.history import UNDO_MINUTES, Entry, logs_it
from board.refusals import Refusal
from board.roles import check_may_write
from commands.calendar.event_named import EDIT_LINE, UNDO_LINE, event_words
from commands.calendar.event_out import record_event
from commands.call import Call
from commands.history.written_by import who
from commands.reply import Bold, Reply, paragraph, reply
from commands.undoing import changed_since, check_is_recent
from commands.verbs import Verb


def run(call: Call) -> Reply:
    """Takes back the person's last change to an event: entering, editing or taking it out. Refused: if there is none;
    if it is too old; if the event was changed since."""
    check_may_write(call.actor)
    entry = call.store.history.last_by(call.board.id, call.actor.person, "event")
    event = call.store.events.get(entry.subject_id) if entry else None
    if entry is None or event is None:
        raise Refusal("You have changed no event on this board that could be undone.", lines=["/board plan all"])
    check_is_recent(call, entry, lambda _: [f"{EDIT_LINE} {event_words(event)}"], change="change of an event")
    if later := changed_since(call, entry):
        raise Refusal(f"{event.title} has been changed since by {who(later[-1].person)}.", lines=["/board plan all"])
    after = _as_before(event, entry, call)
    record_event(call, event, after, f'undoes "{entry.said}"', entry.id)
    now = f"{after.title}, {after.days}, is {'no longer' if after.taken_out_at else ''} in the calendar."
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), " ".join(now.split())))


def _as_before(event: Event, entry: Entry, call: Call) -> Event:
    if logs_it(entry):
        return replace(event, taken_out_at=call.request.now)
    return event_before(event, {name: old for name, (old, _) in entry.changes.items()})


UNDO = Verb(
    command="board",
    name="event undo",
    about=f"takes back your own last change of an event, within {UNDO_MINUTES} minutes",
    example=UNDO_LINE,
    run=run,
    writes=True,
    refused="Not undone.",
)
