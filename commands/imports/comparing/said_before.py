"""What files last said of a thing. If a file says it again and the log differs, the log has changed since."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from board.areas import Area
from board.events import Event
from board.history import is_from_file, plain
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import Row

Thing = TypeVar("Thing", Area, Event)


class SaidBefore:
    """The latest values that files gave to the fields of one thing; none if it was only ever typed."""

    def __init__(self, batch: Batch, subject: str, subject_id: int) -> None:
        self._of = (batch, subject, subject_id)

    @cached_property
    def _said(self) -> dict[str, Any]:
        """Read only when something differs, which is rare in a long list."""
        said: dict[str, Any] = {}
        for each in said_in(*self._of):
            said |= each
        return said

    def is_newer(self, there: Any, wants: Any, names: Iterable[str], new: Any) -> bool:
        """True if `there`, the thing on the log, differs in these fields from what the file `wants`, and the file said
        the same before. `new` is an empty thing of the same kind, for fields that no file has set."""
        if not differs(there, wants, names) or not self._said:
            return False
        said = [self._said.get(name, plain(getattr(new, name))) for name in names]
        return said == [plain(getattr(wants, name)) for name in names]

    def said(self, name: str) -> Any:
        """What a file last said of a field, or None."""
        return self._said.get(name)


def differs(there: Any, wants: Any, names: Iterable[str]) -> bool:
    """True if two values differ in any of these fields."""
    return any(getattr(there, name) != getattr(wants, name) for name in names)


def columns_differing(row: Row, there: Any, wants: Any, said_by: Mapping[str, Iterable[str]]) -> list[str]:
    """The columns that are not empty in the row and in which `wants` differs from `there`. `said_by` names the fields
    that each column sets."""
    return [each for each, names in said_by.items() if row.get(each) and differs(there, wants, names)]


def columns_apart(
    row: Row, there: Any, wants: Any, said_by: Mapping[str, Iterable[str]], is_newer: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """The columns of `columns_differing` in two lists: those that the file changes, and those with a newer log."""
    columns = columns_differing(row, there, wants, said_by)
    newer = [each for each in columns if is_newer(each)]
    return [each for each in columns if each not in newer], newer


def with_columns(there: Thing, wants: Thing, columns: Iterable[str], said_by: Mapping[str, Iterable[str]]) -> Thing:
    """`there`, with the fields that these columns set taken from `wants`."""
    return replace(there, **{name: getattr(wants, name) for each in columns for name in said_by[each]})


def said_in(batch: Batch, subject: str, subject_id: int) -> Iterator[dict[str, Any]]:
    """The new values in each line of history that came from a file, oldest first."""
    for entry in batch.store.history.of(batch.board.id, subject, subject_id):
        if is_from_file(entry):
            yield {name: new for name, (_, new) in entry.changes.items()}
