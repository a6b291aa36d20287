"""`/measure claim`: records what was reported of a measure."""

import re
from collections.abc import Mapping
from datetime import date

from board.boards import Board
from board.bodies import COUNCIL, body_named, same_body
from board.claims import stood_on
from board.conditions import Claim
from board.digest import quoted_claim
from board.history import facts
from board.measures import assess
from board.refusals import Refusal
from board.roles import check_may_write
from board.words import capital, day
from commands.call import Call
from commands.day_stated import stated_apart
from commands.measures.claims.claim_body import by_key, check_replaces, doubt_lines, settled, typed_body
from commands.measures.claims.stance import begun_with_figure, in_words, is_expected, is_short_of_met, stance
from commands.measures.figures.figure_day import (
    check_day_is_its_own,
    day_filled,
    day_from_its_end,
    split_as_at,
    without_day,
)
from commands.measures.figures.lead_words import without_leads
from commands.measures.indicators.claim_wording import beside, side_by_side
from commands.reading.grammar import Words
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb

_BY = re.compile(r"(?P<claim>.+?) (?:by|according to|says|said|per) (?P<body>[^\d:]+)", re.I | re.S)
_IN = re.compile(
    r"(?P<claim>(?:not )?met) (?:in|from) (?P<source>[^:]*?"
    r"\b(?:report|letter|paper|scorecard|dashboard|minutes|notice|review)\b[^:]*)",
    re.I | re.S,
)


def run_claim(call: Call) -> Reply:
    """Records a body's claim beside the figures. Typed alone, `by:` says whose a claim in doubt is.

    Refused: words that say neither met nor not met, and, from an officer, a claim that would replace the same body's
    claim that stands.
    """
    check_may_write(call.actor)
    call = day_from_its_end(call, "by")
    check_day_is_its_own(call, "source")
    measure = call.measure()
    by = typed_body(call)
    if by and set(call.words.values) == {"by"} and not call.words.free:
        return settled(call, measure, by)
    words, as_at = _reported(call)
    met = stance(words)
    if met is None:
        raise _neither(call, words)
    reported = call.said(words).strip('"\u201c\u201d')
    claim = Claim(0, reported, met, as_at, call.said(call.words.get("source")), by or COUNCIL, bool(by))
    before = next(iter(stood_on(measure.claims, claim.body, as_at)), None)
    if before:
        check_replaces(call, measure, before, claim)
    claim_id = call.store.measures.add_claim(measure.id, claim, call.request.now)
    told = {"claim": claim_id, "replaces": before.id if before else None} | facts(claim)
    call.record_measure(measure, told, was=facts(before) if before else None)
    assessment = assess(call.measure(), call.today)
    is_councils = same_body(claim.body, COUNCIL)
    whose = "" if claim.body == COUNCIL else f" by {claim.body}{', for the council,' if is_councils else ''}"
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


def _neither(call: Call, words: str) -> Refusal:
    """Asks whether it was met or not met, with a line to copy for each. A day typed with what is expected is not kept:
    it is not the day of a claim."""
    bare, as_said = without_day(words)
    rest = call.words.line.removeprefix(words).strip()
    expected = is_expected(bare)
    stated = f"as at {as_said}" if as_said and not expected and not rest.startswith("as at") else ""
    claimed, body = (bare, "") if expected else _body_behind(call, bare)
    claimed = claimed.strip(" ;,")
    said = False if is_short_of_met(claimed) else stance(claimed)
    said = begun_with_figure(claimed) if said is None else said
    meant = ["met", "not met"] if said is None else [in_words(said)]
    lines = [call.line(" ".join(filter(None, [each, stated, rest, body]))) for each in meant]
    reason = 'A claim is "met" or "not met", as it was reported. Which?'
    if expected:
        reason = 'That says what is expected. A claim is "met" or "not met", as it was reported. Which was it?'
    return Refusal(reason, lines=lines, instead=[(each, "") for each in meant], slot="reported")


def _body_behind(call: Call, words: str) -> tuple[str, str]:
    """Splits `partly met by Ofsted`, typed without a key, into the claim and the body as its key: `partly met` and
    `by: Ofsted`; and `met in the June report` into the claim and its source. The key is empty if the words name
    neither, or if it was typed."""
    if (source := _IN.fullmatch(words.strip())) and not call.words.has("source"):
        return source["claim"], f"source: {without_leads(source['source'])}"
    found = _BY.fullmatch(words.strip())
    claim = found["claim"] if found else ""
    if not found or call.words.has("by") or (stance(claim) is None and stance(claim.split()[-1]) is None):
        return words, ""
    return found["claim"], by_key(body_named(found["body"]))


def _reported(call: Call) -> tuple[str, date]:
    if call.words.filled is not None:
        return call.words.filled.get("reported", ""), day_filled(call)
    return split_as_at(call, call.words.free)


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Sorts the words of a typed claim into the fields of the form."""
    said, on = stated_apart(words.free, words.get("as at"))
    met = stance(said)
    return {"reported": "" if met is None else in_words(met), "as at": on}


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
            choices=("met", "not met"),
            shown="met",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]"),
        Slot("source", "Source", SlotKind.SHORT, hint="Where it was said, such as the cabinet report."),
        Slot(
            "by",
            "By",
            SlotKind.SHORT,
            hint="The council, unless you name another body. Alone, it says whose a claim in doubt is.",
        ),
    ),
    title="Record a claim",
    apart=_apart,
    writes=True,
    refused="Not saved.",
)
