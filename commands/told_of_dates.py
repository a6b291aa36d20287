"""Who is told of a later date that is asked for, and of its answer: at once and in private, whether or not reminders
are on. What is told is read off the lines of history that a change wrote, so that no verb can leave it out.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from board.actions import Action
from board.dates_agreed import is_asked
from board.history import Entry
from board.words import day
from commands.actions.asking import agree_button, decline_button, request_lines
from commands.actions.rights import others_who_decide
from commands.actions.wording import due
from commands.call import Call
from commands.reply import Bold, Buttons, Line, Part, paragraph
from commands.telling import Written, hears, tell_member
from commands.with_board import with_buttons_of

# What else is decided with these is told as the decision that it is.
_ENDS = frozenset({"close", "bau", "cancel", "handover"})


def tell_of_dates(call: Call, written: Sequence[Written]) -> bool:
    """Puts in the outbox what this change tells, by the lines of actions that it has `written`: to whoever decides that
    a date is asked for; to whoever asked, and to the action's owner, what became of it. False where it tells nobody
    anything."""
    found: dict[str, list[Part]] = {}
    for line, action in written:
        if {"asked_due_on", "asked_why"} & line.changes.keys():
            for person, parts in _told(call, line, action):
                if hears(call, person):
                    found.setdefault(person, []).extend(parts)
    for person, parts in found.items():
        tell_member(call, person, with_buttons_of(parts, call.board))
    return bool(found)


def _told(call: Call, line: Entry, action: Action) -> Iterator[tuple[str, Sequence[Part]]]:
    if line.verb == "add" or line.verb in _ENDS:
        return
    if is_asked(action) and action.asked_by == call.actor.person:
        buttons = Buttons((agree_button(action), decline_button(action)))
        for person in others_who_decide(call, action):
            yield person, [paragraph(*request_lines(action)), buttons]
        return
    old = line.changes.get("asked_by", (action.asked_by, ""))[0]
    for person in dict.fromkeys(filter(None, (action.asked_by or old, action.owner_id))):
        yield person, [paragraph(*_answer(call, line, action))]


def _answer(call: Call, line: Entry, action: Action) -> list[Line]:
    """What became of a request, as whoever asked reads it."""
    by = f"<@{call.actor.person}>"
    if action.asked_due_on:
        # An answer, or any other change that had ended the request.
        again = Bold(f"Asked for again: {action.ref}")
        stays = f"{by} has taken back the change. It stays {due(action)} until {day(action.asked_due_on)} is agreed."
        return [(again, f". {action.title}"), (stays,)]
    asked = day(date.fromisoformat(line.changes["asked_due_on"][0]))
    why: list[Line] = [(f"Because: {line.why}",)] if line.why and line.verb != "agree" else []
    if line.verb == "agree":
        note: list[Line] = [(f'"{line.why}"',)] if line.why else []
        return [(Bold(f"Agreed: {action.ref} is now {due(action)}"), f". {action.title}"), (f"Agreed by {by}.",), *note]
    if line.verb == "decline":
        declined = f"{asked} was asked for. Declined by {by}."
        return [(Bold(f"Declined: {action.ref} stays {due(action)}"), f". {action.title}"), (declined,), *why]
    ended = Bold(f"{action.ref} is {due(action)}")
    return [(ended, f". {action.title}"), (f"{asked} is not asked for any more: {by} changed the action.",), *why]
