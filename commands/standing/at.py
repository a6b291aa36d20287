"""Where a board stands, now or as at the end of a day: the same answer for the chair's page and for papers."""

from dataclasses import dataclass
from datetime import date

from board.actions import LIVE
from board.boards import Board
from board.calendar import NO_MEETING
from board.position import Position, position
from board.publishing import Shown, whole
from board.words import day
from commands.actions.as_at import actions_at, began_after, end_of
from commands.areas.gaps import with_gaps
from commands.history.meetings_at import board_at
from commands.measures.pages.as_at import measures_at
from commands.risks.as_at import risks_at
from storage.store import Store


@dataclass(frozen=True, slots=True)
class StandingAt:
    """Where the board stands, and the board with its calendar as it is or was. `note` says what could not be shown.
    `has_actions` is false as at a day before the log began."""

    position: Position
    board: Board
    note: str = ""
    has_actions: bool = True
    is_now: bool = True


def standing_now(store: Store, board: Board, today: date, shown: Shown = whole) -> StandingAt:
    """Where the board stands now. `shown` gives each measure as the readers may see it."""
    store.ahead(lambda: asked_of_now(store, board))
    actions = store.actions.of_status(board.id, LIVE)
    measures, risks = store.measures.all(board.id), store.risks.all(board.id)
    where = position(actions, map(shown, measures), board.meetings, today, risks, board.schedule)
    return StandingAt(with_gaps(where, store, board), board)


def asked_of_now(store: Store, board: Board) -> list[object]:
    """The queries that say where the board stands now, to be made together; see `Store.ahead`."""
    return [
        store.actions.of_status(board.id, LIVE),
        store.measures.all(board.id),
        store.risks.all(board.id),
        store.areas.all(board.id),
        store.links.attended(board.id),
    ]


def as_it_stood(store: Store, board: Board, on: date, shown: Shown = whole) -> StandingAt:
    """Where the board stood at the end of a day: actions and calendar from the history, figures and claims as at that
    day or earlier, with the targets set by then. `shown` gives each measure as the readers may see it."""
    end = end_of(on, board)
    began = began_after(store, board, end)
    targets = "today's" if began else "those that were set then"
    note = (
        "As it stood. Figures and claims are those as at that day or before, with any corrections since; the targets "
        f"are {targets}."
    )
    if began:
        note += f" This log began on {day(began)}, so its actions cannot be shown as they stood."
    board = board if began else board_at(store, board, end)
    actions = [] if began else actions_at(store, board, end)
    risks = [] if began else risks_at(store, board, end)
    where = position(actions, map(shown, measures_at(store, board, end)), board.meetings, on, risks, board.schedule)
    where = where if began else with_gaps(where, store, board, end)
    return StandingAt(where, board, note, not began, is_now=False)


def next_board_words(where: Position) -> str:
    """`Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020.`, or that no meeting is in the calendar."""
    if where.next_board is None or where.papers is None:
        return f"{NO_MEETING}."
    return f"Next board {day(where.next_board)}, papers {day(where.papers)}."
