"""Checks who may do what to an action, for every verb that changes one and for undo. Risks use the checks of whose a
thing is, or ever was."""

from collections.abc import Iterable

from board.actions import Action
from board.history import Entry
from board.names import could_name
from board.refusals import Refusal
from board.risks import Risk
from board.roles import DECISIONS, Role, check_action
from commands.call import Call
from commands.request import Person

Owned = Action | Risk
NOT_NAMED = (
    "Slack did not say in time what you are called, so I cannot tell whether the owner in words is you. Nothing was "
    "saved. Please send the same again in a moment."
)
ANOTHER_DECIDES = "so the chair or another support officer has to decide"


def check_may(call: Call, verb: str, action: Action, line: str = "") -> None:
    """Raises Refusal if the person may not use `verb` on `action`, saying who may, with `line` for them to copy.

    Support may not decide on what is or ever was their own. An owner in words who could be the person counts as them:
    see board/names.py.
    """
    check_action(call.actor, verb, action, call.board.chair, line)
    if verb in DECISIONS and call.actor.role != Role.CHAIR:
        check_was_not_theirs(call, action, line or call.line_for(action.ref))


def updates_one(call: Call) -> bool:
    """True if there may be an action that the person may update: for an observer, only one of their own."""
    return call.actor.role != Role.OBSERVER or bool(call.store.actions.owned_on([call.board.id], call.actor.person))


def decides_on(call: Call, action: Action) -> bool:
    """True if the person may decide on the action: the chair on any, support unless it is or ever was their own."""
    if call.actor.role == Role.SUPPORT:
        return not _why_theirs(call, action, call.request.person)
    return call.actor.role == Role.CHAIR


def others_who_decide(call: Call, action: Action) -> list[str]:
    """The Slack ids of those who may decide on the action, apart from the person: the chair or, if there is none, the
    support officers who never owned it. People who have left Slack do not count."""
    here = [each for each in (_known(call, person) for person in call.board.roles) if not each.deleted]
    others = [each for each in here if each.id != call.actor.person]
    chair = [each.id for each in others if each.id == call.board.chair]
    support = [each for each in others if each.id in call.board.support]
    return chair or [each.id for each in support if not _why_theirs(call, action, each)]


def _known(call: Call, person: str) -> Person:
    return call.request.people.person(person) or Person(person)


def perhaps_own(call: Call, thing: Owned) -> bool:
    """True if the owner is in words that could mean the person."""
    return _is_perhaps(call, thing, call.request.person)


def _is_perhaps(call: Call, thing: Owned, person: Person) -> bool:
    return not thing.owner_id and _could_be(call, thing.owner_words, person)


def _kind(thing: Owned) -> str:
    """The thing's kind, as in the history."""
    return "action" if isinstance(thing, Action) else "risk"


def own_words(call: Call, verb: str, thing: Owned) -> str:
    """The words with which the history marks the chair's decision on what is, or may be, their own; else empty."""
    if verb not in DECISIONS or call.actor.role != Role.CHAIR:
        return ""
    if call.actor.owns(thing):
        return f"(decided by the chair, who owns this {_kind(thing)})"
    return "(decided by the chair, who may be the owner it names)" if perhaps_own(call, thing) else ""


def own_told(call: Call, verb: str, thing: Owned) -> list[str]:
    """The line that tells the chair so; empty if the reply must not name owners."""
    if not (call.names_people and own_words(call, verb, thing)):
        return []
    own = f"You own this {_kind(thing)} yourself." if call.actor.owns(thing) else "The owner that it names may be you."
    return [f"{own} As chair you may decide, and the history says so."]


def check_was_not_theirs(call: Call, thing: Owned, line: str) -> None:
    """Refuses support a decision on what is or ever was their own: handing it to somebody else must not be a way round
    the rule."""
    if why := _why_theirs(call, thing, call.request.person):
        they = f"<@{call.board.chair}>" if call.board.chair else "They"
        raise Refusal(f"{why}, {ANOTHER_DECIDES}. {they} can:", lines=[line])


def has_owned(history: Iterable[Entry], person_id: str) -> bool:
    """True if the person was ever the owner, according to the history of a thing."""
    return any(person_id in each.changes.get("owner_id", ()) for each in history)


def _why_theirs(call: Call, thing: Owned, person: Person) -> str:
    """Why the person owns, owned, or may own or have owned the thing; empty if not. Refused: if an owner is in words
    and Slack has not said what the person who typed the command is called."""
    if thing.owner_id == person.id:
        return f"{thing.ref} is yours"
    history = call.store.history.of(call.board.id, _kind(thing), thing.id)
    if has_owned(history, person.id):
        return f"{thing.ref} was yours once"
    if _is_perhaps(call, thing, person):
        owner = f'"{thing.owner_words}"' if call.names_people else "in words"
        return f"The owner of {thing.ref} is {owner}, which may be you"
    before = (words for each in history for words in each.changes.get("owner_words", ()) if words)
    named = next((words for words in before if _could_be(call, words, person)), "")
    owner = f'"{named}" as its owner' if call.names_people else "an owner in words"
    return f"{thing.ref} had {owner}, which may be you" if named else ""


def _could_be(call: Call, words: str, person: Person) -> bool:
    leads = call.board.roles.get(person.id) == Role.SUPPORT
    if words and person.unsure and leads:
        if person.id != call.actor.person:
            return False
        raise Refusal(NOT_NAMED)
    titles = [person.title] if person.title else []
    return could_name(words, filter(None, (person.name, person.handle, person.id)), titles, leads)
