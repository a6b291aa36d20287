"""Who is told of a later date that is asked for, and of its answer: at once and in private, whether or not reminders
are on. What is told is read off the lines of history that a change wrote, so that no verb can leave it out.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from board.actions import ENDED_BY, Action
from board.dates_agreed import is_asked
from board.history import Entry
from board.words import day
from commands.actions.asking import agree_button, decline_button, request_lines
from commands.actions.rights import others_who_decide
from commands.actions.steps import HEARD
from commands.actions.wording import due
from commands.call import Call
from commands.reply import Bold, Buttons, Line, Part, paragraph
from commands.told.telling import Written

# What ends a request together with the action's course: `A12 is signed off by @pat`.
_ENDS = {verb: HEARD[verb] for verb in ENDED_BY.values()}


def told_of_dates(call: Call, written: Sequence[Written]) -> Iterator[tuple[str, Sequence[Part]]]:
    """What this change tells, by the lines of actions that it has `written`: to whoever decides that a date is asked
    for; to whoever asked, and to the action's owner, what became of it."""
    for line, action in written:
        if {"asked_due_on", "asked_why"} & line.changes.keys() and line.verb != "add":
            yield from _told(call, line, action)


def _told(call: Call, line: Entry, action: Action) -> Iterator[tuple[str, Sequence[Part]]]:
    if is_asked(action) and action.asked_by == call.actor.person:
        buttons = Buttons((agree_button(action), decline_button(action)))
        for person in others_who_decide(call, action):
            yield person, [paragraph(*request_lines(action)), buttons]
        return
    old = line.changes.get("asked_by", (action.asked_by, ""))[0]
    # The owner hears of the decision itself where reminders are on; whoever asked hears in any case.
    owner = action.owner_id if line.verb not in _ENDS else None
    for person in dict.fromkeys(filter(None, (action.asked_by or old, owner))):
        told = _ended(call, line, action, person) if line.verb in _ENDS else _answer(call, line, action)
        yield person, [paragraph(*told)]


def _ended(call: Call, line: Entry, action: Action, person: str) -> list[Line]:
    """That a decision on the action has ended the request; in short for its owner, who reads of the decision above."""
    asked = day(date.fromisoformat(line.changes["asked_due_on"][0]))
    if call.board.reminders_from is not None and person == action.owner_id:
        return [(f"{asked} is not asked for any more.",)]
    done = Bold(f"{action.ref} is {_ENDS[line.verb]}")
    why: list[Line] = [(f"Because: {line.why}",)] if line.why and line.verb == "cancel" else []
    return [(done, f" by <@{call.actor.person}>. {action.title}"), (f"{asked} is not asked for any more.",), *why]


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
