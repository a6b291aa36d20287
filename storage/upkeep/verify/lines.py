"""A line of history as verification reads it, and how a row is compared with what is expected."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from board.history import plain

# The id of a board, and a sentence that can follow its name.
Problem = tuple[int, str]
# Fields of a change that repeat the line's own time or person. An undo restores the time of an earlier update.
_SAID_TWICE = {"opened_at": "at", "updated_at": "at", "judged_at": "at", "judged_by": "person"}


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A stored line with its changes parsed: the old and the new value of each field."""

    id: int
    board_id: int
    subject: str
    subject_id: int
    ref: str
    verb: str
    person: str
    at: str
    undoes: int | None
    changes: Mapping[str, tuple[Any, Any]]
    previous_hash: str
    hash: str
    rule: int

    @property
    def new(self) -> dict[str, Any]:
        """Each field that the line sets, with its new value."""
        return {name: new for name, (_, new) in self.changes.items()}


def line_of(row: Mapping[str, Any]) -> StoredLine:
    """Parses a row. Raises ValueError, TypeError or AttributeError if it cannot be read."""
    if not all(isinstance(row[name], str) for name in ("subject", "ref", "verb", "person", "at", "said", "why")):
        raise TypeError("a line's words are text")
    changes = {name: (old, new) for name, (old, new) in json.loads(row["changes"]).items()}
    names = (each.name for each in fields(StoredLine) if each.name != "changes")
    return StoredLine(**{name: row[name] for name in names}, changes=changes)


def contradictions(line: StoredLine) -> Iterator[Problem]:
    """A sentence for each change whose time or person differs from its line's."""
    for name, of_line in _SAID_TWICE.items():
        new = line.changes.get(name, (None, None))[1]
        given_back = line.undoes is not None and name == "updated_at"
        if new is not None and new != getattr(line, of_line) and not given_back:
            yield line.board_id, f"history line {line.id} contradicts itself in {name}."


def defaults_of(kind: type, but: Collection[str] = ()) -> dict[str, Any]:
    """The default of each field of a dataclass, in the form that history uses; None if it has none. Fields in `but` are
    left out.

    They are for fields that an older log does not mention: a new column has its default in every older row, and no
    older line of history mentions it.
    """
    known = (each for each in fields(kind) if each.name not in but)
    return {each.name: None if each.default is MISSING else plain(each.default) for each in known}


def differing(row: Mapping[str, Any], told: Mapping[str, Any]) -> list[str]:
    """The columns of a row that differ from the expected values; expected fields without a column are skipped."""
    return sorted(name for name, value in told.items() if name in row and row[name] != value)
