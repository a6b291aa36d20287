"""Buttons below a reply for what a person may do next with risks."""

from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk, RiskStatus
from commands.buttons_for import for_writers
from commands.call import Call
from commands.reply import Button, Buttons
from commands.risks.rights import check_may

_OPEN = {"update": "Review", "score": "Score", "close": "Close"}
_CLOSED = {"reopen": "Open again"}
ADD = Button("Add a risk", "/risk add")


def of_risk(call: Call, risk: Risk) -> Buttons:
    """The buttons for one risk. None on a closed board, or for a withdrawn risk."""
    if call.board.is_closed or risk.status == RiskStatus.WITHDRAWN:
        return Buttons(())
    ref = quoted(risk.ref)
    steps = {verb: label for verb, label in (_OPEN if risk.is_open else _CLOSED).items() if _may(call, verb, risk)}
    return Buttons(tuple(Button(label, f"/risk {verb} {ref}", about=ref) for verb, label in steps.items()))


def of_risks(call: Call, line: str) -> Buttons:
    """Buttons below the list that `line` shows. There are none for whoever may only read, or on a closed board."""
    asks = [Button(_OPEN[verb], f"/risk {verb}") for verb in ("update", "score")]
    return for_writers(call, *asks, ADD, redraws=line)


def _may(call: Call, verb: str, risk: Risk) -> bool:
    try:
        check_may(call, verb, risk)
    except Refusal:
        return False
    return True
