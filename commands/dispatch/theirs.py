"""What a person may use a verb on: what a picker offers them, and whether a form opens for them at all.

The verbs make the same checks when they run. What is asked of an owner in words, or of a former owner, is left to them.
"""

from board.actions import Action
from board.boards import Board
from board.refusals import Refusal
from board.risk_roles import DECISIONS as OF_RISKS, check_risk
from board.risks import Risk
from board.roles import (
    DECIDED_BY,
    DECISIONS as OF_ACTIONS,
    OWNER_ALONE_MAY,
    OWNERS_MAY,
    Actor,
    Role,
    check_action,
    check_may_write,
    check_moves_due_date,
)
from board.supporters import mentioned
from storage.store import Store

_DECISIONS = {"action": OF_ACTIONS, "risk": OF_RISKS}


class NotTheirs(Refusal):
    """The person may not do what the form is for. It is not opened: everything typed into it would be refused."""


class NothingToPick(NotTheirs):
    """A required field of the form would have nothing to pick from: nobody could send it."""


def check_theirs(actor: Actor, verb: str, thing: object) -> None:
    """Raises NotTheirs if the person may not use the verb on the thing. Whoever supports an action may leave it by
    `assign`."""
    try:
        if isinstance(thing, Risk):
            check_risk(actor, verb, thing)
        elif isinstance(thing, Action) and not (verb == "assign" and _supports(actor, thing)):
            check_action(actor, verb, thing)
            if verb == "due":
                check_moves_due_date(actor, thing)
    except Refusal as refused:
        raise NotTheirs(refused.reason, lines=refused.lines) from None


def is_theirs(actor: Actor, verb: str, thing: object) -> bool:
    """True if the person may use the verb on the thing."""
    try:
        check_theirs(actor, verb, thing)
    except NotTheirs:
        return False
    return True


def _supports(actor: Actor, action: Action) -> bool:
    return mentioned(actor.person) in action.supporters.splitlines()


def check_opens(store: Store, board: Board, actor: Actor, command: str, verb: str) -> None:
    """Raises NotTheirs for a decision, to whoever decides nothing on the board, and for what only owners may do, to an
    observer who owns nothing of the kind."""
    if verb in _DECISIONS.get(command, ()) and not actor.decides:
        raise NotTheirs(f"{DECIDED_BY}.")
    if command in _DECISIONS and actor.role == Role.OBSERVER and not _owns_one(store, board, actor, command, verb):
        try:
            check_may_write(actor)
        except Refusal as refused:
            raise NotTheirs(refused.reason, lines=refused.lines) from None


def _owns_one(store: Store, board: Board, actor: Actor, command: str, verb: str) -> bool:
    """True if the person owns something that the verb, by which owners say how it goes, could be used on."""
    if command == "action":
        return verb in OWNERS_MAY | OWNER_ALONE_MAY and bool(store.actions.owned_on([board.id], actor.person))
    return any(actor.owns(risk) for risk in store.risks.all(board.id))
