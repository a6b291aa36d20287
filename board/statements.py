"""Statements: what the chair says of a measure, or of where the board stands, in the chair's own words.

They are nobody's claim and no figure: nothing is counted or judged by them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of the chair's as at a day. `recorded_for` says that board support recorded them for the chair."""

    id: int
    words: str
    as_at: date
    recorded_for: bool = False


def newest_first(statements: Iterable[Statement], today: date) -> Sequence[Statement]:
    """Those as at a day up to today, the newest first; of the same day the one that was entered last."""
    return sorted((each for each in statements if each.as_at <= today), key=lambda each: (each.as_at, each.id))[::-1]


def statement_on(statements: Iterable[Statement], today: date) -> Statement | None:
    """The one that stands on that day; None where there is none."""
    return next(iter(newest_first(statements, today)), None)
