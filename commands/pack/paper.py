"""A paper as values: what it says of itself, and its parts. Word and Excel are drawn from these."""

from dataclasses import dataclass
from datetime import date

from commands.reply import Part


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before it is drawn. `as_at` is the day of its figures, and `appendix` what needs a wide page."""

    title: str
    subject: str
    author: str
    marking: str
    as_at: date
    parts: tuple[Part, ...]
    appendix: tuple[Part, ...] = ()
