"""What a form carries from where it was opened to where it is submitted, in Slack's `private_metadata`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# Slack accepts an answer to a press for thirty minutes (docs.slack.dev/interactivity/handling-user-interaction).
ANSWERED_FOR = 29 * 60


@dataclass(frozen=True, slots=True)
class Carried:
    """The channel; the address at which the person who opened the form may be answered, and since when; and whether the
    answer replaces what was there. If that was a list, `redraws` is the line that shows it."""

    channel: str = ""
    url: str = ""
    opened: float = 0
    replaces: bool = False
    home: bool = False
    redraws: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """As plain values, with one-letter names, because `private_metadata` holds only 3,000 characters."""
        told = {"h": self.channel, "u": self.url, "t": self.opened, "o": self.replaces, "n": self.home}
        return told | ({"l": self.redraws} if self.redraws else {})

    def is_answered_at(self, now: float) -> bool:
        """True if there is an address, and it still accepts an answer."""
        return bool(self.url) and now - self.opened < ANSWERED_FOR


@contextmanager
def read_as_ours() -> Iterator[None]:
    """Turns every fault of what came back, such as JSON that is nested too deeply or an endless number, into a
    ValueError."""
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError, OverflowError) as error:
        raise ValueError("no form of ours") from error


def number_in(told: Any) -> int:
    """A board's id, a page, or a day as a number. Raises ValueError for anything else, and for a number that the log
    could not look up."""
    if type(told) is int and 0 <= told < 2**63:
        return told
    raise ValueError("no such number")


def carried_in(told: Mapping[str, Any]) -> Carried:
    """The Carried from which `plain` was made. Raises what `read_as_ours` handles if it is not ours."""
    return Carried(
        str(told["h"]), str(told["u"]), float(told["t"]), told["o"] is True, told["n"] is True, str(told.get("l", ""))
    )
