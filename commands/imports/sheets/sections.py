"""What the rows of a list were sorted into, and the headings that stand between them and above them."""

import re
from dataclasses import dataclass, field

from commands.imports.grids.grid import Line
from commands.imports.meanings.statuses import is_status

_OF_ACTIONS = re.compile(r"\b(?:actions?|items?|tasks?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows: its `row`, and what it says of the rows below it: the `field` and its words."""

    row: int
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Above:
    """Words above the headings, by their row, of which nobody can tell whether they are an area or a title."""

    row: int
    words: str


def status_of_section(kind: str, words: str) -> str:
    """The status that a heading gives the actions below it, such as *Completed actions*; empty where it gives none."""
    status = " ".join(_OF_ACTIONS.sub(" ", words).split())
    return status if kind == "actions" and is_status(status) else ""


@dataclass(slots=True)
class SortedRows:
    """The rows of the list, the section that each stands under, and what the others are, in sentences. `asked` is what
    is asked of rows that may be none of the list, and `above` words above the headings that may be an area."""

    lines: list[Line] = field(default_factory=list)
    sections: dict[int, Section] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    asked: dict[int, str] = field(default_factory=dict)
    above: Above | None = None
