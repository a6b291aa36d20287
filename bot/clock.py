"""The clocks. Below this package nobody reads one: the instant is a value that is passed in."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The instant it is, aware, in UTC."""
    return datetime.now(UTC)


def steady() -> float:
    """Seconds that go on evenly, whatever is done to the machine's clock."""
    return time.monotonic()
