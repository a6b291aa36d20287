"""Who may do what on a board.

The person who is late must not be the person who closes: the chair decides, or support records the decision,
and never the action's own owner alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from board.actions import Action
from board.refs import quoted
from board.refusals import Refusal


class Role(StrEnum):
    """A person's part on a board."""

    CHAIR = "chair"
    SUPPORT = "support"
    OFFICER = "officer"
    OBSERVER = "observer"


DECIDES = (Role.CHAIR, Role.SUPPORT)

DECISIONS = frozenset({"agree", "decline", "close", "return", "reopen", "bau", "cancel"})
DECIDED_BY = "That is for the chair to decide, or for board support to record"
OWNERS_MAY = frozenset({"update", "start", "hold", "done", "due", "link", "unlink"})
# What somebody says to their own reminder.
OWNER_ALONE_MAY = frozenset({"on-track", "snooze"})


class Owned(Protocol):
    """What one person owns, by its ref: an action or a risk."""

    @property
    def ref(self) -> str:
        """As it is written on the board."""

    @property
    def owner_id(self) -> str | None:
        """The Slack id of whoever owns it, or None."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody doing something on a board: `person` is a Slack user id."""

    person: str
    role: Role

    @property
    def decides(self) -> bool:
        """The chair, or support recording the chair's decision."""
        return self.role in DECIDES

    def owns(self, thing: Owned) -> bool:
        """The action, or the risk, is this person's own."""
        return thing.owner_id == self.person


def check_may_write(actor: Actor) -> None:
    """Refuses observers, who read and update what they own."""
    if actor.role == Role.OBSERVER:
        raise Refusal(
            "You are an observer on this board: you can read everything and update the actions you own. "
            "Board support can make you an officer.",
            lines=[f"/board officer <@{actor.person}>"],
        )


def check_decides(actor: Actor, what: str, line: str = "") -> None:
    """Refuses anyone but the chair and support; `what` completes "Only the chair or board support can …"."""
    if not actor.decides:
        raise Refusal(f"Only the chair or board support can {what}.", lines=[line] if line else [])


def check_makes_chair(actor: Actor, person: str, chair: str | None, line: str) -> None:
    """Refuses board support who would make themselves the chair, and so decide what they record.

    `chair` is the board's chair now, who may; `line` the command to copy.
    """
    if actor.role == Role.SUPPORT and actor.person == person:
        they = f"<@{chair}>, the chair, or another support officer can:" if chair else "Name somebody else:"
        raise Refusal(
            f"Board support keeps the log and cannot make themselves the chair, who decides. {they}", lines=[line]
        )


def check_action(actor: Actor, verb: str, action: Action, chair: str | None = None, line: str = "") -> None:
    """Refuses `verb` on `action` where this person may not; passes silently where they may.

    `chair` is the Slack user id of the board's chair, named in the refusal; `line` the command that they could send.
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
    """Refuses a decision on an action or a risk to all but the chair and support, and to support on their own. `line`
    is what whoever may would send."""
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
    """Refuses a move of a due date to anyone but its owner, support and the chair.

    A first date for an action that has none is no move: any officer may give it.
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
