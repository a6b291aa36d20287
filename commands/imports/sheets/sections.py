"""The rows of a list once sorted, and the headings between and above them."""

import re
from dataclasses import dataclass, field

from commands.imports.grids.grid import Line
from commands.imports.meanings.statuses import is_status

_THINGS = re.compile(r"\b(?:actions?|items?|tasks?|risks?)\b", re.I)
_HAVE_STATUSES = frozenset({"actions", "risks"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows: its `row`, the `field` that it gives to the rows below it, and its words."""

    row: int
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Above:
    """Words above the headings, with their row, that may be an area or a title."""

    row: int
    words: str


def status_of_section(kind: str, words: str) -> str:
    """The status that a heading gives to the actions or risks below it, such as *Completed actions*; empty if it gives
    none."""
    status = " ".join(_THINGS.sub(" ", words).split())
    return status if kind in _HAVE_STATUSES and is_status(status) else ""


@dataclass(slots=True)
class SortedRows:
    """The rows of the list, the section of each by row number, and sentences on the other rows. `asked`: the question
    about each row that may not belong to the list. `above`: words above the headings that may be an area."""

    lines: list[Line] = field(default_factory=list)
    sections: dict[int, Section] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    asked: dict[int, str] = field(default_factory=dict)
    above: Above | None = None
