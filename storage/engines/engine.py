"""An engine: what the log asks of whatever keeps it, and which one an address means."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from storage.deadline import Deadline
from storage.engines.connection import Connection, Filling
from storage.engines.sqlite import Sqlite
from storage.refused import Unusable

SCHEMES = ("postgresql://", "postgres://")
INSTALL = "pip install 'boardbot[postgresql]'"


class LogEngine(Protocol):
    """One log and its transactions; `storage/database.py` says what each gives and refuses."""

    @property
    def path(self) -> Path | None: ...
    @property
    def place(self) -> str: ...
    @property
    def is_there(self) -> bool: ...
    def check_is_there(self) -> None: ...
    @property
    def is_in_place(self) -> bool: ...
    def prepare(self) -> None: ...
    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def trying(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def writing(self, deadline: Deadline | None = None, team: str = "") -> AbstractContextManager[Connection]: ...
    def copied(self, most: int, team: str) -> AbstractContextManager[Connection | None]: ...
    def close(self) -> None: ...

    def snapshot(self) -> AbstractContextManager[Connection]:
        """The log at one instant, opened to be read alone and never migrated. Raises Unusable where there is none, and
        for one of another version."""

    def filled(self) -> AbstractContextManager[Filling]:
        """A new log that is filled in the block, and is there once that has ended well: else nothing is. Raises
        Unusable where there is anything already."""


def engine_of(address: Path | str) -> LogEngine:
    """The engine that keeps the log of that address."""
    if not isinstance(address, str) or not address.startswith(SCHEMES):
        return Sqlite(Path(address))
    try:
        from storage.engines.postgresql import Postgresql  # noqa: PLC0415 - only where it is asked for
    except ImportError:
        raise Unusable(f"What speaks to PostgreSQL is not installed. To have it: {INSTALL}") from None
    try:
        return Postgresql(address)
    except ValueError as error:
        raise Unusable(f"BOARDBOT_DATABASE: {error}") from None
