"""Who may do what to a risk. The chair closes one, or support records that; its own owner never closes it alone."""

from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk
from board.roles import Actor, check_decision, check_may_write

DECISIONS = frozenset({"close", "reopen"})


def check_risk(actor: Actor, verb: str, risk: Risk, chair: str | None = None, line: str = "") -> None:
    """Raises Refusal if this person may not do `verb` on `risk`.

    `chair` is the Slack user id of the board's chair, named in the refusal; `line` is the command that they could send.
    """
    if verb in DECISIONS:
        check_decision(actor, risk, chair, line or f"/risk {verb} {quoted(risk.ref)} because …")
    elif not actor.owns(risk):
        check_may_write(actor)


def check_rewords(actor: Actor, risk: Risk, line: str) -> None:
    """Raises Refusal for a new title or a new owner of somebody else's risk, except from the chair and support."""
    if risk.is_owned and not (actor.decides or actor.owns(risk)):
        raise Refusal(
            f"The words and the owner of {risk.ref} can be changed by its owner, board support or the chair. They can:",
            lines=[line],
        )
