"""A paper as values, from which Word files are drawn."""

from dataclasses import dataclass
from datetime import date

from commands.reply import Part


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper before it is drawn. `as_at` is the day of its figures; `appendix` needs wide pages."""

    title: str
    subject: str
    author: str
    marking: str
    as_at: date
    parts: tuple[Part, ...]
    appendix: tuple[Part, ...] = ()
