"""What files have said of a thing last: where a file says it again and the log differs, the log was changed since."""

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
    """The newest values that files gave to the fields of one thing; nothing of one that was only typed."""

    def __init__(self, batch: Batch, subject: str, subject_id: int) -> None:
        self._of = (batch, subject, subject_id)

    @cached_property
    def _said(self) -> dict[str, Any]:
        """Read only where something differs: of a long list hardly any row does."""
        said: dict[str, Any] = {}
        for each in said_in(*self._of):
            said |= each
        return said

    def is_newer(self, there: Any, wants: Any, names: Iterable[str], new: Any) -> bool:
        """The thing that is `there` differs from the one that a file `wants` in these fields, and the file has said the
        same before. `new` is such a thing with nothing said of it."""
        if not differs(there, wants, names) or not self._said:
            return False
        said = [self._said.get(name, plain(getattr(new, name))) for name in names]
        return said == [plain(getattr(wants, name)) for name in names]

    def said(self, name: str) -> Any:
        """What a file has said of a field last, or None."""
        return self._said.get(name)


def differs(there: Any, wants: Any, names: Iterable[str]) -> bool:
    """Two values differ in one of these fields."""
    return any(getattr(there, name) != getattr(wants, name) for name in names)


def columns_differing(row: Row, there: Any, wants: Any, said_by: Mapping[str, Iterable[str]]) -> list[str]:
    """The columns in which a row says something and differs from what is `there`. `said_by` names the fields that each
    column says; an empty cell says nothing."""
    return [each for each, names in said_by.items() if row.get(each) and differs(there, wants, names)]


def columns_apart(
    row: Row, there: Any, wants: Any, said_by: Mapping[str, Iterable[str]], is_newer: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """The same in two: those that the file changes, and those of which the log is newer than the file."""
    columns = columns_differing(row, there, wants, said_by)
    newer = [each for each in columns if is_newer(each)]
    return [each for each in columns if each not in newer], newer


def with_columns(there: Thing, wants: Thing, columns: Iterable[str], said_by: Mapping[str, Iterable[str]]) -> Thing:
    """What is there, with what these columns say of the one that is wanted."""
    return replace(there, **{name: getattr(wants, name) for each in columns for name in said_by[each]})


def said_in(batch: Batch, subject: str, subject_id: int) -> Iterator[dict[str, Any]]:
    """What each line that came in from a file says of a thing, oldest first."""
    for entry in batch.store.history.of(batch.board.id, subject, subject_id):
        if is_from_file(entry):
            yield {name: new for name, (_, new) in entry.changes.items()}
