"""`/measure judge`: records a person's judgement of a condition that needs evidence."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from board.boards import Board
from board.conditions import Condition, Judgement
from board.empty_words import is_evidence
from board.history import facts
from board.measures import Measure
from board.refs import quoted, refs_named
from board.refusals import Refusal, at_slot
from board.roles import check_decides
from commands.call import Call
from commands.measures.claims.stance import in_words, said_and_seen, stance
from commands.reading.grammar import Words, first_word
from commands.reading.reasons import check_evidence, meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb
from storage.store import Store

# "Reflective supervision: not met".
_BEHIND_NAME = re.compile(r"(?P<name>(?:(?!(?:not\s++)?met\b)[^\s:]++[\s:]++)++)(?P<judged>(?:not\s++)?met)", re.I)


def run_judge(call: Call) -> Reply:
    """Records whether a person judges the evidence to be enough. Refused: to officers, without evidence, and for a
    condition that figures decide."""
    check_decides(call.actor, "judge whether evidence is enough")
    measure, condition, rest = _condition(call)
    met = stance(rest)
    if met is None:
        word, seen = said_and_seen(rest)
        words = [word] if word and not call.words.has("evidence") else ["met", "not met"]
        raise Refusal('Say "met" or "not met", and as evidence what you saw. Try:', slot="judged",
                      lines=[_judge_line(call, condition, each, seen) for each in words])  # fmt: skip
    evidence = meant(call.said(call.words.get("evidence")))
    line = _judge_line(call, condition, in_words(met))
    check_evidence(evidence, "A judgement needs its evidence: what was seen, and where. Try:", [line])
    judgement = Judgement(met, evidence, call.actor.person, call.request.now)
    judgement_id = call.store.measures.add_judgement(condition.id, judgement)
    call.record_measure(measure, {"judgement": judgement_id, "of": condition.label} | facts(judgement), evidence)
    told = f' {condition.indicator}. Evidence: "{evidence}"'
    return reply(paragraph((Bold(f"{condition.label} judged {in_words(met)}:"), told)))


def _judge_line(call: Call, condition: Condition, word: str, seen: str = "") -> str:
    """The line that judges a condition, with the evidence typed after its key, or else `seen`, typed without it."""
    evidence = next(filter(is_evidence, (call.words.get("evidence"), seen)), "…")
    return f"/measure judge {quoted(condition.label)} {word} evidence: {evidence}"


def _condition(call: Call) -> tuple[Measure, Condition, str]:
    """The measure, the evidence condition to judge, and the words after it. The condition is named by its label or its
    words, or is the measure's only one of that kind."""
    filled = call.words.filled
    measures = call.store.measures.all(call.board.id)
    labelled = {each.label: (each, measure) for measure in measures for each in measure.conditions}
    if named := refs_named(call.ref, labelled):
        condition, measure = labelled[named[0]]
        rest = call.words.free if filled is None else filled.get("judged", "")
        return measure, _evidence(condition, measure.ref), rest
    if filled is not None:
        return _filled(call, filled)
    measure = call.measure()
    label, rest = first_word(call.words.free)
    labels = [each.label for each in measure.conditions]
    if named := refs_named(label, labels) or refs_named(f"{measure.ref}{label}", labels):
        return measure, _evidence(labelled[named[0]][0], measure.ref), rest
    open_to_judge = [each for each in measure.conditions if each.is_judged]
    if called := _called(open_to_judge, call.words.free):
        return measure, *called
    if len(open_to_judge) == 1:
        return measure, open_to_judge[0], call.words.free
    _check_any(measure, open_to_judge)
    word, seen = said_and_seen(call.words.free)
    if not word:
        behind = _BEHIND_NAME.fullmatch(call.words.free.strip())
        word = " ".join(behind["judged"].casefold().split()) if behind else "met"
    lines = [(_judge_line(call, each, word, seen), each.indicator) for each in open_to_judge]
    raise Refusal("Say which condition you judge:", lines=lines, slot="condition")


def _check_any(measure: Measure, open_to_judge: Sequence[Condition]) -> None:
    """Refuses a judgement of a measure without a condition that a person judges."""
    if not open_to_judge:
        raise Refusal(
            f"{measure.ref} has no condition for a person to judge: figures decide it. Set one that needs evidence:",
            lines=[f"/measure target {quoted(measure.ref)} evidence: <what must be shown>"],
        )


def _called(conditions: Sequence[Condition], words: str) -> tuple[Condition, str] | None:
    """The one condition whose words come before the judgement, and the judgement: `reflective supervision met`. None if
    no condition, or more than one, fits."""
    found = _BEHIND_NAME.fullmatch(words.strip())
    named = set(found["name"].replace(":", " ").casefold().split()) if found else set()
    fits = [each for each in conditions if named and named <= set(each.indicator.casefold().split())]
    return (fits[0], found["judged"]) if found and len(fits) == 1 else None


def _filled(call: Call, filled: Mapping[str, str]) -> tuple[Measure, Condition, str]:
    """The measure, the condition chosen on a form, and the judgement chosen for it."""
    measure, chosen = call.measure(), filled.get("condition", "")
    named = refs_named(chosen, [each.label for each in measure.conditions]) if chosen else []
    found = [each for each in measure.conditions if each.label in named or (each.is_judged and not chosen)]
    with at_slot("condition"):
        _check_any(measure, [each for each in measure.conditions if each.is_judged])
    if not found:
        raise Refusal(f"{measure.ref} has no such condition for a person to judge. Choose another.", slot="condition")
    if len(found) > 1:
        raise Refusal("Choose which condition you judge.", slot="condition")
    return measure, _evidence(found[0], measure.ref), filled.get("judged", "")


def _judged(subject: Subject) -> list[tuple[str, str]]:
    conditions = subject.conditions if isinstance(subject, Measure) else ()
    return [(each.label, f"{each.label} {each.indicator}") for each in conditions if each.is_judged]


def _offers(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    return _judged(subject)


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Sorts the words of a typed judgement into the form's fields. Words that are not a judgement are its evidence."""
    known = [label for label, _ in _judged(subject)]
    label, rest = first_word(words.free)
    named = refs_named(label, known) or (refs_named(f"{subject.ref}{label}", known) if subject else [])
    rest = rest if named else words.free
    word, seen = said_and_seen(rest)
    evidence = words.get("evidence") or (seen if word else rest)
    return {"condition": next(iter(named), ""), "judged": word, "evidence": evidence}


def _evidence(condition: Condition, call_ref: str) -> Condition:
    if not condition.is_judged:
        raise Refusal(
            f"{condition.label} is decided by figures ({condition.indicator} {condition.test}), not by a judgement. "
            "See what the figures say:",
            lines=[f"/measure show {quoted(call_ref)}"],
            slot="condition",
        )
    return condition


JUDGE = Verb(
    command="measure",
    name="judge",
    about="a person's judgement of a condition that needs evidence (the chair or support)",
    example="/measure judge M1 M1f met evidence: plan approved by the board on 8 January",
    run=run_judge,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot("condition", "Condition", SlotKind.CHOICE, SlotPlace.FREE, shown="<condition>", offers=_offers),
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
    apart=_apart,
    writes=True,
    refused="Not saved.",
)
