"""A board's risks as they stood: their scores as at that day or before, the rest with each later change taken back."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from board.boards import Board
from board.risks import Risk, RiskStatus
from board.scores import level_of
from storage.risks import COLUMNS
from storage.store import Store


def risks_at(store: Store, board: Board, at: datetime) -> list[Risk]:
    """The risks at the instant `at`. One that was added later is left out; a score that was put right since counts."""
    risks = {each.id: each for each in store.risks.all(board.id)}
    for entry in reversed(store.history.since(board.id, at) if risks else []):
        if entry.subject != "risk" or entry.subject_id not in risks:
            continue
        if "id" in entry.changes:
            del risks[entry.subject_id]
        else:
            before = {name: old for name, (old, _) in entry.changes.items() if name in COLUMNS}
            risks[entry.subject_id] = with_plain(risks[entry.subject_id], before)
    return [each.as_at(board.schedule.today(at)) for each in risks.values()]


def with_plain(risk: Risk, values: dict[str, Any]) -> Risk:
    """The risk with values as history keeps them put back into its fields."""
    read = dict(values)
    for name in ("reviewed_on", "opened_on"):
        if read.get(name):
            read[name] = date.fromisoformat(read[name])
    if read.get("target"):
        read["target"] = level_of(read["target"])
    if "status" in read:
        read["status"] = RiskStatus(read["status"])
    return replace(risk, **read)
