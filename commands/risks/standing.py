"""Finds the risk that a line names, and checks that it is open."""

from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk, RiskStatus
from commands.call import Call


def risk_of(call: Call) -> Risk:
    """The risk that the person named. Refused: if there is none with that ref, with what may have been meant."""
    if found := call.store.risks.find(call.board.id, call.ref):
        return found
    raise call.unknown("risk")


def check_open(risk: Risk) -> None:
    """Refuses to change a risk that is closed, or that was entered by mistake and withdrawn."""
    if risk.status == RiskStatus.WITHDRAWN:
        raise Refusal(
            f"{risk.ref} was taken back when it had just been added; its ref is not used again. Add it anew:",
            lines=["/risk add <what may happen>"],
        )
    if not risk.is_open:
        raise Refusal(
            f"{risk.ref} is closed. Its record stays as it is until the chair or board support reopens it.",
            lines=[f"/risk reopen {quoted(risk.ref)} because …"],
        )
