"""`boardbot export --of events`: the calendar with the board's own meetings, as `boardbot import` reads it again."""

from board.boards import Board
from commands.boards.plan_days import EVER
from commands.export import as_csv
from storage.store import Store

EVENT_HEADINGS = ("event", "from", "to", "kind", "source", "limit")


def events_exported(store: Store, board: Board) -> str:
    """Every event that is in the calendar, and every meeting of the board, in order of day."""
    meetings = [["Board meeting", on.isoformat(), on.isoformat(), "meeting", "", ""] for on in board.meetings]
    events = [
        [each.title, each.first_on.isoformat(), each.last_on.isoformat(), str(each.kind), each.source,
         f"{each.limit.what} within {each.limit.within}" if each.limit else ""]
        for each in store.events.between(board.id, *EVER)
    ]  # fmt: skip
    return as_csv(EVENT_HEADINGS, sorted([*meetings, *events], key=lambda row: row[1]))
