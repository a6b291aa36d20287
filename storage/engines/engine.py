"""The interface of an engine, and the choice of the engine that an address means."""

import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from storage.deadline import Deadline
from storage.engines.connection import Connection, Filling
from storage.engines.sqlite import Sqlite
from storage.refused import Unusable

SCHEMES = ("postgresql://", "postgres://")
INSTALL = "pip install --require-hashes -r requirements-postgresql.txt"
# The parameter names of libpq's keyword/value form, which may come in any order.
_NAMES = (
    "data source", "database", "dbname", "host", "hostaddr", "pass", "passfile", "passwd", "password", "port", "pwd",
    "server", "service", "sslmode", "sslpassword", "user", "user id", "username",
)  # fmt: skip
_NAMED = re.compile(rf"(?:^|[\s;])(?:{'|'.join(_NAMES)})\s*=", re.IGNORECASE)

# A line of ~/.pgpass: host, port, database, user and password.
_OF_PGPASS = re.compile(r"[^/]*?:(?:\d+|\*):[^:]+:[^:]+:.+")


class LogEngine(Protocol):
    """One log and its transactions; `storage/database.py` documents each method."""

    @property
    def path(self) -> Path | None: ...
    @property
    def place(self) -> str: ...
    @property
    def is_there(self) -> bool: ...
    def check_is_there(self) -> None: ...
    @property
    def is_in_place(self) -> bool: ...
    @property
    def can_be_written(self) -> bool: ...
    def prepare(self) -> None: ...
    def reading(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def trying(self, deadline: Deadline | None = None) -> AbstractContextManager[Connection]: ...
    def writing(self, deadline: Deadline | None = None, team: str = "") -> AbstractContextManager[Connection]: ...
    def copied(self, most: int, team: str) -> AbstractContextManager[Connection | None]: ...
    def close(self) -> None: ...

    def snapshot(self) -> AbstractContextManager[Connection]:
        """The log at one instant, opened read-only and never migrated. Raises Unusable if there is none, or if it is of
        another version."""

    def filled(self) -> AbstractContextManager[Filling]:
        """A new log to be filled in the block. It exists only once the block has ended without an error. Raises
        Unusable if anything is there already."""


def is_in_a_server(address: str) -> bool:
    """True if the address is that of a database in a server, False for the path of a file. Raises ValueError, which
    contains no part of it, for one that is neither."""
    if address.startswith(SCHEMES):
        return True
    if _is_like_one(address):
        raise ValueError("it is neither the path of a file nor an address that begins with postgresql://, as written")
    return False


def _is_like_one(address: str) -> bool:
    """True for what may be a server's address in a wrong form, and so may hold a password: still in quotes, with
    another scheme, with a slash missing, in keyword/value form, or as a line of ~/.pgpass."""
    name, at, _ = address.partition("@")
    scheme, colon, rest = address.partition(":")
    has_scheme = bool(colon) and rest.startswith("/") and "/" not in scheme and len(scheme) > 1
    has_names = _NAMED.search(address) is not None or _OF_PGPASS.fullmatch(address) is not None
    return address[:1] in {"'", '"'} or "://" in address or has_scheme or has_names or bool(at and ":" in name)


def passwords_in(address: Path | str) -> set[str]:
    """The passwords in a server's address, as libpq parses it. Empty for a file's path and for an address that cannot
    be parsed."""
    if not isinstance(address, str) or not address.startswith(SCHEMES):
        return set()
    try:
        from storage.engines.address import secrets_of  # noqa: PLC0415 - only if it is needed

        return secrets_of(address)
    except (ImportError, ValueError):
        return set()


def engine_of(address: Path | str) -> LogEngine:
    """The engine that keeps the log at that address. Raises Unusable for an invalid address."""
    try:
        in_a_server = isinstance(address, str) and is_in_a_server(address)
    except ValueError as error:
        raise Unusable(f"{str(error).capitalize()}.") from None
    if not in_a_server:
        return Sqlite(Path(address))
    try:
        from storage.engines.postgresql import Postgresql  # noqa: PLC0415 - only if it is needed
    except ImportError:
        raise Unusable(f"What speaks to PostgreSQL is not installed. To have it: {INSTALL}") from None
    try:
        return Postgresql(str(address))
    except ValueError as error:
        raise Unusable(f"BOARDBOT_DATABASE: {error}") from None
