"""`/action update`: records how an action is going, and changes its status, rating, due date or progress."""

import re
from dataclasses import replace

from board.actions import ALSO_CALLED, ENDED_BY, LIVE, OPEN, RATINGS, Action, Status
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.words import capital
from commands.actions.asking import Move
from commands.actions.due import date_and_reason, moved
from commands.actions.rating_words import ratings_offered
from commands.actions.rights import check_may
from commands.actions.several import each_of
from commands.actions.steps import line_left_open, next_status
from commands.actions.wording import disagreement, due, due_with_days, rating
from commands.actions.words_for_verbs import check_no_verb
from commands.call import Call
from commands.reading.nearest import nearest
from commands.reading.reasons import because, check_reason, meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

# The verb that leads to each status that cannot be set by an update.
_VERB_FOR = {Status.AWAITING_SIGN_OFF: "done"} | ENDED_BY
# `amber because …`, `red, two left`, `green - all in post`.
_RATING = re.compile(
    r"(?P<colour>[a-z]+(?:\s?[/&]\s?[a-z]+)?)[\s.,;:–—-]*(?:because\b:?|as\b)?\s*(?P<reason>.*)", re.I | re.S
)
# Separates a status from the words after it: `In progress – 12 of 15 done`.
_BEHIND = re.compile(r"[.,;–—:(]|\s-\s|\sbecause\b", re.IGNORECASE)


def run(call: Call) -> Reply:
    """Adds a note and changes the fields that the keys name. Refused: no words, a note that is meant for another verb
    or a key, a status that has a verb of its own, and a value that cannot be read or may not be set."""
    before = call.action()
    check_may(call, "update", before)
    note = meant(call.said(call.words.free))
    if not note and not call.words.values:
        raise Refusal("Say how it is going, in a sentence. Try:", lines=[call.left_open(before.ref)], slot="note")
    if call.words.filled is None:
        check_no_verb(call, before, note)
    after = replace(before, note=note or before.note, updated_at=call.request.now)
    with at_slot("status"):
        after = _with_status(call, after)
    with at_slot("rating"):
        after = _with_rating(call, after)
    if call.words.has("progress"):
        after = replace(after, progress=call.said(call.words.get("progress")))
    if call.words.has("due"):
        move, why = _moved(call, after)
        after, why, told = move.after, f"{why} {move.mark}".strip(), [move.in_short, *move.marked]
    elif call.words.has("rating"):
        why, told = after.rating_reason, []
    else:
        why = call.said(meant(call.words.get("because")))
        told = [f"Because: {why}"] if why else []
    call.store.actions.save(before, after)
    call.record(before, after, why, note)
    return _reply(call, after, note, told)


def _moved(call: Call, action: Action) -> tuple[Move, str]:
    """The move of the due date, and the reason for it. Refused: see `moved` in commands/actions/due.py."""
    # A form has one reason for both the date and the rating; in a typed line each has its own.
    shares = call.words.filled is not None or not call.words.has("rating")
    phrase, reason = date_and_reason(call.words.get("due"), call.words.get("because") if shares else "")
    return moved(call, action, phrase, reason, "due"), call.said(reason)


def _reply(call: Call, action: Action, note: str, told: list[str]) -> Reply:
    state = [capital(action.status), due_with_days(action, call.today), rating(action)]
    if action.progress:
        state.append(f"progress: {action.progress}")
    clash = disagreement(action, call.today)
    return reply(
        paragraph(
            (Bold(f"{action.ref} updated."), " " + " · ".join(filter(None, state))),
            *told,
            *([f'"{note}"'] if note else []),
            *([f"Please note: {clash}."] if clash else []),
        )
    )


