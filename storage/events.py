"""The events table."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from board.events import Event, EventKind
from storage.engines.connection import Connection
from storage.rows import instant, isoformat, new_row_sql, optional_day, optional_instant

_FIELDS = tuple(each.name for each in fields(Event))
_INSERT = new_row_sql("events", (*_FIELDS[1:], "board_id"))
_UPDATE = f"UPDATE events SET {', '.join(f'{name} = :{name}' for name in _FIELDS[1:])} WHERE id = :id"
_FROM = f"SELECT {', '.join(_FIELDS)} FROM events"
_SELECT = f"{_FROM} WHERE board_id = ? AND "


class Events:
    """A board's events. An event that was removed stays stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, event: Event) -> Event:
        """Stores a new event and returns it with its id."""
        return replace(event, id=self._connection.execute(_INSERT, _row(event) | {"board_id": board_id}).fetchone()[0])

    def put(self, event: Event) -> None:
        """Stores an event in its new state: edited, removed from the calendar, or put back."""
        self._connection.execute(_UPDATE, _row(event) | {"id": event.id})

    def get(self, event_id: int) -> Event | None:
        """The event with that id, even if it was removed."""
        found = self._connection.execute(f"{_FROM} WHERE id = ?", [event_id]).fetchone()
        return _event(found) if found else None

    def all(self, board_id: int) -> list[Event]:
        """Every event of a board, by its day, including those that were removed."""
        return self._events("TRUE ORDER BY first_on, last_on, id", [board_id])

    def in_plan(self, board_id: int, first: date, last: date) -> list[Event]:
        """As `between`, together with the events that have a limit ending on `first` or later."""
        where = (
            "(last_on >= ? AND first_on <= ? OR limit_on >= ?) AND taken_out_at IS NULL ORDER BY first_on, last_on, id"
        )
        return self._events(where, [board_id, first.isoformat(), last.isoformat(), first.isoformat()])

    def between(self, board_id: int, first: date, last: date) -> list[Event]:
        """The events, without those removed, on any of these days, both included, by their day."""
        where = "last_on >= ? AND first_on <= ? AND taken_out_at IS NULL ORDER BY first_on, last_on, id"
        return self._events(where, [board_id, first.isoformat(), last.isoformat()])

    def _events(self, where: str, values: Iterable[Any]) -> list[Event]:
        return [_event(row) for row in self._connection.execute(_SELECT + where, list(values)).fetchall()]


def _row(event: Event) -> dict[str, Any]:
    row = {name: getattr(event, name) for name in _FIELDS[1:]} | {"kind": str(event.kind)}
    row |= {name: isoformat(row[name]) for name in ("first_on", "last_on", "limit_on")}
    return row | {name: instant(row[name]) if row[name] else None for name in ("entered_at", "taken_out_at")}


def _event(row: tuple[Any, ...]) -> Event:
    values = dict(zip(_FIELDS, row, strict=True))
    values |= {name: date.fromisoformat(values[name]) for name in ("first_on", "last_on")}
    values |= {name: optional_instant(values[name]) for name in ("entered_at", "taken_out_at")}
    return Event(**values | {"kind": EventKind(values["kind"]), "limit_on": optional_day(values["limit_on"])})
