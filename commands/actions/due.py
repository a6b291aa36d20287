"""`/action due`: when an action is due."""

from dataclasses import replace
from datetime import date

from board.actions import Action
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_moves_due_date
from board.words import day
from commands.actions.steps import next_status
from commands.actions.wording import due, overdue_already, times_moved
from commands.call import Call
from commands.reading.reasons import because, check_reason, meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb


def run_due(call: Call) -> Reply:
    """Moves the due date, or gives a first one. Refused as `moved` says."""
    before = call.action()
    phrase, reason = date_and_reason(call.words.free, call.words.get("because"))
    after, told = moved(call, before, phrase, reason)
    after = replace(after, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after, call.said(reason))
    lines = [overdue_already(after, call.today), f"Because: {call.said(reason)}" if reason else ""]
    return reply(
        paragraph(
            (Bold(f"{after.ref} is now {due(after)}"), told.removeprefix("Now " + due(after))), *filter(None, lines)
        )
    )


def date_and_reason(words: str, reason: str) -> tuple[str, str]:
    """The words of a date and the reason, which may stand among them; or beside them, and then only there."""
    if beside := meant(reason):
        return words, beside
    return because(words)


def moved(call: Call, action: Action, phrase: str, reason: str, key: str = "") -> tuple[Action, str]:
    """The action with its due date moved to what `phrase` means, and the move in words. `key` is where it was typed.

    A first date, where there was none, is no move and needs no reason. Refused: a move by somebody who may not, to
    the same day, or without a reason.
    """
    next_status(call, "due", action)
    check_moves_due_date(call.actor, action)
    if not phrase:
        raise Refusal(
            "Say the new date. Try:", lines=[f"/action due {quoted(action.ref)} end of September because …"], slot="due"
        )
    due_on, due_words = _new_date(call, action, phrase, key, bool(reason))
    if due_on == action.due_on and due_words == action.due_words:
        raise Refusal(f"{action.ref} {'is already' if action.due_on else 'already has'} {due(action)}.", slot="due")
    if action.original_due_on is None or action.due_on is None:
        first = replace(action, due_on=due_on, due_words=due_words, original_due_on=action.original_due_on or due_on)
        return first, f"Now {due(first)}."
    if due_on is None:
        raise Refusal(
            f"{action.ref} is {due(action)}, and words cannot replace a date: the action would no "
            "longer count as overdue. Give a new date, or put it on hold.",
            lines=[
                f"/action due {quoted(action.ref)} end of September because …",
                f"/action hold {quoted(action.ref)} …",
            ],
            slot="due",
        )
    check_reason(reason, "Moving a due date needs a reason. Try:", [_with_reason(call, phrase, key)])
    after = replace(action, due_on=due_on, due_words=due_words, moves=action.moves + 1)
    moved = "earlier than" if due_on < action.due_on else "moved from"
    return after, f"Now {due(after)}, {moved} {day(action.due_on)} ({_count(after, action.due_on)})."


def _new_date(call: Call, action: Action, phrase: str, key: str, has_reason: bool) -> tuple[date | None, str]:
    """The date; the lines a refusal offers leave room for the reason where none was typed."""
    try:
        if action.due_on and (counted := call.moved_by(phrase, action.due_on, key)):
            return counted, ""
        return call.due(phrase, key)
    except Refusal as refusal:
        needs_reason = action.due_on is not None and not has_reason and not key
        lines = [(f"{line} because …" if needs_reason else line, note) for line, note in refusal.lines]
        raise Refusal(refusal.reason, lines=lines, instead=refusal.instead, slot=refusal.slot) from refusal


def _with_reason(call: Call, phrase: str, key: str) -> str:
    """The person's own line with a reason to fill in after the date, or in place of one that says nothing."""
    if call.words.has("because"):
        return call.line(call.words.with_value("because", "…"))
    start = call.words.values[key].start if key else 0
    end = call.words.values[key].end if key else len(call.words.line)
    return call.line(f"{call.words.line[:start]}{phrase} because …{call.words.line[end:]}")


def _count(after: Action, old: date) -> str:
    moves = times_moved(after.moves)
    if after.original_due_on and after.original_due_on != old:
        return f"{moves}; first due {day(after.original_due_on)}"
    return moves


DUE = Verb(
    command="action",
    name="due",
    about="moves the due date; shows original, old, new and how many moves",
    example="/action due A1 end of September because two agency staff left",
    run=run_due,
    slots=(
        ref_of(SlotKind.ACTION),
        Slot("due", "New due date", SlotKind.DAY, SlotPlace.FREE, required=True, shown="<date>", now=due, unshown=True),
        Slot("because", "Because", SlotKind.LONG, typed="because {}", shown="because <reason>"),
    ),
    title="Move the due date",
    writes=True,
    refused="Not moved.",
    aliases=("move",),
)
