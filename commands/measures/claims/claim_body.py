"""Whose a claim is: reads the body, asks if the source names another, and checks who may replace a claim."""

from board.bodies import COUNCIL, body_named, checked_body, same_body
from board.conditions import Claim
from board.digest import quoted_claim
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.roles import Role, check_decides
from commands.call import Call
from commands.reading.mentions import MENTION
from commands.reading.reasons import because
from commands.reply import Bold, Code, Line, Reply, paragraph, reply


def typed_body(call: Call) -> str:
    """The body typed after `by:`, or an empty string if there is none. A mention of the chair, or "me" typed by the
    chair, gives the chair. Refused: any other person."""
    typed = call.words.get("by") if call.words.filled is not None else because(call.words.get("by"))[0]
    if not typed:
        return ""
    mention = MENTION.fullmatch(typed)
    person = mention[1] if mention else call.actor.person if typed.casefold() in {"me", "myself"} else ""
    if person and call.board.roles.get(person) == Role.CHAIR:
        return body_named("chair")
    if person:
        raise Refusal(
            "A claim is made by a body, not by a person: the council, the chair, scrutiny, Ofsted. Name the body:",
            lines=[call.line(call.words.with_value("by", each)) for each in ("council", "chair", "scrutiny")],
            instead=[(each, "") for each in ("council", "chair", "scrutiny")],
            slot="by",
        )
    with at_slot("by"):
        return checked_body(call.said(typed))


def by_key(body: str) -> str:
    """The key that names a body, as it is typed: `by: chair`."""
    return f"by: {body.removeprefix('the ')}"


def whose_key(claim: Claim) -> str:
    """The key for a claim that is not the council's, after a space: ` by: chair`. Empty for the council's."""
    return "" if same_body(claim.body, COUNCIL) else f" {by_key(claim.body)}"


def check_replaces(call: Call, measure: Measure, before: Claim, claim: Claim) -> None:
    """Refuses an officer who would replace the claim that stands. Another body's claim can be recorded beside it.

    The chair and support may replace it. If the source names a body other than the claim's own, they are first asked
    whose claim it is.
    """
    if call.actor.decides and not claim.doubt:
        return
    if call.actor.decides:
        raise Refusal(
            f"The source names {claim.doubt}, and {quoted_claim(before)} by {before.body} stands. Whose claim is it?",
            lines=[
                (f"{call.line()} {by_key(claim.doubt)}", "it then stands beside the other"),
                (f"{call.line()} {by_key(before.body)}", "it then takes its place"),
            ],
            instead=[(claim.doubt, "it then stands beside the other"), (before.body, "it then takes its place")],
            slot="by",
        )
    they = [f"<@{person}>" for person in filter(None, (call.board.chair, *call.board.support))]
    lines: list[str | tuple[str, str]] = [call.line()]
    if not call.words.has("by"):
        other = claim.doubt or "<the body>"
        lines.append(
            (f"{call.line()} {by_key(other)}", "where another body said so: it then stands beside the council's")
        )
    raise Refusal(
        f"{measure.ref} is reported {quoted_claim(before)} by {before.body}, and only the chair or "
        f"board support can replace a claim that stands. {' or '.join(they) or 'They'} can:",
        lines=lines,
    )


def doubt_lines(call: Call, measure: Measure, claim: Claim) -> list[Line]:
    """Asks whose a claim in doubt is, with the lines that settle it. Empty if its source names no other body."""
    if not claim.doubt:
        return []
    line = f"/measure claim {quoted(measure.ref)}"
    asked = (
        f"{measure.ref}: {quoted_claim(claim)} is recorded as the council's, but its source names {claim.doubt}. "
        "Whose is it? The chair or board support can say: "
    )
    return [(asked, Code(f"{line} {by_key(claim.doubt)}"), " or ", Code(f"{line} {by_key(COUNCIL)}"))]


def settled(call: Call, measure: Measure, by: str) -> Reply:
    """Records that the claim in doubt is `by`'s. With several in doubt, takes the one whose source names that body, or
    else the first. Refused: to officers, and if no claim is in doubt."""
    check_decides(call.actor, "say whose claim it is", call.line())
    doubts = [claim for claim in measure.claims if claim.doubt]
    if not doubts:
        lines = [call.line(f"{each} by: {by}") for each in ("met", "not met")]
        raise Refusal('Say what was reported. A claim is "met" or "not met":', lines=lines, slot="reported")
    claim = next((each for each in doubts if same_body(each.doubt, by)), doubts[0])
    call.store.measures.set_claim_body(claim.id, by, stated=True)
    now = {"claim": claim.id, "body": by, "body_stated": True, "reported": claim.reported}
    call.record_measure(
        measure, now, was={name: getattr(claim, name) for name in now if name != "claim"} | {"claim": claim.id}
    )
    stays = "stays the council's" if same_body(by, COUNCIL) else f"is now held as reported by {by}"
    more = [line for each in doubts if each is not claim for line in doubt_lines(call, measure, each)]
    return reply(paragraph((Bold(f"{measure.ref}: {quoted_claim(claim)} {stays}."),), *more))
