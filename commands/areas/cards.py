"""The scorecards of a board's areas, now or as at an instant."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from board.actions import Status
from board.areas import Area, area_before
from board.boards import Board
from board.calendar import last_meeting
from board.links import Linked, refs_told
from board.measures import Assessment, assess
from board.outcomes import WORST_FIRST
from board.rungs import latest
from board.scorecard import Card, Counted, tally
from commands.actions.as_at import began_after, end_of
from commands.history.links_at import linked_as_were, links_of
from storage.store import Store

_Counts = Mapping[int, Sequence[Counted]]


def cards_of(
    store: Store, board: Board, today: date, at: datetime | None = None, since: date | None = None
) -> list[Card]:
    """The scorecard of each area as on the day `today`, in the order of the areas. With `at`, every later change is
    left out. The rung is compared with the one in force on the day `since`, or by default with the one before it."""
    areas = areas_at(store, board, at) if at else store.areas.all(board.id)
    if not areas:
        return []
    actions, links = store.actions.counted(board.id), store.links.of_all(board.id, "action")
    if at:
        actions, links = taken_back(store.history.changes_since(board.id, at), actions, links)
    then = _at_last_board(store, board, today)
    moved = store.history.changes_since(board.id, then) if then else ()
    before = by_area(areas, *taken_back(moved, actions, links)) if then else None
    return _made(store, board, today, areas, (by_area(areas, actions, links), before), at, since)


def card_of(store: Store, board: Board, area: Area, today: date) -> Card:
    """The scorecard of one area now: the same as in `cards_of`, without reading the actions of other areas."""
    then = _at_last_board(store, board, today)
    ids = dict.fromkeys(store.links.linked_to("area", area.id, "action"))
    moved = list(store.history.changes_since(board.id, then)) if then else []
    left = (action_id for action_id, were in moved if "area" in were and area.ref in refs_told(were["area"]))
    ids |= dict.fromkeys(left)
    actions, links = store.actions.counted(board.id, list(ids)), store.links.of_these("action", list(ids))
    before = by_area([area], *taken_back(moved, actions, links)) if then else None
    return _made(store, board, today, [area], (by_area([area], actions, links), before))[0]


def _at_last_board(store: Store, board: Board, today: date) -> datetime | None:
    """The end of the day on which the board last met; None if it has not met, or the log began later."""
    last_board = last_meeting(board.meetings, today)
    then = end_of(last_board, board) if last_board else None
    return None if then and began_after(store, board, then) else then


def _made(
    store: Store,
    board: Board,
    today: date,
    areas: Sequence[Area],
    counted: tuple[_Counts, _Counts | None],
    at: datetime | None = None,
    since: date | None = None,
) -> list[Card]:
    """The cards of these areas. `counted` holds their actions as they are, and as they were at the last board."""
    now, before = counted
    last_board = last_meeting(board.meetings, today) if before is not None else None
    measures, rungs = _measures(store, board, areas, today, at), store.rungs.of_each(board.id, at)
    made = []
    for area in areas:
        rung, rung_before = latest(rungs.get(area.id, ()), today)
        rung_before = latest(rungs.get(area.id, ()), since)[0] if since else rung_before
        assessed = sorted(measures.get(area.id, ()), key=lambda each: WORST_FIRST.index(each.outcome))
        was = tally(before.get(area.id, ()), last_board) if before is not None and last_board else None
        made.append(Card(area, tally(now.get(area.id, ()), today), was, last_board, assessed, rung, rung_before))
    return made


def areas_at(store: Store, board: Board, at: datetime) -> list[Area]:
    """The board's areas as at an instant. Areas added before version 0.6.0 have no line of history for it, and are
    returned even if the instant is earlier."""
    areas = {area.id: area for area in store.areas.all(board.id, with_ended=True)}
    for area_id, were in store.history.changes_since(board.id, at, "area"):
        if area_id in areas and "title" in were and were["title"] is None:
            del areas[area_id]
        elif area_id in areas:
            areas[area_id] = area_before(areas[area_id], were)
    return [area for area in areas.values() if not (area.merged_into or area.withdrawn)]


def taken_back(
    changes: Iterable[tuple[int, Mapping[str, object]]], actions: Iterable[Counted], links: Mapping[int, Linked]
) -> tuple[list[Counted], dict[int, Linked]]:
    """Actions and their links as they were before these changes, which must come newest first. Reversing a change twice
    does no harm."""
    known, linked = {each.id: each for each in actions}, dict(links)
    for action_id, were in changes:
        if "id" in were:
            known.pop(action_id, None)
        elif action_id in known:
            known[action_id] = _as_were(known[action_id], were)
            linked[action_id] = linked_as_were(linked.get(action_id, Linked()), were)
    return list(known.values()), linked


def _as_were(action: Counted, were: Mapping[str, object]) -> Counted:
    if "status" in were:
        action = action._replace(status=Status(str(were["status"])))
    if "due_on" in were:
        action = action._replace(due_on=date.fromisoformat(str(were["due_on"])) if were["due_on"] else None)
    return action


def by_area(areas: Sequence[Area], actions: Iterable[Counted], links: Mapping[int, Linked]) -> _Counts:
    """The actions of each area, by the area's id."""
    ids = {area.ref: area.id for area in areas}
    found: dict[int, list[Counted]] = defaultdict(list)
    for action in actions:
        for ref in links[action.id].area if action.id in links else ():
            if ref in ids:
                found[ids[ref]].append(action)
    return found


def _measures(
    store: Store, board: Board, areas: Sequence[Area], today: date, at: datetime | None
) -> dict[int, list[Assessment]]:
    every = links_of(store, board, "area", at) if at else store.links.of_these("area", [area.id for area in areas])
    linked = {area.id: every[area.id] for area in areas if area.id in every}
    refs = {ref for each in linked.values() for ref in each.measure}
    assessed = {each.ref: assess(each, today) for each in store.measures.these(board.id, list(refs))}
    return {area_id: [assessed[ref] for ref in each.measure] for area_id, each in linked.items()}
