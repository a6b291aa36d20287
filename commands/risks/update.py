"""`/risk update`: reviews a risk with a note, and changes its owner, controls, target and title."""

from dataclasses import replace

from board.refusals import Refusal, at_slot
from board.risk_roles import check_rewords
from board.risks import Risk
from commands.actions.wording import kept_in_words
from commands.call import Call
from commands.reading.reasons import meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.add import CONTROLS_SLOT, TARGET_SLOT, checked_title
from commands.risks.levels import target_typed
from commands.risks.recording import save
from commands.risks.rights import check_may
from commands.risks.standing import check_open, risk_of
from commands.risks.wording import owner, score_words, target_words
from commands.risks.words_for_verbs import check_no_verb
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

NO_TARGET = frozenset({"none", "no target", "-"})


def run(call: Call) -> Reply:
    """Adds a note and changes what the keys name, which reviews the risk as at today. Refused: if nothing is said, and
    a note that only another command could act on."""
    before = risk_of(call)
    check_may(call, "update", before)
    check_open(before)
    note = meant(call.said(call.words.free))
    if not note and not call.words.values:
        raise Refusal(
            "Say how it stands, in a sentence. Try:",
            lines=[call.left_open(before.ref)],
            slot="note",
        )
    check_no_verb(call, before)
    after = replace(before, note=note or before.note, reviewed_on=call.today)
    after = _with_owner(call, _with_words(call, after))
    save(call, before, after, more={"note": (before.note, note)} if note else {})
    return _told(call, before, after, note)


def _with_words(call: Call, risk: Risk) -> Risk:
    """The risk with its title, controls and target as the keys have them."""
    if call.words.has("title"):
        check_rewords(call.actor, risk, call.line_for(risk.ref))
        with at_slot("title"):
            risk = replace(risk, title=checked_title(call, call.words.get("title")))
    if call.words.has("controls"):
        risk = replace(risk, controls=meant(call.said(call.words.get("controls"))))
    if call.words.has("target"):
        none = call.words.get("target").casefold() in NO_TARGET
        risk = replace(risk, target=None if none else target_typed(call))
    return risk


def _with_owner(call: Call, risk: Risk) -> Risk:
    if not call.words.has("owner"):
        return risk
    check_rewords(call.actor, risk, call.line_for(risk.ref))
    with at_slot("owner"):
        owner_id, owner_words = call.lookup.owner(call.words.get("owner"), "owner")
    return replace(risk, owner_id=owner_id, owner_words=owner_words)


def _told(call: Call, before: Risk, after: Risk, note: str) -> Reply:
    first = (Bold(f"{after.ref} reviewed."), f" {after.title}")
    state = [score_words(after), *([target_words(after)] if after.target else [])]
    told = [f'It was: "{before.title}"'] if after.title != before.title else []
    if owner(after) != owner(before):
        told.append(
            f"Owner {owner(after)}, in place of {owner(before)}" if call.names_people else "It has another owner."
        )
        told += kept_in_words(after.owner_words, call.names_people)
    if after.controls != before.controls:
        told.append(f"Controls: {after.controls or 'none'}")
    return reply(paragraph(first, " · ".join(state).capitalize(), *told, *([f'"{note}"'] if note else [])))


UPDATE = Verb(
    command="risk",
    name="update",
    about="reviews it: says how it stands, and changes what the keys name",
    example="/risk update RK1 agency cover found for two of the five posts. target: 2x4",
    run=run,
    slots=(
        ref_of(SlotKind.RISK),
        Slot("note", "How does it stand?", SlotKind.LONG, SlotPlace.FREE, shown="<note>"),
        Slot("owner", "Owner", SlotKind.OWNER, now=lambda risk: owner(risk) if risk.is_owned else ""),
        replace(CONTROLS_SLOT, now=lambda risk: risk.controls),
        replace(TARGET_SLOT, now=lambda risk: str(risk.target) if risk.target else ""),
        Slot("title", "What may happen?", SlotKind.LONG, now=lambda risk: risk.title),
    ),
    title="Review a risk",
    writes=True,
    refused="Not updated.",
    aliases=("note", "review", "edit"),
)
