"""`/risk close` and `/risk reopen`: decisions that the chair takes, or support records."""

from dataclasses import replace

from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk, RiskStatus
from commands.actions.moves import reason_of, why_slot
from commands.actions.rights import own_told, own_words
from commands.at_meeting import DECIDED_AT
from commands.call import Call
from commands.reading.reasons import check_reason
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.recording import save
from commands.risks.rights import check_may
from commands.risks.standing import check_open, risk_of
from commands.slots import SlotKind, ref_of
from commands.verbs import Verb


def run_close(call: Call) -> Reply:
    """Closes a risk, with a reason. Refused: to all but the chair and support, and if it is not open."""
    before = risk_of(call)
    check_may(call, "close", before)
    check_open(before)
    after, why = _decided(call, before, RiskStatus.CLOSED, "Say why it is a risk no longer. Try:")
    still = [each.ref for each in after.open_actions]
    left = [f"Still open, and linked to it: {', '.join(still)}."] if still else []
    return _told(call, after, f"{after.ref} closed.", why, left)


def run_reopen(call: Call) -> Reply:
    """Opens a closed risk again, with a reason. Refused: to all but the chair and support, and if it is not closed."""
    before = risk_of(call)
    check_may(call, "reopen", before)
    if before.status != RiskStatus.CLOSED:
        if before.is_open:
            raise Refusal(f"{before.ref} is open already.", lines=[f"/risk show {quoted(before.ref)}"])
        check_open(before)
    after, why = _decided(call, before, RiskStatus.OPEN, "Say why it is a risk again. Try:")
    return _told(call, after, f"{after.ref} reopened.", why, [])


def _decided(call: Call, before: Risk, status: RiskStatus, needed: str) -> tuple[Risk, str]:
    why = reason_of(call)
    check_reason(why, needed, [call.left_open(before.ref)])
    after = replace(before, status=status)
    save(call, before, after, f"{why} {own_words(call, call.verb, before)}".strip())
    return after, why


def _told(call: Call, risk: Risk, done: str, why: str, more: list[str]) -> Reply:
    own = own_told(call, call.verb, risk)
    return reply(paragraph((Bold(done), f" {risk.title}"), f"Because: {why}", *call.decided.lines, *more, *own))


CLOSE = Verb(
    command="risk",
    name="close",
    about="the chair's decision that it is no longer a risk (or support, recording it)",
    example="/risk close RK1 because every post is filled",
    run=run_close,
    slots=(
        ref_of(SlotKind.RISK),
        *(replace(each, shown="because <reason>") for each in why_slot("Why is it a risk no longer?")),
        *DECIDED_AT,
    ),
    title="Close a risk",
    submit="Close it",
    writes=True,
    refused="Not closed.",
)
REOPEN = Verb(
    command="risk",
    name="reopen",
    about="opens it again (the chair or support)",
    example="/risk reopen RK1 because three people have resigned",
    run=run_reopen,
    slots=(
        ref_of(SlotKind.RISK),
        *(replace(each, shown="because <reason>") for each in why_slot("Why is it a risk again?")),
        *DECIDED_AT,
    ),
    title="Open a risk again",
    submit="Open it again",
    writes=True,
    refused="Not reopened.",
)
