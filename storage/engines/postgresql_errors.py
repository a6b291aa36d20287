"""The server's errors in words for the operator: why, without anything from the log, and what to do about it."""

from psycopg import errors
from psycopg_pool import PoolTimeout

from storage.refused import READ_ONLY, Unusable

_REMEDIES = (
    ((errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction), READ_ONLY),
    (
        errors.LockNotAvailable,
        "Another boardbot is at work on all of it, such as a copy into it or an upgrade. Once that has ended, type the "
        "same again.",
    ),
    (
        errors.ProtocolViolation,
        "If BOARDBOT_DATABASE names a pooler, put that into transaction mode: in statement mode it takes no "
        "transactions.",
    ),
    (errors.DiskFull, "The server's disk is full: make room there."),
    (
        (errors.QueryCanceled, errors.IdleInTransactionSessionTimeout),
        "A time limit of the database or of its user ended it, or somebody did. If it happens again, have "
        "statement_timeout and idle_in_transaction_session_timeout taken away there, with ALTER ROLE … RESET and ALTER "
        "DATABASE … RESET.",
    ),
)
_TO_CHECK = (
    " Check that the server runs, that BOARDBOT_DATABASE names its host, port, database, user and password, and that "
    "this user may make tables in it and owns those that are there."
)


def unusable(error: Exception) -> Unusable:
    """The error of a command that needs the whole log, or of a start."""
    words = "" if isinstance(error, errors.InsufficientPrivilege) else remedy(error)
    return Unusable(f"The PostgreSQL database cannot be used: {reason(error)}.{words or _TO_CHECK}")


def remedy(error: Exception) -> str:
    """What the operator can do about it, where the server's error says."""
    return next((f" {words}" for kinds, words in _REMEDIES if isinstance(error, kinds)), "")


def reason(error: Exception) -> str:
    """The reason, without an address or anything from the log: the server's messages quote rows."""
    if isinstance(error, PoolTimeout):
        return "no connection"
    code = getattr(error, "sqlstate", None)
    return f"{type(error).__name__} ({code})" if code else type(error).__name__
