"""`/measure claim` and `/measure judge`: what was reported, and what a person judged."""

import re

from board.bodies import COUNCIL, same_body
from board.claims import stood_on
from board.conditions import Claim, Condition, Judgement
from board.digest import quoted_claim
from board.empty_words import is_evidence
from board.history import facts
from board.measures import Measure, assess
from board.refs import quoted, refs_named
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from board.words import capital, day
from commands.call import Call
from commands.measures.claim_body import check_replaces, doubt_lines, settled, typed_body
from commands.measures.claim_wording import beside, side_by_side
from commands.measures.figure_day import split_as_at
from commands.reading.grammar import first_word
from commands.reading.reasons import check_evidence, meant
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

_MET = {
    "met",
    "target met",
    "measure met",
    "fully met",
    "achieved",
    "target achieved",
    "on target",
    "complete",
    "completed",
}
_NOT_MET = {"not met", "target not met", "unmet", "missed", "target missed", "not achieved", "failed"}


# "met, plan approved by the board": the evidence without its key.
_BEGUN = re.compile(r"(?P<stance>not met|met)\b[\s,:;.–-]*+(?=\S)", re.I)


def stance(reported: str) -> bool | None:
    """True where the words report a measure met, False where they report it not met, None where they do neither."""
    words = " ".join(reported.casefold().strip(" .\u201c\u201d\"'\u2018\u2019").split())
    return True if words in _MET else False if words in _NOT_MET else None


def run_claim(call: Call) -> Reply:
    """Holds a body's claim beside the figures. Refused: words that are neither met nor not met, and to officers a claim
    in place of one of the same body's that stands. `by:` alone says whose a claim in doubt is."""
    check_may_write(call.actor)
    measure = call.measure()
    by = typed_body(call)
    if by and set(call.words.values) == {"by"} and not call.words.free:
        return settled(call, measure, by)
    words, as_at = split_as_at(call, call.words.free)
    met = stance(words)
    if met is None:
        rest = call.words.line.removeprefix(words).strip()
        lines = [call.line(f"{each} {rest}".strip()) for each in ("met", "not met")]
        raise Refusal('A claim is "met" or "not met", as it was reported. Which?', lines=lines)
    reported = call.said(words).strip('"\u201c\u201d')
    claim = Claim(0, reported, met, as_at, call.said(call.words.get("source")), by or COUNCIL, bool(by))
    before = next(iter(stood_on(measure.claims, claim.body, as_at)), None)
    if before:
        check_replaces(call, measure, before, claim)
    claim_id = call.store.measures.add_claim(measure.id, claim, call.request.now)
    told = {"claim": claim_id, "replaces": before.id if before else None} | facts(claim)
    call.record_measure(measure, told, was=facts(before) if before else None)
    assessment = assess(call.measure(), call.today)
    whose = "" if same_body(claim.body, COUNCIL) else f" by {claim.body}"
    where = f", {claim.source}" if claim.source else ""
    first = (Bold(f"{measure.ref} claim saved:"), f' reported "{reported}"{whose} as at {day(as_at)}{where}.')
    stands = next((each for each in assessment.reported if each.claim.id == claim_id), None)
    if stands is None:
        return reply(paragraph(first, "A later claim stands; this one is kept as an earlier claim."))
    more: list[Line] = [(Bold(f"{capital(stands.words)}."),)]
    more += [(f"It stands in place of {quoted_claim(before)}; both are kept.",)] if before else []
    more += side_by_side(assessment, stands) if stands.is_in_question else []
    more += [(line,) for line in beside(assessment, stands)] if assessment.is_mismatch else []
    return reply(paragraph(first, *more, *doubt_lines(call, measure, claim)))


