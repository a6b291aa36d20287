"""The measures as they were called and owned, and as their indicators were described, at an instant that is past.

Figures, claims and targets are not taken back: those as at a day are what is known of it now, with any corrections.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from board.boards import Board
from board.measures import Measure
from storage.store import Store

_OWN = ("title", "owner_id", "owner_words")


def measures_at(store: Store, board: Board, at: datetime) -> list[Measure]:
    """The board's measures at the instant `at`. One that was not on the log yet is as it is now."""
    measures = {each.id: each for each in store.measures.all(board.id)}
    added_since: set[int] = set()
    now = dict(measures)
    for measure_id, were in store.history.changes_since(board.id, at, "measure"):
        if "title" in were and were["title"] is None:
            added_since.add(measure_id)
        elif measure_id in measures:
            measures[measure_id] = _as_it_was(measures[measure_id], were)
    return [now[each.id] if each.id in added_since else _as_described(each, at) for each in measures.values()]


def _as_it_was(measure: Measure, were: dict[str, Any]) -> Measure:
    return replace(measure, **{name: were[name] for name in _OWN if name in were})


def _as_described(measure: Measure, at: datetime) -> Measure:
    """With what had been said of its indicators by then."""
    return replace(
        measure,
        frequencies=tuple(each for each in measure.frequencies if each.entered_at is None or each.entered_at <= at),
        definitions=tuple(each for each in measure.definitions if each.entered_at is None or each.entered_at <= at),
    )
