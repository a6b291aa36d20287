"""What can be asked of actions, so that the database itself finds those that a list shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from board.actions import SILENT_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Filter:
    """A test of an action's row, and the values that it is compared with. It says nothing of the status."""

    sql: str
    values: tuple[str, ...] = ()


UNDATED = Filter("due_on IS NULL")
UNOWNED = Filter("COALESCE(owner_id, '') = '' AND owner_words = ''")
ONLY_A_ROLE = Filter("COALESCE(owner_id, '') = '' AND owner_words <> ''")


def owned_by(person: str) -> Filter:
    """The action is this person's own."""
    return Filter("owner_id = ?", (person,))


def rated(colour: str) -> Filter:
    """Its owner's own rating."""
    return Filter("rating = ?", (colour,))


def due_before(day: date) -> Filter:
    """Due before that day; where it is open and that is today, overdue."""
    return Filter("due_on < ?", (day.isoformat(),))


def due_between(first: date, last: date) -> Filter:
    """Due on one of these days, both included."""
    return Filter("due_on BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))


def silent_on(today: date) -> Filter:
    """Nobody has updated it for 28 days. An instant is stored as text that begins with its day in UTC."""
    return Filter("updated_at < ?", ((today - timedelta(days=SILENT_AFTER_DAYS - 1)).isoformat(),))
