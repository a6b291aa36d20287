"""`/action due`: sets or moves an action's due date, or asks for a later one."""

import re
from dataclasses import replace
from datetime import date

from board.actions import Action
from board.dates_agreed import needs_agreement, without_request
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_moves_due_date
from board.words import day
from commands.actions.asking import Move, asked_for, must_ask
from commands.actions.rights import own_told, own_words
from commands.actions.steps import next_status
from commands.actions.wording import due, moves_words, overdue_already
from commands.call import Call
from commands.reading.behind_a_day import reason_behind_day
from commands.reading.mentions import person_alone
from commands.reading.reasons import because, check_reason, meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

# As in "move A1 to Friday". "To be confirmed" is not a date.
_TO = re.compile(r"\A(?:now\s++|(?:back|out)\s++)?+to\s++(?!be\b)(?=\S)", re.IGNORECASE)


def run_due(call: Call) -> Reply:
    """Moves the due date, gives a first one, or asks for a later one if that must be agreed. Refused: see `moved`."""
    before = call.action()
    phrase, reason = date_and_reason(call.words.free, call.words.get("because"))
    move = moved(call, before, phrase, reason)
    after = replace(move.after, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after, f"{call.said(reason)} {move.mark}".strip())
    lines = [overdue_already(move.at_its_date, call.today), f"Because: {call.said(reason)}" if reason else ""]
    return reply(paragraph((Bold(move.heading), move.words), *filter(None, lines), *move.marked))


def date_and_reason(words: str, reason: str) -> tuple[str, str]:
    """The words of the date, and the reason: `reason` if it says something, else what follows "because" in `words`."""
    phrase, among = (words, "") if meant(reason) else because(words)
    return _TO.sub("", phrase), meant(reason) or among


def moved(call: Call, action: Action, phrase: str, reason: str, key: str = "") -> Move:
    """The move of the action's due date to what `phrase` means, or the request for that date if it must be agreed.

    `key` is the key after which the phrase was typed, or empty. A first date is not a move and needs no reason.
    Refused: a move that the person may not make, no date, the same date, words in place of a date, and a move without a
    reason.
    """
    next_status(call, "due", action)
    check_moves_due_date(call.actor, action)
    if not phrase:
        line = f"/action due {quoted(action.ref)} <date> because {reason or '…'}"
        raise Refusal("Say the new date. Try:", lines=[line], slot="due")
    if not key and (person := person_alone(phrase)):
        line = f"/action assign {quoted(action.ref)} <@{person}>"
        raise Refusal("That is a person, and no date. To give them the action:", lines=[line], slot="due")
    due_on, due_words = _new_date(call, action, phrase, key, bool(reason))
    if due_on == action.due_on and due_words == action.due_words:
        raise Refusal(f"{action.ref} {'is already' if action.due_on else 'already has'} {due(action)}.", slot="due")
    if action.original_due_on is None or action.due_on is None:
        first = replace(action, due_on=due_on, due_words=due_words, original_due_on=action.original_due_on or due_on)
        return Move(first, f"{action.ref} is now {due(first)}", ".")
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
    if must_ask(call, action, due_on):
        return asked_for(call, action, due_on, reason)
    after = replace(without_request(action), due_on=due_on, due_words=due_words, moves=action.moves + 1)
    moved = "earlier than" if due_on < action.due_on else "moved from"
    ended = f" {day(action.asked_due_on)} is not asked for any more." if action.asked_due_on else ""
    words = f", {moved} {day(action.due_on)} ({moves_words(after.moves, after, action.due_on)}).{ended}"
    decided = needs_agreement(action, due_on, call.board.dates)
    mark = own_words(call, "agree", action) if decided else ""
    return Move(
        after, f"{action.ref} is now {due(after)}", words, mark, own_told(call, "agree", action) if mark else []
    )


def _new_date(call: Call, action: Action, phrase: str, key: str, has_reason: bool) -> tuple[date | None, str]:
    """The new date, as from `Call.due`. The lines of a refusal have a place for the reason if none was typed."""
    try:
        if action.due_on and (counted := call.moved_by(phrase, action.due_on, key)):
            return counted, ""
        return call.due(phrase, key)
    except Refusal as refusal:
        needs_reason = action.due_on is not None and not has_reason
        behind = "" if has_reason else reason_behind_day(phrase, call.today, call.board.meetings)
        if behind and len(refusal.instead) == 1:
            said = f"{refusal.instead[0][0]} because {behind}"
            lines = [(call.line(call.words.with_value(key, said) if key else said), "")]
        else:
            lines = [(f"{line} because …" if needs_reason and not key else line, note) for line, note in refusal.lines]
        raise refusal.with_lines(lines) from refusal


def _with_reason(call: Call, phrase: str, key: str) -> str:
    """The typed line with a reason to fill in after the date, or in place of one that says nothing."""
    if call.words.has("because"):
        return call.line(call.words.with_value("because", "…"))
    start = call.words.values[key].start if key else 0
    end = call.words.values[key].end if key else len(call.words.line)
    return call.line(f"{call.words.line[:start]}{phrase} because …{call.words.line[end:]}")


DUE = Verb(
    command="action",
    name="due",
    about="moves the due date, or asks for it where that must be agreed; shows original, old, new and how many moves",
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
