"""Rows of a calendar: what happens, on which days, of which kind. A meeting of the board goes into its own calendar."""

from contextlib import suppress
from datetime import date

from board.events import Event, EventKind, is_own_meeting, kind_in, with_limit
from board.folding import folded
from board.history import entered, facts
from board.refusals import Refusal
from board.words import listed
from commands.boards.event_words import MOST_TITLE, limit_in
from commands.imports.batch import Batch
from commands.imports.sheet import InCell, Row, cell
from commands.reading.day_ranges import days_meant


def import_event(batch: Batch, row: Row) -> bool:
    """Adds the event of a row; False where one of that name is there on these days."""
    batch.check(row)
    title = row.needed("event")
    if len(title) > MOST_TITLE:
        raise InCell("event", f"it has {len(title):,} characters; {MOST_TITLE} is the most a list can show")
    first, last = _days(batch, row)
    kind = _kind(row, title)
    if kind == EventKind.MEETING and is_own_meeting(title, batch.board.name):
        return _own_meeting(batch, row, first)
    if any(folded(each.title) == folded(title) for each in batch.store.events.between(batch.board.id, first, last)):
        return False
    event = batch.store.events.add(batch.board.id, _event(batch, row, title, kind, (first, last)))
    batch.record(row, ("event", event.id, title), entered(facts(event)))
    return True


def _days(batch: Batch, row: Row) -> tuple[date, date]:
    """The first and the last day, which may stand in one cell: `12/13 October 2016`."""
    words = row.needed("first")
    with cell("first"):
        first = last = batch.cells.day(words)
        with suppress(Refusal):
            # A day that a spreadsheet keeps as a number, or writes month first, is one day.
            first, last = days if (days := days_meant(words, last, batch.board.meetings))[1] == last else (last, last)
    if row.get("last"):
        with cell("last"):
            last = batch.cells.day(row.get("last"))
        if last < first:
            raise InCell("last", "it is before the first day", asked=True)
    return first, last


def _kind(row: Row, title: str) -> EventKind:
    words = row.get("kind").casefold()
    if words in list(EventKind):
        return EventKind(words)
    if not words and (found := kind_in(title)):
        return found
    kinds = listed(list(EventKind)).replace(" and ", " or ")
    told = f'"{words[:60]}" is no kind of event' if words else "the words do not say which kind of event it is"
    raise InCell("kind" if words else "event", f"{told}; it can be a {kinds}", asked=True)


def _own_meeting(batch: Batch, row: Row, on: date) -> bool:
    key = f"the board of {on.isoformat()}"
    if on in batch.board.meetings or key in batch.seen:
        return False
    batch.seen[key] = row.number
    batch.store.boards.add_meeting(batch.board.id, on)
    batch.record(row, ("board", batch.board.id, batch.board.name), {"meeting": (None, on.isoformat())})
    return True


def _event(batch: Batch, row: Row, title: str, kind: EventKind, days: tuple[date, date]) -> Event:
    with cell("limit"):
        limit = limit_in(row.get("limit"), days[1]) if row.get("limit") else None
    event = Event(
        id=0,
        kind=kind,
        title=title,
        first_on=days[0],
        last_on=days[1],
        source=row.get("source"),
        entered_by=batch.by,
        entered_at=batch.now,
    )
    return with_limit(event, limit)
