"""Who may do what on a board.

The person who is late must not be the person who closes: the chair decides, or support records the decision, but never
the action's own owner alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from board.actions import Action
from board.refs import quoted
from board.refusals import Refusal


class Role(StrEnum):
    """A person's role on a board."""

    CHAIR = "chair"
    SUPPORT = "support"
    OFFICER = "officer"
    OBSERVER = "observer"


DECIDES = (Role.CHAIR, Role.SUPPORT)

DECISIONS = frozenset({"agree", "decline", "close", "return", "reopen", "bau", "cancel"})
DECIDED_BY = "That is for the chair to decide, or for board support to record"
OWNERS_MAY = frozenset({"update", "start", "hold", "done", "due", "link", "unlink"})
# The verbs by which owners answer their own reminders.
OWNER_ALONE_MAY = frozenset({"on-track", "snooze"})


class Owned(Protocol):
    """Something that one person owns: an action or a risk."""

    @property
    def ref(self) -> str:
        """Its ref as written on the board."""

    @property
    def owner_id(self) -> str | None:
        """The Slack id of its owner, or None."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody doing something on a board: `person` is a Slack user id."""

    person: str
    role: Role

    @property
    def decides(self) -> bool:
        """True for the chair, and for support, who record the chair's decisions."""
        return self.role in DECIDES

    def owns(self, thing: Owned) -> bool:
        """True if the action or the risk is this person's own."""
        return thing.owner_id == self.person


def check_may_write(actor: Actor) -> None:
    """Raises Refusal for observers, who may only read, and update what they own."""
    if actor.role == Role.OBSERVER:
        raise Refusal(
            "You are an observer on this board: you can read everything and update the actions you own. "
            "Board support can make you an officer.",
            lines=[f"/board officer <@{actor.person}>"],
        )


def check_decides(actor: Actor, what: str, line: str = "") -> None:
    """Raises Refusal for anyone but the chair and support; `what` completes "Only the chair or board support can …"."""
    if not actor.decides:
        raise Refusal(f"Only the chair or board support can {what}.", lines=[line] if line else [])


def check_makes_chair(actor: Actor, person: str, chair: str | None, line: str) -> None:
    """Raises Refusal for support who would make themselves chair, and so decide what they record.

    `chair` is the present chair, who may do it; `line` is the command to copy.
    """
    if actor.role == Role.SUPPORT and actor.person == person:
        they = f"<@{chair}>, the chair, or another support officer can:" if chair else "Name somebody else:"
        raise Refusal(
            f"Board support keeps the log and cannot make themselves the chair, who decides. {they}", lines=[line]
        )


def check_action(actor: Actor, verb: str, action: Action, chair: str | None = None, line: str = "") -> None:
    """Raises Refusal if this person may not do `verb` on `action`.

    `chair` is the Slack user id of the board's chair, named in the refusal; `line` is the command that they could send.
    A chair may decide on an action of their own (the history marks it); support may not.
    """
    if verb in OWNER_ALONE_MAY:
        _check_own(actor, action)
    elif verb in DECISIONS:
        check_decision(actor, action, chair, line or f"/action {verb} {quoted(action.ref)}")
    elif not (verb in OWNERS_MAY and actor.owns(action)):
        check_may_write(actor)
    if verb == "assign" and action.owner_id and not (actor.decides or actor.owns(action)):
        does = "do that" if line else "hand it over"
        raise Refusal(
            f"{action.ref} is <@{action.owner_id}>'s. They can {does}, or the chair or board support can:",
            lines=[line or f"/action assign {quoted(action.ref)} @name"],
        )
    if verb == "edit" and action.is_owned and not (actor.decides or actor.owns(action)):
        raise Refusal(
            f"The words of {action.ref} can be changed by its owner, board support or the chair. They can:",
            lines=[line or f"/action edit {quoted(action.ref)} title: …"],
        )


def _check_own(actor: Actor, action: Action) -> None:
    if not actor.owns(action):
        raise Refusal(
            f"{action.ref} is not yours, and its reminders go to its owner. See it:",
            lines=[f"/action show {quoted(action.ref)}"],
        )


def check_decision(actor: Actor, thing: Owned, chair: str | None, line: str) -> None:
    """Raises Refusal for a decision on an action or a risk by anyone but the chair and support, and by support on their
    own. `line` is the command for somebody who may decide."""
    they = f"<@{chair}>" if chair and chair != actor.person else "They"
    if actor.owns(thing) and actor.role != Role.CHAIR:
        support = "another support officer" if actor.role == Role.SUPPORT else "board support"
        raise Refusal(f"{thing.ref} is yours, so the chair or {support} has to decide. {they} can:", lines=[line])
    if not actor.decides:
        raise Refusal(
            f"{DECIDED_BY}. {they} can:",
            lines=[line],
        )


def check_moves_due_date(actor: Actor, action: Action) -> None:
    """Raises Refusal for a move of a due date by anyone but the owner, support and the chair.

    A first date for an action that has none is not a move: any officer may give it.
    """
    if actor.decides or actor.owns(action):
        return
    check_may_write(actor)
    if action.due_on is not None:
        raise Refusal(
            f"The due date of {action.ref} can be moved by its owner, board support or the chair. "
            "You can say what should happen in an update:",
            lines=[f"/action update {quoted(action.ref)} …"],
        )
