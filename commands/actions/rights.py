"""Who may do what to an action: one check for every verb that changes one, and for undo."""

from board.actions import Action
from board.names import could_name
from board.refusals import Refusal
from board.roles import DECISIONS, Role, check_action
from commands.call import Call

NOT_NAMED = (
    "Slack did not say in time what you are called, so I cannot tell whether the owner in words is you. Nothing was "
    "saved. Please send the same again in a moment."
)


def check_may(call: Call, verb: str, action: Action, line: str = "") -> None:
    """Refuses `verb` on `action` where the person may not; the refusal names who may, with `line` to copy.

    Support decides on nothing that is or ever was their own. An owner in words who could be the person counts as the
    person: see board/names.py.
    """
    check_action(call.actor, verb, action, call.board.chair, line)
    if verb in DECISIONS and call.actor.role != Role.CHAIR:
        _check_was_not_theirs(call, action, line or call.line_for(action.ref))


def perhaps_own(call: Call, action: Action) -> bool:
    """The action's owner is in words, and they could mean the person."""
    return not action.owner_id and _could_be(call, action.owner_words)


def own_words(call: Call, verb: str, action: Action) -> str:
    """How the history marks a decision of the chair's on an action of their own; empty for any other."""
    if verb not in DECISIONS:
        return ""
    if call.actor.owns(action):
        return "(decided by the chair, who owns this action)"
    return "(decided by the chair, who may be the owner it names)" if perhaps_own(call, action) else ""


def _check_was_not_theirs(call: Call, action: Action, line: str) -> None:
    """Refuses support a decision on an action that was their own before: handing it on must not be the way round."""
    if why := _why_theirs(call, action):
        they = f"<@{call.board.chair}>" if call.board.chair else "They"
        decides = "so the chair or another support officer has to decide"
        raise Refusal(f"{why}, {decides}. {they} can:", lines=[line])


def _why_theirs(call: Call, action: Action) -> str:
    """Why the action may be the person's own, or may once have been; empty where it was not."""
    changes = [each.changes for each in call.store.history.of(call.board.id, "action", action.id)]
    if any(call.actor.person in each.get("owner_id", ()) for each in changes):
        return f"{action.ref} was yours once"
    if perhaps_own(call, action):
        owner = f'"{action.owner_words}"' if call.names_people else "in words"
        return f"The owner of {action.ref} is {owner}, which may be you"
    before = (words for each in changes for words in each.get("owner_words", ()) if words)
    named = next((words for words in before if _could_be(call, words)), "")
    owner = f'"{named}" as its owner' if call.names_people else "an owner in words"
    return f"{action.ref} had {owner}, which may be you" if named else ""


def _could_be(call: Call, words: str) -> bool:
    person = call.request.person
    if words and person.unsure and call.actor.role == Role.SUPPORT:
        raise Refusal(NOT_NAMED)
    titles = [person.title] if person.title else []
    return could_name(
        words, filter(None, (person.name, person.handle, person.id)), titles, call.actor.role == Role.SUPPORT
    )