def _with_status(call: Call, action: Action) -> Action:
    if not call.words.has("status"):
        return action
    typed = call.words.get("status")
    status = _read_status(call, typed)
    if status == action.status:
        return action
    if status in _VERB_FOR:
        raise Refusal(
            f'An update cannot make an action "{typed}". That step has its own command:',
            lines=[line_left_open(_VERB_FOR[status], quoted(action.ref))],
        )
    if status == Status.NOT_STARTED:
        next_status(call, "hold" if action.status == Status.IN_PROGRESS else "start", action)
        return replace(action, status=status)
    verb = "start" if status == Status.IN_PROGRESS else "hold"
    return replace(action, status=next_status(call, verb, action))


def _read_status(call: Call, typed: str) -> Status:
    words = " ".join(typed.casefold().replace("-", " ").split())
    for status in Status:
        if words == status.replace("-", " "):
            return status
    if words in ALSO_CALLED:
        return ALSO_CALLED[words]
    head, _, note = (each.strip() for each in _BEHIND.sub("|", typed, count=1).partition("|"))
    if note and head.casefold() in {str(status) for status in OPEN}:
        keys = call.words.with_value("status", head).strip()[len(call.words.free) :].strip()
        lines = [call.line(f"{'; '.join(filter(None, [call.words.free, note]))} {keys}")]
        raise Refusal("A note goes before the status. Send:", lines=lines)
    near = nearest(words, [str(status) for status in OPEN])
    choices = [near] if near else [str(status) for status in OPEN]
    raise Refusal(
        f'"{typed}" is not a status. It can be not started, in progress or on hold. Try:',
        lines=[call.line(call.words.with_value("status", each)) for each in choices],
    )


def _with_rating(call: Call, action: Action) -> Action:
    if not call.words.has("rating"):
        return action
    match = _RATING.fullmatch(call.words.get("rating"))
    colour, reason = (match["colour"], match["reason"]) if match else because(call.words.get("rating"))
    # Green needs no reason, so if a date moves as well, `because:` is the reason for that.
    beside = "" if colour.casefold() == "green" and call.words.has("due") else call.words.get("because")
    reason = call.said(meant(reason) or meant(beside))
    if colour.casefold() not in RATINGS:
        lines = [call.line(call.words.with_value("rating", each)) for each in ratings_offered(colour, reason)]
        raise Refusal(f'"{colour}" is not a rating. It is red, amber or green. Try:', lines=lines)
    if colour.casefold() != "green":
        line = call.line(call.words.with_value("rating", f"{colour} because …"))
        check_reason(reason, "Red and amber need a reason, so that the board can help. Try:", [line])
    return replace(action, rating=colour.casefold(), rating_reason=reason)


def _is_live(action: Action) -> bool:
    return action.status in LIVE


UPDATE = Verb(
    command="action",
    name="update",
    about="adds to an action's history; changes what the keys name",
    example="/action update A1 412 of 535 reviewed, north team two short. status: in progress",
    run=each_of(run, "updated"),
    slots=(
        ref_of(SlotKind.ACTION, several=True),
        Slot("note", "What happened?", SlotKind.LONG, SlotPlace.FREE, shown="<note>"),
        Slot(
            "status",
            "Status",
            SlotKind.CHOICE,
            choices=tuple(str(each) for each in OPEN),
            now=lambda action: str(action.status),
            taken_by=_is_live,
        ),
        Slot(
            "rating",
            "Rating",
            SlotKind.CHOICE,
            shown="[rating: amber because …]",
            choices=RATINGS,
            now=lambda action: action.rating,
        ),
        Slot(
            "due",
            "Move the due date to",
            SlotKind.DAY,
            shown="[due: … because …]",
            now=due,
            unshown=True,
            taken_by=_is_live,
        ),
        Slot("because", "Because", SlotKind.SHORT, shown="", hint="Why it is red or amber, or why the date moves."),
        Slot(
            "progress",
            "Progress",
            SlotKind.SHORT,
            hint="In a few words, such as 60%.",
            now=lambda action: action.progress,
        ),
    ),
    title="Update",
    writes=True,
    plain=True,
    refused="Not updated.",
    aliases=("note",),
)
