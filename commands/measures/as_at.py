"""The measures as they were called and owned, with their targets and what was said of their indicators, at an instant
that is past.

Figures and claims are not taken back: those as at a day are what is known of it now, with any corrections.
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
    return [now[each.id] if each.id in added_since else _as_set(each, at) for each in measures.values()]


def measures_known(store: Store, board: Board, at: datetime) -> list[Measure]:
    """As `measures_at`, with no figure, claim or judgement that was entered later. One that was added later, or
    has been given another target since, is left out: nothing of it can be compared."""
    since = store.history.changes_since(board.id, at, "measure")
    others = {each for each, were in since if "label" in were or ("title" in were and were["title"] is None)}
    return [_as_known(each, at) for each in measures_at(store, board, at) if each.id not in others]


def _as_known(measure: Measure, at: datetime) -> Measure:
    conditions = tuple(
        replace(each, judgements=tuple(judged for judged in each.judgements if judged.judged_at <= at))
        for each in measure.conditions
    )
    return replace(
        measure,
        conditions=conditions,
        readings=tuple(each for each in measure.readings if not each.is_entered_after(at)),
        claims=tuple(each for each in measure.claims if each.entered_at is None or each.entered_at <= at),
    )


def _as_it_was(measure: Measure, were: dict[str, Any]) -> Measure:
    was = {name: were[name] for name in _OWN if name in were}
    # Lines of a handover from before 0.8.0 do not say who owned it.
    return replace(measure, **(was | {"owner_words": was.get("owner_words", measure.owner_words) or ""}))


def _as_set(measure: Measure, at: datetime) -> Measure:
    """With the targets that were set then, and what had been said of its indicators by then."""
    return replace(
        measure,
        conditions=measure.grounds.set_at(at),
        replaced=tuple(each for each in measure.replaced if each.replaced_at is None or each.replaced_at <= at),
        frequencies=tuple(each for each in measure.frequencies if each.entered_at is None or each.entered_at <= at),
        definitions=tuple(each for each in measure.definitions if each.entered_at is None or each.entered_at <= at),
    )
