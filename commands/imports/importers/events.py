"""Imports rows of a calendar as events. The board's own meetings are added to its meetings instead."""

from collections.abc import Sequence
from datetime import date

from board.events import Event, EventKind, is_own_meeting, kind_in, with_limit
from board.folding import folded
from board.history import differences, entered, facts
from board.refusals import Refusal
from board.words import day, listed
from commands.calendar.event_words import MOST_TITLE, limit_in
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import Differing, shown
from commands.imports.comparing.said_before import SaidBefore, columns_apart, with_columns
from commands.imports.sheets.sheet import InCell, Row, cell
from commands.reading.day_ranges import days_meant
from commands.reading.phrases.meaning import spoken

# The fields of an event that each column sets, apart from its name. A row of one day may be of a longer event, and says
# nothing of its first and last.
_SAID_BY = {"kind": ("kind",), "source": ("source",), "limit": ("limit_what", "limit_within")}
_DAYS, _HEADED = {"first": ("first_on", "last_on")}, {"first": "days"}

# An event with more rows than this recurs, as a weekly visit does: nobody asks whether it has moved.
_MOST_ALIKE = 20


def import_event(batch: Batch, row: Row) -> bool:
    """Adds the event of a row. False if an event with that name is there on these days; differences are then reported,
    and applied if the batch updates."""
    title = row.needed("event")
    if len(title) > MOST_TITLE:
        raise InCell("event", f"it has {len(title):,} characters; {MOST_TITLE} is the most a list can show")
    first, last = _days(batch, row)
    kind = _kind(row, title)
    if kind == EventKind.MEETING and is_own_meeting(title, batch.board.name):
        return _own_meeting(batch, row, first)
    wants = _event(batch, row, title, kind, (first, last))
    there = batch.store.events.between(batch.board.id, first, last)
    known = next((each for each in there if folded(each.title) == folded(title)), None)
    if known:
        batch.compare(row, title, ("event", known.id), lambda: _compared(batch, row, known, wants))
        return False
    _name_alike(batch, row, wants)
    event = batch.store.events.add(batch.board.id, wants)
    batch.record(row, ("event", event.id, title), entered(facts(event)))
    return True


def _name_alike(batch: Batch, row: Row, wants: Event) -> None:
    """Notes an event with the same name on a day that is not in the file: it may have been postponed, or this may be
    another visit."""
    rows = batch.rows_called("event").get(folded(wants.title), [])
    alike = batch.known.events_called(wants.title) if len(rows) <= _MOST_ALIKE else []
    for there in alike[:_MOST_ALIKE]:
        if not any(_is_of_day(batch, each, there.first_on) for each in rows):
            line = f"/board event cancel {spoken(there.first_on)} because …"
            told = f"is in the calendar on {day(there.first_on)}, and stays there. If it is the same one: {line}"
            batch.report.note(row, "event", f'"{wants.title[:60]}" as another: one of that name {told}')


def _is_of_day(batch: Batch, row: Row, first_on: date) -> bool:
    try:
        return _days(batch, row)[0] == first_on
    except Refusal:
        return False


def _compared(batch: Batch, row: Row, there: Event, wants: Event) -> Differing:
    """How a row differs from the event in the calendar, with the change that updates it."""
    before, said_by = SaidBefore(batch, "event", there.id), _SAID_BY
    if wants.first_on < wants.last_on:
        said_by = _DAYS | _SAID_BY
    changed, newer = columns_apart(
        row, there, wants, said_by, lambda column: before.is_newer(there, wants, said_by[column], wants)
    )
    after = _counted(with_columns(there, wants, changed, said_by))

    def change() -> None:
        batch.store.events.put(after)
        batch.record(row, ("event", there.id, there.title), differences(there, after), "event")

    return Differing(_told(there, wants, changed), _told(there, wants, newer), change)


def _counted(event: Event) -> Event:
    """The event with its limit counted from its last day."""
    if not event.limit_what:
        return event
    return with_limit(event, limit_in(f"{event.limit_what} within {event.limit_within}", event.last_on))


def _told(there: Event, wants: Event, columns: Sequence[str]) -> str:
    told = [(each, *(shown(_said(event, each)) for event in (wants, there))) for each in columns]
    return "; ".join(f"{_HEADED.get(column, column)} {here}, on the log {known}" for column, here, known in told)


def _said(event: Event, column: str) -> object:
    if column in _DAYS:
        return event.days
    if column == "limit":
        return event.limit.words if event.limit else None
    return getattr(event, column) or None


def _days(batch: Batch, row: Row) -> tuple[date, date]:
    """The first and last day. One cell may have both: `12/13 October 2016`."""
    words = row.needed("first")
    with cell("first"):
        first = last = batch.cells.day(words)
        try:
            # `days_meant` may read two days in a single date that a spreadsheet wrote as a number or month-first.
            first, last = days if (days := days_meant(words, last, batch.board.meetings))[1] == last else (last, last)
        except Refusal:
            if batch.cells.is_span(words):
                raise
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
    told = f'"{words[:60]}" is no kind of event' if words else "the words do not say which kind of event it is"
    raise InCell("kind" if words else "event", f"{told}; it can be a {listed(list(EventKind), 'or')}", asked=True)


def _own_meeting(batch: Batch, row: Row, on: date) -> bool:
    for name in ("source", "limit"):
        if words := row.get(name):
            batch.report.note(row, name, f'"{words[:60]}" is not kept: of a meeting of the board its day is')
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
