"""The clock. Below this package nobody reads one: the instant is a value that is passed in."""

from datetime import UTC, datetime


def now() -> datetime:
    """The instant it is, aware, in UTC."""
    return datetime.now(UTC)
