"""A line of history as verification reads it, and what a row is held against."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from board.history import plain

# The id of a board, and a sentence that may stand after its name.
Problem = tuple[int, str]
# What a change says of the moment or the person, which its line says too.
_SAID_TWICE = {"opened_at": "at", "updated_at": "at", "judged_at": "at", "judged_by": "person"}


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line as it is stored, its changes read: the old and the new value of each field."""

    id: int
    board_id: int
    subject: str
    subject_id: int
    ref: str
    verb: str
    person: str
    at: str
    changes: Mapping[str, tuple[Any, Any]]
    previous_hash: str

    @property
    def new(self) -> dict[str, Any]:
        """Each field that the line sets, and what to."""
        return {name: new for name, (_, new) in self.changes.items()}


def line_of(row: Mapping[str, Any]) -> StoredLine:
    """The line of a row. Raises ValueError, TypeError or AttributeError for one that cannot be read."""
    if not all(isinstance(row[name], str) for name in ("subject", "ref", "verb", "person", "at", "said", "why")):
        raise TypeError("a line's words are text")
    changes = {name: (old, new) for name, (old, new) in json.loads(row["changes"]).items()}
    names = ("id", "board_id", "subject", "subject_id", "ref", "verb", "person", "at", "previous_hash")
    return StoredLine(**{name: row[name] for name in names}, changes=changes)


def contradictions(line: StoredLine) -> Iterator[Problem]:
    """A sentence for each change that names another moment or person than its own line."""
    for name, of_line in _SAID_TWICE.items():
        new = line.changes.get(name, (None, None))[1]
        if new is not None and new != getattr(line, of_line):
            yield line.board_id, f"history line {line.id} contradicts itself in {name}."


def defaults_of(kind: type) -> dict[str, Any]:
    """The fields of a dataclass as history keeps them, where no line knows any of them; None where there is no
    default."""
    return {each.name: None if each.default is MISSING else plain(each.default) for each in fields(kind)}


def differing(row: Mapping[str, Any], told: Mapping[str, Any]) -> list[str]:
    """The columns of a row that are not as told; what is no column of its own is left out."""
    return sorted(name for name, value in told.items() if name in row and row[name] != value)
