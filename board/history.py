"""History: who changed what, when, said what, from what to what, and why. Lines are added, never altered."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Changes = Mapping[str, tuple[Any, Any]]

UNDO_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history.

    `subject` is what was changed ("action", "measure", "board") and `ref` its ref at the time; `changes` maps a
    field to its old and new value as plain text, numbers or None; `undoes` is the line that this one takes back.
    """

    id: int
    subject: str
    subject_id: int
    ref: str
    verb: str
    person: str
    at: datetime
    said: str
    changes: Changes
    why: str = ""
    undoes: int | None = None


def plain(value: Any) -> Any:
    """A value as history keeps it: text, a whole number, True, False or None."""
    if value is None or isinstance(value, bool | int | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return str(value)


def differences(before: Any, after: Any) -> dict[str, tuple[Any, Any]]:
    """The fields in which two values of one dataclass differ, as (old, new). `before` is None for a new one."""
    if not is_dataclass(after):
        raise TypeError("differences are taken between two values of one dataclass")
    found = {}
    for each in fields(after):
        old = plain(getattr(before, each.name)) if before is not None else None
        new = plain(getattr(after, each.name))
        if old != new:
            found[each.name] = (old, new)
    return found
