"""Who may do what to a risk: one check for every verb that changes one, and for undo."""

from board.risk_roles import DECISIONS, check_risk
from board.risks import Risk
from board.roles import Role
from commands.actions.rights import check_was_not_theirs
from commands.call import Call


def check_may(call: Call, verb: str, risk: Risk, line: str = "") -> None:
    """Refuses `verb` on `risk` if the person may not do it. The refusal names who may, with `line` to copy.

    As with actions, support may not decide on a risk that is or ever was their own, or whose owner in words could be
    them.
    """
    line = line or call.line_for(risk.ref)
    check_risk(call.actor, verb, risk, call.board.chair, line)
    if verb in DECISIONS and call.actor.role != Role.CHAIR:
        check_was_not_theirs(call, risk, line)
