"""`/measure withdraw`: a claim that was entered by mistake counts no more. It is kept, with who withdrew it and why."""

from board.bodies import COUNCIL, same_body
from board.conditions import Claim
from board.digest import quoted_claim
from board.history import Entry, facts, standing
from board.measures import Measure, assess
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides
from board.words import capital, day
from commands.call import Call
from commands.measures.claim_body import by_key, typed_body
from commands.measures.wording import claim_lines
from commands.reading.grammar import first_word
from commands.reading.reasons import because, check_reason, meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.verbs import Verb

# What else is entered of a measure, and how a mistake in it is put right.
_OTHERWISE = {
    "reading": (
        "enter the figure again for the same day, and both are kept",
        "/measure reading {} 77% as at 8 July 2020",
    ),
    "judgement": ("judge again, and both are kept", "/measure judge {} not met evidence: …"),
}


def run(call: Call) -> Reply:
    """Withdraws a claim with a reason. Refused: to officers, without a reason, and where nothing is claimed."""
    check_decides(call.actor, "withdraw what was entered of a measure", call.line())
    measure = call.measure()
    what = first_word(call.words.free)[0]
    _check_is_a_claim(measure, what.casefold().strip(".,:"))
    reason = because(call.words.free)[1] or because(call.words.get("by"))[1] or meant(call.words.get("because"))
    claim = _claim(call, measure)
    before = f"/measure withdraw {quoted(measure.ref)} claim{_by(claim)}"
    check_reason(reason, "Say why it is withdrawn. Try:", [f"{before} because it was entered for another measure"])
    call.store.measures.withdraw("claims", claim.id)
    call.record_measure(
        measure, dict.fromkeys(["claim", *facts(claim)]), call.said(reason), was=facts(claim) | {"claim": claim.id}
    )
    after = assess(call.measure(), call.today)
    first = (Bold(f"{measure.ref}: the claim {quoted_claim(claim)} by {claim.body} is withdrawn."), f" {measure.title}")
    return reply(paragraph(first, f"Because: {call.said(reason)}", *claim_lines(after)))


def _check_is_a_claim(measure: Measure, what: str) -> None:
    ref = quoted(measure.ref)
    if what in _OTHERWISE:
        how, line = _OTHERWISE[what]
        raise Refusal(f"A {what} is corrected in another way: {how}.", lines=[line.format(ref)])
    if what != "claim":
        line = f"/measure withdraw {ref} claim because …"
        raise Refusal("Only a claim can be withdrawn. Try:", lines=[line])


def _claim(call: Call, measure: Measure) -> Claim:
    """The claim that is meant: that of the body named, else the council's, else the only one."""
    reported = [each.claim for each in assess(measure, call.today).reported]
    by = typed_body(call)
    own = [claim for claim in reported if same_body(claim.body, by or COUNCIL)]
    if own or (len(reported) == 1 and not by):
        return own[0] if own else reported[0]
    lines = [f"/measure withdraw {quoted(measure.ref)} claim{_by(each)} because …" for each in reported]
    if not lines:
        raise Refusal(f"Nothing has been claimed of {measure.ref}.", lines=[f"/measure show {quoted(measure.ref)}"])
    who = f"{capital(by)} has" if by else "The council has"
    raise Refusal(f"{who} claimed nothing of {measure.ref}. These claims stand:", lines=lines)


def _by(claim: Claim) -> str:
    return "" if same_body(claim.body, COUNCIL) else f" {by_key(claim.body)}"


def withdrawn_lines(call: Call, measure: Measure) -> list[str]:
    """A line for each claim of a measure that was withdrawn: what it said, who withdrew it, when and why."""
    entries = standing(call.store.history.of(call.board.id, "measure", measure.id))
    return [_withdrawn_line(call, each) for each in entries if each.verb == WITHDRAW.name]


def _withdrawn_line(call: Call, entry: Entry) -> str:
    was = {name: old for name, (old, _) in entry.changes.items()}
    on = day(call.board.schedule.today(entry.at))
    said = f'"{was["reported"]}" by {was["body"]}' + (f" ({was['source']})" if was["source"] else "")
    return f"Withdrawn on {on} by <@{entry.person}>: {said}. Because: {entry.why}"


WITHDRAW = Verb(
    name="withdraw",
    usage="/measure withdraw <ref> claim [by:] because <reason>",
    about="withdraws a claim entered by mistake; it is kept but no longer counts (the chair or support)",
    example="/measure withdraw M6 claim because it was entered for another measure",
    run=run,
    keys=("by", "because"),
    takes_ref=True,
    writes=True,
    refused="Not withdrawn.",
)
