"""What may be wrong with a day that words mean: it has passed, or is too far away."""

from collections.abc import Callable
from datetime import date

from board.words import day as in_full
from commands.reading.phrases.meaning import YEARS_AHEAD, YEARS_BACK, months_after

# What a day belongs to, unless a caller says otherwise.
A_FIGURE = "A figure"
# What is wrong with a day, given today and whether its year was written, as the end of a sentence; empty if nothing is.
Objection = Callable[[date, date, bool], str]


def not_due(day: date, today: date, dated: bool) -> str:
    """As a due date: it has passed and has no year, or it is too far away."""
    past = day < today and not dated
    return f"was {in_full(day)}, which has passed." if past else not_stated(day, today, dated)


def not_stated(day: date, today: date, dated: bool) -> str:
    """As any day: it is too far away."""
    if day > months_after(today, 12 * YEARS_AHEAD):
        return f"is {in_full(day)}, more than {YEARS_AHEAD} years ahead."
    return f"is {in_full(day)}, more than {YEARS_BACK} years ago." if _long_ago(day, today) else ""


def not_as_at(day: date, today: date, dated: bool, of: str = A_FIGURE) -> str:
    """As the day of a figure, or of whatever `of` names: it is in the future, or too long ago."""
    if day > today:
        return f"is {in_full(day)}. {of} cannot be as at a day in the future."
    return f"is {in_full(day)}, more than {YEARS_BACK} years ago." if _long_ago(day, today) else ""


def _long_ago(day: date, today: date) -> bool:
    return day < months_after(today, -12 * YEARS_BACK)
