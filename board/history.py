"""History: who changed what, when, in which words, from what to what, and why. Lines are added, never altered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

Changes = Mapping[str, tuple[Any, Any]]

# What a line records of a decision besides its changes: the day of the board's meeting, and the minute.
AT_MEETING, MINUTE = "at_meeting", "minute"
BESIDE = frozenset({AT_MEETING, MINUTE})
UNDO_MINUTES = 15
# The verbs that rows of an imported file use on existing things.
FROM_FILES = frozenset({"update", "edit", "target"})
# The words of an imported line name its file and row; typed words begin with a slash or a word.
_ROW = re.compile(r"\A(?!/).+, row \d+\Z", re.DOTALL)
# Two people who change the same thing within this time are working on it at once.
AT_ONCE = timedelta(minutes=1)
# `entered_at` is the time of the line itself, `replaced_at` that of a later one, and `places` belongs to an indicator,
# not a reading.
_NO_FACTS = frozenset({"id", "judgements", "entered_at", "replaced_at", "places"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history; its `id` is 0 until it is added.

    `subject` is what was changed ("action", "measure", "board") and `ref` its ref at the time. `changes` maps a field
    to its old and new value as plain text, numbers or None. `undoes` is the line that this one undoes.
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
    """The lines that were not undone, in their order, without the undo lines themselves."""
    entries = tuple(entries)
    taken_back = {entry.undoes for entry in entries}
    return [entry for entry in entries if entry.undoes is None and entry.id not in taken_back]


def gives_first_date(entry: Entry) -> bool:
    """True if the line gives a due date to an action that had none, which is not a move."""
    old, new = entry.changes.get("due_on", (None, None))
    return old is None and new is not None and "moves" not in entry.changes


def asks_for_date(entry: Entry) -> bool:
    """True if the line asks for a later due date, which is not a move until it is agreed."""
    return entry.changes.get("asked_due_on", (None, None))[1] is not None


def logs_it(entry: Entry) -> bool:
    """True if the line added an action, an area, a risk or an event, whether typed or imported."""
    return "title" in entry.changes and entry.changes["title"][0] is None


def changes_from_file(entry: Entry) -> bool:
    """True if a row of an imported file changed something that existed."""
    return entry.undoes is None and entry.verb in FROM_FILES and bool(_ROW.search(entry.said))


def is_from_file(entry: Entry) -> bool:
    """True if the line came from a row of an imported file."""
    return entry.verb == "import" or changes_from_file(entry)


def plain(value: Any) -> Any:
    """A value in the form that history uses: text, a whole number, True, False or None; instants in UTC."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def facts(value: Any) -> dict[str, Any]:
    """The fields of a dataclass in the form that history uses, without its id and what is entered separately."""
    if not is_dataclass(value):
        raise TypeError("facts are taken from a value of a dataclass")
    return {each.name: plain(getattr(value, each.name)) for each in fields(value) if each.name not in _NO_FACTS}


def entered(told: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields of something new, as changes from nothing."""
    return {name: (None, value) for name, value in told.items()}


def differences(before: Any, after: Any) -> dict[str, tuple[Any, Any]]:
    """The fields in which two values of one dataclass differ, as (old, new). `before` is None for something new."""
    if not is_dataclass(after):
        raise TypeError("differences are taken between two values of one dataclass")
    found = {}
    for each in fields(after):
        was, now = getattr(before, each.name, None), getattr(after, each.name)
        if was is not now and (old := plain(was)) != (new := plain(now)):
            found[each.name] = (old, new)
    return found
