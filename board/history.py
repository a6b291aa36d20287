"""History: who changed what, when, said what, from what to what, and why. Lines are added, never altered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

Changes = Mapping[str, tuple[Any, Any]]

# What a line says of a decision beside what it changed: the day of the board's meeting, and the minute that records it.
AT_MEETING, MINUTE = "at_meeting", "minute"
BESIDE = frozenset({AT_MEETING, MINUTE})
UNDO_MINUTES = 15
# What a row of a file does to what is on the log already.
FROM_FILES = frozenset({"update", "edit", "target"})
# A line that came in says its file and row; one that was typed begins with a slash, or a word.
_ROW = re.compile(r"\A(?!/).+, row \d+\Z", re.DOTALL)
# Two people who change the same thing within this time are at work on it at once.
AT_ONCE = timedelta(minutes=1)
# `entered_at` is the moment of the line itself, `replaced_at` that of a later one, and `places` are said of an
# indicator, not of a reading.
_NO_FACTS = frozenset({"id", "judgements", "entered_at", "replaced_at", "places"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history; its `id` is 0 until it is added.

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


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The lines that nobody has taken back, in their order; the lines that take others back are left out."""
    entries = tuple(entries)
    taken_back = {entry.undoes for entry in entries}
    return [entry for entry in entries if entry.undoes is None and entry.id not in taken_back]


def gives_first_date(entry: Entry) -> bool:
    """The line gives a due date to an action that had none: no move."""
    old, new = entry.changes.get("due_on", (None, None))
    return old is None and new is not None and "moves" not in entry.changes


def asks_for_date(entry: Entry) -> bool:
    """The line asks for a later due date: no move until that is agreed."""
    return entry.changes.get("asked_due_on", (None, None))[1] is not None


def logs_it(entry: Entry) -> bool:
    """The line put an action, an area, a risk or an event on the log, whether it was typed or came in from a file."""
    return "title" in entry.changes and entry.changes["title"][0] is None


def changes_from_file(entry: Entry) -> bool:
    """A row of a file changed what was on the log already."""
    return entry.undoes is None and entry.verb in FROM_FILES and bool(_ROW.search(entry.said))


def is_from_file(entry: Entry) -> bool:
    """The line came in with a row of a file."""
    return entry.verb == "import" or changes_from_file(entry)


def plain(value: Any) -> Any:
    """A value as history keeps it: text, a whole number, True, False or None; instants in UTC."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def facts(value: Any) -> dict[str, Any]:
    """The fields of a dataclass as history keeps them, but for its id and what is entered apart from it."""
    if not is_dataclass(value):
        raise TypeError("facts are taken from a value of a dataclass")
    return {each.name: plain(getattr(value, each.name)) for each in fields(value) if each.name not in _NO_FACTS}


def entered(told: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is told of something new, as changes: before, each of its fields was nothing."""
    return {name: (None, value) for name, value in told.items()}


def differences(before: Any, after: Any) -> dict[str, tuple[Any, Any]]:
    """The fields in which two values of one dataclass differ, as (old, new). `before` is None for a new one."""
    if not is_dataclass(after):
        raise TypeError("differences are taken between two values of one dataclass")
    found = {}
    for each in fields(after):
        was, now = getattr(before, each.name, None), getattr(after, each.name)
        if was is not now and (old := plain(was)) != (new := plain(now)):
            found[each.name] = (old, new)
    return found
