"""What a board's areas and measures lack, counted for the digest, the chair's page and Home."""

from collections.abc import Callable, Sequence
from datetime import datetime

from board.actions import LIVE
from board.boards import Board
from board.links import Linked
from board.measures import Assessment
from board.scorecard import Card, Gaps, gaps_in, tally, tally_of
from commands.areas.cards import areas_at, by_area, taken_back
from storage.store import Store


def gaps_of(store: Store, board: Board, at: datetime | None = None) -> Callable[[Sequence[Assessment]], Gaps]:
    """Counts them from how the measures are assessed; `at` takes back all that came after it."""
    return lambda assessments: _then(store, board, at, assessments) if at else _now(store, board, assessments)


def _now(store: Store, board: Board, assessments: Sequence[Assessment]) -> Gaps:
    areas = store.areas.all(board.id)
    counted = store.links.counted(board.id) if areas else {}
    cards = [Card(area, tally_of(counted.get(area.id, {}))) for area in areas]
    return gaps_in(cards, assessments, store.links.attended(board.id) if assessments else ())


def _then(store: Store, board: Board, at: datetime, assessments: Sequence[Assessment]) -> Gaps:
    areas = areas_at(store, board, at)
    actions, links = store.actions.counted(board.id), store.links.of_all(board.id, "action")
    actions, links = taken_back(store, board, at, actions, links)
    of_area = by_area(areas, actions, links)
    cards = [Card(area, tally(of_area.get(area.id, ()), board.schedule.today(at))) for area in areas]
    live = [each.id for each in actions if each.status in LIVE]
    return gaps_in(cards, assessments, {ref for each in live for ref in links.get(each, Linked()).measure})
