"""`boardbot export --of events`: the board's events and meetings, as `boardbot import` reads them again."""

from collections.abc import Iterable
from datetime import date

from board.boards import Board
from board.events import Event
from commands.calendar.plan_days import EVER
from commands.exports.cells import as_csv
from storage.store import Store

EVENT_HEADINGS = ("event", "from", "to", "kind", "source", "limit")


def events_exported(store: Store, board: Board) -> str:
    """Every event and every meeting of the board as CSV, in order of day."""
    return as_csv(EVENT_HEADINGS, event_rows(board.meetings, store.events.between(board.id, *EVER)))


def event_rows(meetings: Iterable[date], events: Iterable[Event]) -> list[list[str]]:
    """A row for each of the board's meetings and each event, in order of day."""
    own = [["Board meeting", on.isoformat(), on.isoformat(), "meeting", "", ""] for on in meetings]
    others = [
        [each.title, each.first_on.isoformat(), each.last_on.isoformat(), str(each.kind), each.source,
         each.limit.words if each.limit else ""]
        for each in events
    ]  # fmt: skip
    return sorted([*own, *others], key=lambda row: row[1])
