"""A paper or a workbook as values, from which its file is drawn."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commands.reply import Part

Cell = str | date | Decimal


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


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A list: its name, headings, and rows of words, days and numbers. The first `printed` columns are printed; those
    after them are only for an import."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    printed: int


@dataclass(frozen=True, slots=True)
class WorkbookOut:
    """A workbook before it is written. The lines of `about` are on a sheet of their own."""

    title: str
    subject: str
    author: str
    marking: str
    as_at: date
    about: tuple[tuple[str, str], ...]
    sheets: tuple[SheetOut, ...]
