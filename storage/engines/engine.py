"""An engine: what the log asks of whatever keeps it, and which one an address means."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from storage.deadline import Deadline
from storage.engines.connection import Connection
from storage.engines.sqlite import Sqlite


class LogEngine(Protocol):
    """One log and its transactions; `storage/database.py` says what each gives and refuses."""

    @property
    def path(self) -> Path | None: ...
    @property
    def name(self) -> str: ...
    @property
    def is_in_place(self) -> bool: ...
    def prepare(self) -> None: ...
    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def trying(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def writing(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def copied(self, most: int) -> AbstractContextManager[Connection | None]: ...
    def close(self) -> None: ...


def engine_of(address: Path | str) -> LogEngine:
    """The engine that keeps the log of that address."""
    return Sqlite(Path(address))
