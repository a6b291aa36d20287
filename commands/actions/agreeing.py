"""`/action agree` and `/action decline`: the chair's or support's answer to a later date that was asked for."""

from dataclasses import replace
from datetime import date

from board.actions import Action
from board.dates_agreed import agreed, is_asked, without_request
from board.refs import quoted
from board.refusals import Refusal
from board.words import day, moment, plain_day
from commands.actions.moves import NOTE, reason_of, why_slot
from commands.actions.rights import check_may, own_told, own_words
from commands.actions.several import each_of
from commands.actions.steps import next_status
from commands.actions.wording import due, due_with_days, moves_words
from commands.at_meeting import DECIDED_AT
from commands.call import Call
from commands.history.written_by import who
from commands.reading.reasons import check_reason
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import SlotKind, ref_of
from commands.verbs import Verb

# Longer words are a note, not a day.
_LONGEST_DAY = 40


def run_agree(call: Call) -> Reply:
    """Moves the due date to the one that was asked for. Refused: if none is asked for, or a different one is named."""
    before = _asked_action(call, "agree")
    note = _note(call, before)
    after = replace(agreed(before), updated_at=call.request.now)
    _record(call, before, after, note)
    old = before.due_on or after.due_on or call.today
    told = f", moved from {day(old)} ({moves_words(after.moves, after, old)})."
    quoted_note = [f'"{note}"'] if note else []
    first = (Bold(f"{after.ref} is now {due(after)}"), told)
    asked = f"Asked for by <@{before.asked_by}>: {before.asked_why}" if call.names_people else before.asked_why
    return reply(paragraph(first, asked, *quoted_note, *call.decided.lines, *own_told(call, "agree", before)))


def run_decline(call: Call) -> Reply:
    """Leaves the due date as it is, with a reason. Refused: if no date is asked for, or without a reason."""
    before = _asked_action(call, "decline")
    reason = reason_of(call)
    check_reason(reason, "Say why, so that its owner knows what to do. Try:", [call.left_open(before.ref)])
    after = replace(without_request(before), updated_at=call.request.now)
    _record(call, before, after, reason)
    asked_day = day(before.asked_due_on or call.today)
    first = (Bold(f"{after.ref} stays {due(after)}"), f". {asked_day} is declined.")
    return reply(paragraph(first, f"Because: {reason}", *call.decided.lines, *own_told(call, "decline", before)))


def _asked_action(call: Call, verb: str) -> Action:
    """The action that the ref names. Refused: if the person may not decide, or no later date is asked for."""
    action = call.action()
    check_may(call, verb, action, call.line_for(action.ref))
    next_status(call, verb, action)
    if not is_asked(action):
        raise Refusal(
            f"No later date is asked for {action.ref}{_answered(call, action)}. "
            f"It is {due_with_days(action, call.today)}.",
            lines=[f"/action show {quoted(action.ref)}"],
            slot="ref",
        )
    return action


def _answered(call: Call, action: Action) -> str:
    """How the last request ended: `: the last one was agreed by @sam on …`; empty if there was none."""
    lines = call.store.history.of(call.board.id, "action", action.id)
    ended = [each for each in lines if each.changes.get("asked_due_on", (None, ""))[0]]
    if not ended:
        return ""
    last, how = ended[-1], {"agree": "agreed", "decline": "declined", "undo": "taken back"}
    by = f" by {who(last.person)}" if call.names_people else ""
    when = moment(last.at, call.board.schedule.timezone)
    return f": the last one was {how.get(last.verb, f'ended with “{last.verb}”')}{by} on {when}"


def _note(call: Call, action: Action) -> str:
    """The note; empty if the words are the date that is asked for. Refused: another date, as somebody would agree to a
    request that they have not read."""
    words = call.said(call.words.free)
    named = _day_named(call, call.words.free.strip().removeprefix("to "))
    if named is None:
        return words
    if named == action.asked_due_on:
        return ""
    raise Refusal(
        f"What is asked for {action.ref} is {day(action.asked_due_on or named)}, because: {action.asked_why}. "
        f"To agree to that, or to move it to {day(named)}:",
        lines=[f"/action agree {quoted(action.ref)}", f"/action due {quoted(action.ref)} {plain_day(named)} because …"],
    )


def _day_named(call: Call, phrase: str) -> date | None:
    """The day that the words mean; None if they are not a day."""
    if not phrase or len(phrase) > _LONGEST_DAY or call.words.filled is not None:
        return None
    try:
        return call.due(phrase)[0]
    except Refusal:
        return None


def _asked_now(action: Action) -> str:
    asked = action.asked_due_on
    return f"{day(asked)} is asked for, because: {action.asked_why}." if asked else ""


def _record(call: Call, before: Action, after: Action, why: str) -> None:
    call.store.actions.save(before, after)
    call.record(before, after, f"{why} {own_words(call, call.verb, before)}".strip())


AGREE = Verb(
    command="action",
    name="agree",
    about="agrees to a later date that was asked for (the chair, or support recording it)",
    example="/action agree A1",
    run=each_of(run_agree, "agreed"),
    slots=(ref_of(SlotKind.ACTION, several=True), NOTE, *DECIDED_AT),
    title="Agree to a later date",
    submit="Agree",
    rests_on=_asked_now,
    writes=True,
    refused="Not agreed.",
)
DECLINE = Verb(
    command="action",
    name="decline",
    about="declines such a date, with a reason: the due date stays as it is",
    example="/action decline A1 the panel needs it in August",
    run=run_decline,
    slots=(ref_of(SlotKind.ACTION), *why_slot("Why does the date stay?"), *DECIDED_AT),
    title="Decline a later date",
    submit="Decline",
    rests_on=_asked_now,
    writes=True,
    refused="Not declined.",
)
