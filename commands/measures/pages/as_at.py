"""Measures as they were at a past instant: their titles, owners, targets, and the definitions of their indicators.

`measures_at` keeps today's figures and claims: those as at a day are what is now known of it, with any corrections.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from board.boards import Board
from board.conditions import Claim
from board.definitions import Definition
from board.frequency import Comes
from board.measures import Measure
from storage.store import Store

Dated = TypeVar("Dated", Claim, Comes, Definition)
_OWN = ("title", "owner_id", "owner_words")


def measures_at(store: Store, board: Board, at: datetime) -> list[Measure]:
    """The board's measures at the instant `at`. A measure that was not on the log yet is given as it is now."""
    now = store.measures.all(board.id)
    then = _those_of(store, board, now, at)
    return [then.get(each.id, each) for each in now]


def measures_known(store: Store, board: Board, at: datetime) -> list[Measure]:
    """Like `measures_at`, but without the measures, figures, claims and judgements that were entered later."""
    return [_as_known(each, at) for each in _those_of(store, board, store.measures.all(board.id), at).values()]


def _those_of(store: Store, board: Board, now: Iterable[Measure], at: datetime) -> dict[int, Measure]:
    """The measures that were on the log at the instant `at`, by id, in their order."""
    then = {each.id: each for each in now}
    for measure_id, were in store.history.changes_since(board.id, at, "measure"):
        if "title" in were and were["title"] is None:
            then.pop(measure_id, None)
        elif measure_id in then:
            then[measure_id] = _as_it_was(then[measure_id], were)
    return {each.id: _as_set(each, at) for each in then.values()}


def _as_known(measure: Measure, at: datetime) -> Measure:
    conditions = tuple(
        replace(each, judgements=tuple(judged for judged in each.judgements if judged.judged_at <= at))
        for each in measure.conditions
    )
    return replace(
        measure,
        conditions=conditions,
        readings=tuple(each for each in measure.readings if not each.is_entered_after(at)),
        claims=_entered_by(at, measure.claims),
    )


def _as_it_was(measure: Measure, were: dict[str, Any]) -> Measure:
    was = {name: were[name] for name in _OWN if name in were}
    # In a log from before 0.8.0, the history of a handover does not say who the owner was.
    return replace(measure, **(was | {"owner_words": was.get("owner_words", measure.owner_words) or ""}))


def _as_set(measure: Measure, at: datetime) -> Measure:
    """The measure with the targets, frequencies and definitions that had been set by the instant `at`."""
    return replace(
        measure,
        conditions=measure.grounds.set_at(at),
        replaced=tuple(each for each in measure.replaced if each.replaced_at is None or each.replaced_at <= at),
        frequencies=_entered_by(at, measure.frequencies),
        definitions=_entered_by(at, measure.definitions),
    )


def _entered_by(at: datetime, those: Iterable[Dated]) -> tuple[Dated, ...]:
    """The entries that were on the log at the instant `at`. Those of an older log, which have no time, are kept."""
    return tuple(each for each in those if each.entered_at is None or each.entered_at <= at)
