"""Tells people in private, at once, that a later date is asked for and how it was answered, whether or not reminders
are on. It works from the lines of history that a change wrote, so no verb can forget it.
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

# The decisions that end an action, and so a request on it, in words: `A12 is signed off by @pat`.
_ENDS = {verb: HEARD[verb] for verb in ENDED_BY.values()}


def told_of_dates(call: Call, written: Sequence[Written]) -> Iterator[tuple[str, Sequence[Part]]]:
    """The news of this change for each person, from the lines about actions that it has `written`: a request for those
    who decide on it, and its outcome for whoever asked and for the action's owner."""
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
    # If reminders are on, the owner is told of the decision itself; whoever asked is told in any case.
    owner = action.owner_id if line.verb not in _ENDS else None
    for person in dict.fromkeys(filter(None, (action.asked_by or old, owner))):
        told = _ended(call, line, action, person) if line.verb in _ENDS else _answer(call, line, action)
        yield person, [paragraph(*told)]


def _ended(call: Call, line: Entry, action: Action, person: str) -> list[Line]:
    """Lines saying that a decision on the action ended the request; one line for an owner who is told of the decision
    in the same message."""
    asked = day(date.fromisoformat(line.changes["asked_due_on"][0]))
    if call.board.reminders_from is not None and person == action.owner_id:
        return [(f"{asked} is not asked for any more.",)]
    done = Bold(f"{action.ref} is {_ENDS[line.verb]}")
    why: list[Line] = [(f"Because: {line.why}",)] if line.why and line.verb == "cancel" else []
    return [(done, f" by <@{call.actor.person}>. {action.title}"), (f"{asked} is not asked for any more.",), *why]


def _answer(call: Call, line: Entry, action: Action) -> list[Line]:
    """Lines that tell whoever asked, and the owner, what became of the request."""
    by = f"<@{call.actor.person}>"
    if action.asked_due_on:
        # The change that had ended the request, an answer or any other, was undone.
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
