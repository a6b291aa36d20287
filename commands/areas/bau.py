"""`/area bau` hands an area and its open actions to business as usual; `/area reopen` takes the area back."""

from dataclasses import replace

from board.actions import OPEN, Action
from board.areas import BUSINESS_AS_USUAL, PLAN, Area
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides
from board.words import count, day
from commands.actions import moves
from commands.actions.moves import BODY, reason_of, why_slot
from commands.areas.of_call import area_of, record_area
from commands.at_meeting import DECIDED_AT
from commands.call import Call
from commands.reading.reasons import body_and_reason, check_body, check_reason
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import SlotKind, ref_of
from commands.verbs import Verb
from storage.action_filters import in_area

_SHOWN = 10


def run_bau(call: Call) -> Reply:
    """Hands the area over with its open actions, each with a line in its own history. An action stays if it awaits
    sign-off, is also in another area of the plan, or is not this person's to decide; the reply says so. Refused: to all
    but the chair and support; without a body; an area that this body watches already."""
    check_decides(call.actor, "hand an area over", call.line())
    area = area_of(call)
    body, reason = body_and_reason(call.said(call.words.free))
    check_body(body, "Say which body watches it from now on. Try:", [call.left_open(area.ref)])
    if area.is_usual and area.body == body:
        raise Refusal(f"{area.ref} is business as usual already, watched by {body}.",
                      lines=[f"/area show {quoted(area.ref)}"])  # fmt: skip
    handed, stay = _hand_over(call, area)
    on = area.handed_over_on or call.today
    record_area(call, area, replace(area, route=BUSINESS_AS_USUAL, body=body, handed_over_on=on), reason)
    first: Line = (Bold(f"{area.ref} is business as usual."), f" Watched by {body}. {area.title}")
    lines = [*_handed(handed), *stay]
    lines += [f"In place of {area.body}."] if area.is_usual and area.body else []
    lines += [f"Because: {reason}"] if reason else []
    lines += call.decided.lines
    return reply(paragraph(first, *lines, ("Undo: ", Code("/area undo"))))


def _handed(actions: list[Action]) -> list[str]:
    """How many actions were handed over, and the titles of the first."""
    if not actions:
        return []
    more = [f"and {len(actions) - _SHOWN} more"] if len(actions) > _SHOWN else []
    title = f"{count(len(actions), 'open action')} handed over with it:"
    return [title, *(f"{each.ref} {each.title}" for each in actions[:_SHOWN]), *more]


def _hand_over(call: Call, area: Area) -> tuple[list[Action], list[str]]:
    """The actions that were handed over, and a line for each action that stays."""
    usual = {each.ref for each in call.store.areas.all(call.board.id) if each.is_usual} | {area.ref}
    handed: list[Action] = []
    stay: list[str] = []
    live = call.store.actions.of_status(call.board.id, conditions=[in_area(area.id)])
    linked = call.store.links.of_these("action", [each.id for each in live])
    for action in live:
        others = [ref for ref in linked[action.id].area if ref not in usual]
        if action.status not in OPEN:
            stay.append(f"{action.ref} awaits sign-off and stays: {action.title}")
        elif others:
            stay.append(f"{action.ref} stays in the plan: it is for {', '.join(others)} too.")
        else:
            _hand_one(call, action, handed, stay)
    return handed, stay


def _hand_one(call: Call, action: Action, handed: list[Action], stay: list[str]) -> None:
    try:
        moves.run_bau(replace(call, command="action", ref=action.ref, refs=(action.ref,)))
        handed.append(action)
    except Refusal as refusal:
        stay.append(f"{action.ref} stays: {refusal.reason.rstrip(':')}")


def run_reopen(call: Call) -> Reply:
    """Takes an area back into the plan, with a reason. Its actions stay as they are; each is reopened by itself.
    Refused: to all but the chair and support; an area that is in the plan; without a reason."""
    check_decides(call.actor, "take an area back into the plan", call.line())
    area = area_of(call)
    if not area.is_usual:
        raise Refusal(f"{area.ref} is in the plan.", lines=[f"/area show {quoted(area.ref)}"])
    reason = reason_of(call)
    check_reason(reason, "Say why it is in the plan again. Try:", [call.left_open(area.ref)])
    record_area(call, area, replace(area, route=PLAN, body="", handed_over_on=None), reason)
    since = f" since {day(area.handed_over_on)}" if area.handed_over_on else ""
    was = f"It was business as usual{since}, watched by {area.body}." if area.body else "It was business as usual."
    return reply(
        paragraph(
            (Bold(f"{area.ref} is in the plan again."), f" {area.title}"),
            was,
            f"Because: {reason}",
            ("Its actions stay as they are: ", Code(f"/action list all area: {area.ref}")),
        )
    )


BAU = Verb(
    command="area",
    name="bau",
    about="hands it to business as usual, with what is open in it and the body that watches it (the chair or support)",
    example="/area bau R15 to Scrutiny Panel",
    run=run_bau,
    slots=(
        ref_of(SlotKind.AREA),
        *BODY,
        *DECIDED_AT,
    ),
    title="Business as usual",
    submit="Hand it over",
    writes=True,
    plain=True,
    refused="Not handed over.",
)
REOPEN = Verb(
    command="area",
    name="reopen",
    about="takes it back into the plan (the chair or support)",
    example="/area reopen R15 because the June figure fell back",
    run=run_reopen,
    slots=(ref_of(SlotKind.AREA), *why_slot("Why is it in the plan again?"), *DECIDED_AT),
    title="Into the plan again",
    writes=True,
    plain=True,
    refused="Not taken back.",
)
