"""Counts what a board's areas and measures lack, for the digest, the chair's page and Home."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from board.actions import LIVE, Status
from board.boards import Board
from board.links import Linked
from board.measures import Assessment
from board.position import Position
from board.scorecard import Card, Gaps, gaps_in, tally, tally_of
from commands.areas.cards import areas_at, by_area, taken_back
from storage.store import Store


def with_gaps(where: Position, store: Store, board: Board, at: datetime | None = None) -> Position:
    """Where a board stands, with what its areas and measures lack. With `at`, every later change is left out."""
    found = _gaps_at(store, board, at, where.assessments) if at else gaps_now(store, board, where.assessments)
    return replace(where, gaps=found)


def gaps_now(store: Store, board: Board, assessments: Sequence[Assessment]) -> Gaps:
    """What a board's areas and measures lack now, given the assessments of the measures."""
    areas = store.areas.all(board.id)
    counted = store.links.counted(board.id) if areas else {}
    cards = [Card(area, tally_of(counted.get(area.id, {}))) for area in areas]
    return gaps_in(cards, assessments, store.links.attended(board.id) if assessments else {})


def _gaps_at(store: Store, board: Board, at: datetime, assessments: Sequence[Assessment]) -> Gaps:
    areas = areas_at(store, board, at)
    actions, links = store.actions.counted(board.id), store.links.of_all(board.id, "action")
    actions, links = taken_back(store.history.changes_since(board.id, at), actions, links)
    of_area = by_area(areas, actions, links)
    cards = [Card(area, tally(of_area.get(area.id, ()), board.schedule.today(at))) for area in areas]
    attended: dict[str, bool] = {}
    for each in actions:
        for ref in links.get(each.id, Linked()).measure if each.status != Status.CANCELLED else ():
            attended[ref] = attended.get(ref, False) or each.status in LIVE
    return gaps_in(cards, assessments, attended)
