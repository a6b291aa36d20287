"""The events table."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database as Tables

from board.events import Event, EventKind
from storage.rows import insert_sql, instant, isoformat, optional_day, optional_instant

_FIELDS = tuple(each.name for each in fields(Event))
_INSERT = insert_sql("events", (*_FIELDS[1:], "board_id"))
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM events WHERE board_id = ? AND "


class Events:
    """A board's events. One that was taken out stays, and is found only as it was known before then."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, board_id: int, event: Event) -> Event:
        """Stores a new event and returns it with its id."""
        return replace(event, id=self._tables.execute(_INSERT, _row(event) | {"board_id": board_id}).lastrowid or 0)

    def take_out(self, event_id: int, at: datetime) -> None:
        """Notes that an event was taken out of the calendar at that instant."""
        self._tables.execute("UPDATE events SET taken_out_at = ? WHERE id = ?", [instant(at), event_id])

    def in_plan(self, board_id: int, first: date, last: date) -> list[Event]:
        """As `between`, and those of which a limit ends on `first` or later."""
        where = (
            "(last_on >= ? AND first_on <= ? OR limit_on >= ?) AND taken_out_at IS NULL ORDER BY first_on, last_on, id"
        )
        return self._events(where, [board_id, first.isoformat(), last.isoformat(), first.isoformat()])

    def between(self, board_id: int, first: date, last: date) -> list[Event]:
        """Those that are there on any of these days, both included, by their day."""
        where = "last_on >= ? AND first_on <= ? AND taken_out_at IS NULL ORDER BY first_on, last_on, id"
        return self._events(where, [board_id, first.isoformat(), last.isoformat()])

    def known(self, board_id: int, at: datetime) -> list[Event]:
        """All that were in the calendar at the instant `at`, by their day."""
        where = "entered_at <= ? AND (taken_out_at IS NULL OR taken_out_at > ?) ORDER BY first_on, last_on, id"
        return self._events(where, [board_id, instant(at), instant(at)])

    def _events(self, where: str, values: Iterable[Any]) -> list[Event]:
        return [_event(row) for row in self._tables.execute(_SELECT + where, list(values)).fetchall()]


def _row(event: Event) -> dict[str, Any]:
    row = {name: getattr(event, name) for name in _FIELDS[1:]} | {"kind": str(event.kind)}
    row |= {name: isoformat(row[name]) for name in ("first_on", "last_on", "limit_on")}
    return row | {name: instant(row[name]) if row[name] else None for name in ("entered_at", "taken_out_at")}


def _event(row: tuple[Any, ...]) -> Event:
    values = dict(zip(_FIELDS, row, strict=True))
    values |= {name: date.fromisoformat(values[name]) for name in ("first_on", "last_on")}
    values |= {name: optional_instant(values[name]) for name in ("entered_at", "taken_out_at")}
    return Event(**values | {"kind": EventKind(values["kind"]), "limit_on": optional_day(values["limit_on"])})
