"""Statements: what the chair says, in the chair's own words, of a measure or of where the board stands.

They are neither claims nor figures: nothing is counted or judged by them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the chair's as at a day. `recorded_for` says that board support recorded it for the chair."""

    id: int
    words: str
    as_at: date
    recorded_for: bool = False


def newest_first(statements: Iterable[Statement], today: date) -> Sequence[Statement]:
    """The statements as at a day up to today, newest first; of the same day, the one entered last comes first."""
    return sorted((each for each in statements if each.as_at <= today), key=lambda each: (each.as_at, each.id))[::-1]


def statement_on(statements: Iterable[Statement], today: date) -> Statement | None:
    """The statement that stands on that day, or None."""
    return next(iter(newest_first(statements, today)), None)
