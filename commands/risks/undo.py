"""`/risk undo`: takes back the person's own last change of a risk, and records that as a new line of history."""

from dataclasses import replace

from board.history import UNDO_MINUTES, Entry, logs_it
from board.links import OF_RISKS, link_changes, linked_before
from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk, RiskStatus
from board.roles import check_may_write
from commands.actions.rights import own_words
from commands.call import Call
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.as_at import with_plain
from commands.risks.recording import changes_of, record
from commands.risks.rights import check_may
from commands.risks.wording import owner, score_words
from commands.undoing import check_is_recent, check_unchanged_since, last_change
from commands.verbs import Verb
from storage.risks import COLUMNS


def run(call: Call) -> Reply:
    """Takes back the person's last change. Refused: if there is none, if it is too old or a handover, if somebody has
    changed the risk since, and if the person may not do it now."""
    entry = last_change(call, "You have changed no risk on this board that could be undone.")
    check_is_recent(call, entry, lambda risk: [_right_now(risk)])
    if entry.verb == "handover":
        raise Refusal(
            "A handover moves much at once. Hand back what should go back:",
            lines=[f"/risk update {quoted(entry.ref)} owner: …"],
        )
    before = _unchanged_since(call, entry)
    after = _taken_back(before, entry)
    result = _check_may(call, entry, before, after)
    return _stored(call, entry, before, after, own_words(call, result, before))


def _right_now(entry: Entry) -> str:
    """The line that corrects a change that is too old to undo."""
    if entry.verb in {"close", "reopen"}:
        return f"/risk {'reopen' if entry.verb == 'close' else 'close'} {quoted(entry.ref)} because …"
    return f"/risk {'score' if 'score' in entry.changes else 'update'} {quoted(entry.ref)} …"


def _unchanged_since(call: Call, entry: Entry) -> Risk:
    check_unchanged_since(call, entry)
    risk = call.store.risks.find(call.board.id, entry.ref)
    if risk is None:
        raise LookupError(f"history line {entry.id} is about a risk that is not there")
    return risk


def _taken_back(risk: Risk, entry: Entry) -> Risk:
    """The risk as it was before `entry`. A risk that had just been added is withdrawn: nothing is ever deleted."""
    if logs_it(entry):
        return replace(risk, status=RiskStatus.WITHDRAWN)
    return with_plain(risk, {name: old for name, (old, _) in entry.changes.items() if name in COLUMNS})


def _check_may(call: Call, entry: Entry, before: Risk, after: Risk) -> str:
    """Refuses a person who may no longer do what they did, or may not do what undoing it amounts to. Returns the verb
    for the latter."""
    if logs_it(entry):
        check_may_write(call.actor)
        return entry.verb
    result = entry.verb
    if before.status != after.status:
        result = "reopen" if after.is_open else "close"
    check_may(call, entry.verb, after, _right_now(entry))
    if result != entry.verb:
        check_may(call, result, before, _right_now(entry))
    return result


def _stored(call: Call, entry: Entry, before: Risk, after: Risk, mark: str) -> Reply:
    changes = dict(changes_of(before, after))
    if "score" in entry.changes and not logs_it(entry):
        score = entry.changes["score"][1]
        call.store.risks.withdraw_score(score)
        changes["score"] = (score, None)
    if any(kind in entry.changes for kind in OF_RISKS) and not logs_it(entry):
        linked = linked_before(before.linked, entry.changes)
        call.store.links.put(call.board.id, "risk", before.id, linked)
        changes |= link_changes(before.linked, linked)
    call.store.risks.save(before, after)
    record(call, after, changes, f'undoes "{entry.said}" {mark}'.strip(), entry.id)
    now = call.store.risks.find(call.board.id, entry.ref) or after
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), _now(call, now)))


def _now(call: Call, risk: Risk) -> str:
    if risk.status == RiskStatus.WITHDRAWN:
        return f"{risk.ref} stays on the log as withdrawn; its ref is not used again."
    told = [str(risk.status), *([owner(risk)] if call.names_people else []), score_words(risk), *risk.linked.facts]
    return f"{risk.ref} is as it was: {' · '.join(told)}."


UNDO = Verb(
    command="risk",
    name="undo",
    about=f"takes back your own last change of a risk, within {UNDO_MINUTES} minutes",
    example="/risk undo",
    run=run,
    writes=True,
    refused="Not undone.",
)