def run_judge(call: Call) -> Reply:
    """Records a person's judgement of evidence. Refused: to officers, without evidence, of what figures decide."""
    check_decides(call.actor, "judge whether evidence is enough")
    measure, condition, rest = _condition(call)
    met = stance(rest)
    if met is None:
        begun = _BEGUN.match(rest)
        words = [begun["stance"].casefold()] if begun and not call.words.has("evidence") else ["met", "not met"]
        seen = rest[begun.end() :] if begun else ""
        raise Refusal('Say "met" or "not met", and after "evidence:" what you saw. Try:',
                      lines=[_judge_line(call, condition, word, seen) for word in words])  # fmt: skip
    evidence = meant(call.said(call.words.get("evidence")))
    line = _judge_line(call, condition, "met" if met else "not met")
    check_evidence(evidence, "A judgement needs its evidence: what was seen, and where. Try:", [line])
    judgement = Judgement(met, evidence, call.actor.person, call.request.now)
    judgement_id = call.store.measures.add_judgement(condition.id, judgement)
    call.record_measure(measure, {"judgement": judgement_id, "of": condition.label} | facts(judgement), evidence)
    told = f' {condition.indicator}. Evidence: "{evidence}"'
    return reply(paragraph((Bold(f"{condition.label} judged {'met' if met else 'not met'}:"), told)))


def _judge_line(call: Call, condition: Condition, word: str, seen: str = "") -> str:
    """The line that judges a condition, with the evidence typed, or `seen` where it was typed as plain words."""
    evidence = next(filter(is_evidence, (call.words.get("evidence"), seen)), "…")
    return f"/measure judge {quoted(condition.label)} {word} evidence: {evidence}"


def _condition(call: Call) -> tuple[Measure, Condition, str]:
    """The evidence condition that is judged, and the words after it: by its label, or the measure's only one."""
    measures = call.store.measures.all(call.board.id)
    labelled = {each.label: (each, measure) for measure in measures for each in measure.conditions}
    if named := refs_named(call.ref, labelled):
        condition, measure = labelled[named[0]]
        return measure, _evidence(condition, measure.ref), call.words.free
    measure = call.measure()
    label, rest = first_word(call.words.free)
    labels = [each.label for each in measure.conditions]
    if named := refs_named(label, labels) or refs_named(f"{measure.ref}{label}", labels):
        return measure, _evidence(labelled[named[0]][0], measure.ref), rest
    open_to_judge = [each for each in measure.conditions if each.is_judged]
    if len(open_to_judge) == 1:
        return measure, open_to_judge[0], call.words.free
    if not open_to_judge:
        raise Refusal(
            f"{measure.ref} has no condition for a person to judge: figures decide it. Set one that needs evidence:",
            lines=[f"/measure target {quoted(measure.ref)} evidence: <what must be shown>"],
        )
    met = stance(call.words.free)
    begun = _BEGUN.match(call.words.free) if met is None else None
    word = "not met" if met is False else begun["stance"].casefold() if begun else "met"
    seen = call.words.free[begun.end() :] if begun else ""
    lines = [(_judge_line(call, each, word, seen), each.indicator) for each in open_to_judge]
    raise Refusal("Say which condition you judge:", lines=lines)


def _evidence(condition: Condition, call_ref: str) -> Condition:
    if not condition.is_judged:
        raise Refusal(
            f"{condition.label} is decided by figures ({condition.indicator} {condition.test}), not by a judgement. "
            "See what the figures say:",
            lines=[f"/measure show {quoted(call_ref)}"],
        )
    return condition


CLAIM = Verb(
    command="measure",
    name="claim",
    about="records what was reported, by the council unless you name another body, beside the figures",
    example="/measure claim M6 met as at 8 July 2020 source: cabinet report",
    run=run_claim,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot(
            "reported",
            "Reported",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            choices=("met", "not met"),
            shown="met",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]"),
        Slot("source", "Source", SlotKind.SHORT, hint="Where it was said, such as the cabinet report."),
        Slot("by", "By", SlotKind.SHORT, hint="The council, unless you name another body."),
    ),
    title="Record a claim",
    writes=True,
    refused="Not saved.",
)
JUDGE = Verb(
    command="measure",
    name="judge",
    about="a person's judgement of a condition that needs evidence (the chair or support)",
    example="/measure judge M1 M1f met evidence: plan approved by the board on 8 January",
    run=run_judge,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot("condition", "Condition", SlotKind.CHOICE, SlotPlace.FREE, shown="<condition>"),
        Slot(
            "judged",
            "Judged",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            choices=("met", "not met"),
            shown="met|not met",
        ),
        Slot("evidence", "Evidence", SlotKind.LONG, required=True, hint="What was seen, and where."),
    ),
    title="Judge the evidence",
    writes=True,
    refused="Not saved.",
)
