"""The clocks. No package below this one reads one: there, the instant is a value that is passed in."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def steady() -> float:
    """Monotonic seconds, whatever is done to the machine's clock."""
    return time.monotonic()
