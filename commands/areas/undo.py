"""`/area undo`: takes back the person's own last change to an area, as a new line of history."""

from dataclasses import replace

from board.areas import Area, area_before
from board.history import UNDO_MINUTES, Entry, logs_it
from board.links import Linked, linked_before
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from board.words import count
from commands.actions.undo import take_back
from commands.areas.of_call import record_area
from commands.call import Call
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.recording import relinked
from commands.undoing import check_is_recent, check_unchanged_since, last_change
from commands.verbs import Verb

_DECIDED = frozenset({"bau", "reopen", "merge"})


def run(call: Call) -> Reply:
    """Takes back the last change, with what it did to actions and risks. Refused: if there is none; if it is too old;
    if something was changed since; if the person may not make such a change now."""
    entry = last_change(call, "You have changed no area on this board that could be undone.")
    check_is_recent(call, entry, lambda area: [f"/area edit {quoted(area.ref)}"], change="change of an area")
    check_may_write(call.actor)
    if entry.verb in _DECIDED:
        check_decides(call.actor, "take that back", f"/area show {quoted(entry.ref)}")
    together = call.store.history.together_with(call.board.id, entry)
    of_risks = call.store.history.together_with(call.board.id, replace(entry, subject="risk"))
    for each in (*together, *of_risks):
        check_unchanged_since(call, each)
    for each in of_risks:
        _relink_risk(call, each)
    of_actions = call.store.history.together_with(call.board.id, replace(entry, subject="action"))
    for each in of_actions:
        take_back(call, each)
    told = [_taken_back(call, each) for each in reversed(together)]
    for things, many in (("action", len(of_actions)), ("risk", len(of_risks))):
        told += [f"{count(many, things)} {'is' if many == 1 else 'are'} as before."] if many else []
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), *told))


def _relink_risk(call: Call, entry: Entry) -> None:
    """Restores the links that a risk had before the change."""
    if risk := call.store.risks.get(entry.subject_id):
        relinked(call, risk, linked_before(risk.linked, entry.changes), f'undoes "{entry.said}"', entry.id)


def _taken_back(call: Call, entry: Entry) -> str:
    area = call.store.areas.get(entry.subject_id)
    if area is None:
        raise LookupError(f"history line {entry.id} is about an area that is not there")
    now = call.store.links.of("area", area.id)
    why = f'undoes "{entry.said}"'
    if rung := entry.changes.get("rung_id", (None, None))[1]:
        call.store.rungs.withdraw(rung)
        call.add_history(("area", area.id, area.ref), {"rung_id": (rung, None)}, why, entry.id)
        return f"That judgement of {area.ref} is no longer counted; the history keeps it."
    if logs_it(entry):
        _check_empty(call, area)
        record_area(call, area, replace(area, withdrawn=True), why, entry.id, links=(now, Linked()))
        return f"{area.ref} is off the board; its ref is not used again, and its history stays."
    after = area_before(area, {name: old for name, (old, _) in entry.changes.items()})
    record_area(call, area, after, why, entry.id, links=(now, linked_before(now, entry.changes)))
    return f"{area.ref} is as it was: {after.title}"


def _check_empty(call: Call, area: Area) -> None:
    """Refuses to take back an area that something is linked to: the links would lead nowhere."""
    links = call.store.links
    if any(links.linked_to("area", area.id, kind) for kind in ("action", "area", "risk")):
        raise Refusal(
            f"{area.ref} has actions, areas or risks that go with it. Merge it into the area that is right:",
            lines=[f"/area merge {quoted(area.ref)} into <ref>", f"/area show {quoted(area.ref)}"],
        )


UNDO = Verb(
    command="area",
    name="undo",
    about=f"takes back your own last change of an area, within {UNDO_MINUTES} minutes",
    example="/area undo",
    run=run,
    writes=True,
    refused="Not undone.",
)
