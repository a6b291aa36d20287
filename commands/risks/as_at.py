"""A board's risks as they were on a day: with the scores as at that day or earlier, and without later changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from board.boards import Board
from board.links import Linked, linked_before
from board.risks import LinkedAction, Risk, RiskStatus
from board.scores import level_of
from commands.actions.as_at import every_action_at
from storage.risks import COLUMNS
from storage.store import Store


def risks_at(store: Store, board: Board, at: datetime) -> list[Risk]:
    """The risks at the instant `at`, without those added later. A score corrected since counts as corrected."""
    risks = {each.id: each for each in store.risks.all(board.id)}
    linked = {each.id: each.linked for each in risks.values()}
    for entry in reversed(store.history.since(board.id, at) if risks else []):
        if entry.subject != "risk" or entry.subject_id not in risks:
            continue
        if "id" in entry.changes:
            del risks[entry.subject_id]
        else:
            before = {name: old for name, (old, _) in entry.changes.items() if name in COLUMNS}
            risks[entry.subject_id] = with_plain(risks[entry.subject_id], before)
            linked[entry.subject_id] = linked_before(linked[entry.subject_id], entry.changes)
    then = every_action_at(store, board, at) if any(linked[each].action for each in risks) else []
    actions = {each.ref: LinkedAction(each.id, each.ref, each.title, each.status) for each in then}
    on = board.schedule.today(at)
    return [_linked(each.as_at(on), linked[each.id], actions) for each in risks.values()]


def _linked(risk: Risk, linked: Linked, actions: Mapping[str, LinkedAction]) -> Risk:
    return replace(risk, actions=tuple(actions[ref] for ref in linked.action if ref in actions), areas=linked.area)


def with_plain(risk: Risk, values: dict[str, Any]) -> Risk:
    """The risk with `values`, in the form that the history keeps, put back into its fields."""
    read = dict(values)
    for name in ("reviewed_on", "opened_on"):
        if read.get(name):
            read[name] = date.fromisoformat(read[name])
    if read.get("target"):
        read["target"] = level_of(read["target"])
    if "status" in read:
        read["status"] = RiskStatus(read["status"])
    return replace(risk, **read)
