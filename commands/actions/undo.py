"""`/action undo`: takes back the person's own last change, as a new line of history."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from board.actions import ENDED, ENDED_BY, Action, Status, with_plain
from board.history import UNDO_MINUTES, Entry, logs_it
from board.links import LINKED, Linked, linked_before
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_may_write, check_moves_due_date
from commands.actions.handed_back import hand_back_lines
from commands.actions.rights import check_may, own_words
from commands.actions.steps import line_left_open
from commands.actions.wording import due, owner, rating, request_words, supporters
from commands.call import Call
from commands.reply import Bold, Reply, paragraph, reply
from commands.undoing import check_is_recent, check_unchanged_since, last_change
from commands.verbs import Verb

HANDED_BACK_SHOWN = 20
# If an undo amounts to one of these verbs, the verb that somebody else could use to the same end; else an update.
_TO_THE_SAME_END = {"close": "done", "return": "done"} | {
    verb: verb for verb in ("bau", "cancel", "reopen", "agree", "decline")
}


def run(call: Call) -> Reply:
    """Takes back the person's last change. Refused: if there is none, it is too long ago, it was a handover, something
    has been changed since, or the person may no longer do it."""
    entry = last_change(call, "You have changed nothing on this board that could be undone.")
    check_is_recent(call, entry, partial(_right_now, call))
    if entry.verb == "handover":
        raise Refusal(
            "A handover moves many actions at once. Hand back each that should go back:", lines=_hand_back(call, entry)
        )
    undone = [(take_back(call, each), each) for each in call.store.history.together_with(call.board.id, entry)]
    now = [_now(call, *each) for each in undone]
    if len(undone) > 1:
        now = [f"{words} {action.title}" for words, (action, _) in zip(now, undone, strict=True)]
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), *now))


def _right_now(call: Call, entry: Entry) -> list[str]:
    """The lines that correct a change too old to be undone: one that reopens an ended action, or else an update."""
    verb = "reopen" if entry.verb in ENDED_BY.values() else "update"
    changed = call.store.history.together_with(call.board.id, entry)
    return [line_left_open(verb, quoted(each.ref)) for each in changed]


def take_back(call: Call, entry: Entry) -> Action:
    """Takes back one change of an action, and returns the action after that. Refused: if it has been changed since, or
    the person may no longer do it. LookupError if the action does not exist."""
    before = _unchanged_since(call, entry)
    after = _taken_back(before, entry, call.request.now)
    result = _check_may(call, entry, before, after)
    call.store.actions.save(before, after)
    why = f'undoes "{entry.said}" {own_words(call, result, before)}'.strip()
    call.record(before, after, why=why, undoes=entry.id, links=_links(call, entry))
    return after


def _links(call: Call, entry: Entry) -> tuple[Linked, Linked]:
    """The action's links now, and as they were before the change. Undoing the logging of an action keeps its links."""
    now = call.store.links.of("action", entry.subject_id)
    return now, now if logs_it(entry) else linked_before(now, entry.changes)


def _hand_back(call: Call, entry: Entry) -> list[str]:
    """The lines that give each action of a handover back to whoever had it, for at most HANDED_BACK_SHOWN actions."""
    moved = call.store.history.since(call.board.id, entry.at - timedelta(microseconds=1))
    same = [each for each in moved if each.verb == "handover" and each.said == entry.said and each.subject == "action"]
    return [line for each in same[:HANDED_BACK_SHOWN] for line in hand_back_lines(each)]


def _unchanged_since(call: Call, entry: Entry) -> Action:
    check_unchanged_since(call, entry)
    action = call.store.actions.get(entry.subject_id)
    if action is None:
        raise LookupError(f"history line {entry.id} is about an action that is not there")
    return action


def _taken_back(action: Action, entry: Entry, now: datetime) -> Action:
    """The action as it was before `entry`, including the time of its last update, as an undone change is no update. An
    action whose logging is undone is cancelled instead: nothing is ever deleted."""
    if logs_it(entry):
        return replace(action, status=Status.CANCELLED, updated_at=now)
    return with_plain(action, {name: old for name, (old, _) in entry.changes.items()})


def _check_may(call: Call, entry: Entry, before: Action, after: Action) -> str:
    """The verb that the undo amounts to. Refused: if the person may no longer use the verb of the change, or may not
    use the one that undoing it amounts to."""
    if logs_it(entry):
        check_may_write(call.actor)
        return entry.verb
    result = _result(entry, before, after)
    line = line_left_open(_TO_THE_SAME_END.get(result, "update"), quoted(after.ref))
    check_may(call, entry.verb, after, line)
    if result != entry.verb:
        check_may(call, result, before, line)
    if before.due_on != after.due_on:
        check_moves_due_date(call.actor, after)
    return result


def _result(entry: Entry, before: Action, after: Action) -> str:
    """The verb that has the same effect as the undo: undoing a reopening amounts to closing."""
    if after.status == before.status:
        return entry.verb
    if after.status in ENDED_BY:
        return ENDED_BY[after.status]
    return "reopen" if before.status in ENDED else entry.verb


def _now(call: Call, action: Action, entry: Entry) -> str:
    if action.status == Status.CANCELLED:
        return f"{action.ref} stays on the log as cancelled; its ref is not used again."
    whose = [owner(action)] if call.names_people else []
    told = [str(action.status), *whose, due(action), *_back(call, action, entry)]
    return f"{action.ref} is as it was: {' · '.join(told)}."


def _back(call: Call, action: Action, entry: Entry) -> list[str]:
    """The other values that the undo restored: rating, request, supporters, progress, links, source, milestone."""
    changed, linked = entry.changes.keys(), call.store.links.of("action", action.id)
    has = {"progress": action.progress, **{kind: linked.words(kind) for kind in LINKED}, "source": action.source}
    told = [rating(action) or "no rating"] if {"rating", "rating_reason"} & changed else []
    told += [request_words(action)] if "asked_due_on" in changed else []
    told += [f"supported by {supporters(action) or 'nobody'}"] if "supporters" in changed and call.names_people else []
    told += [f"{name}: {words}" if words else f"no {name}" for name, words in has.items() if name in changed]
    return told + (["a milestone" if action.milestone else "no milestone"] if "milestone" in changed else [])


UNDO = Verb(
    command="action",
    name="undo",
    about=f"takes back your own last change, within {UNDO_MINUTES} minutes",
    example="/action undo",
    run=run,
    writes=True,
    refused="Not undone.",
)
