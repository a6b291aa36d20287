"""What a form carries from where it was opened to where it is sent, in Slack's `private_metadata`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

# Slack takes an answer to a press for thirty minutes (docs.slack.dev/interactivity/handling-user-interaction).
ANSWERED_FOR = 29 * 60


@dataclass(frozen=True, slots=True)
class Carried:
    """The channel, the address at which whoever opened the form may be answered, since when, and whether the answer
    takes the place of what was there; where that was a list, `redraws` is the line that shows it."""

    channel: str = ""
    url: str = ""
    opened: float = 0
    replaces: bool = False
    home: bool = False
    redraws: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """As it is written down: a name is a letter, for there is room for 3,000 of them."""
        told = {"h": self.channel, "u": self.url, "t": self.opened, "o": self.replaces, "n": self.home}
        return told | ({"l": self.redraws} if self.redraws else {})

    def is_answered_at(self, now: float) -> bool:
        """There is an address, and it still takes an answer."""
        return bool(self.url) and now - self.opened < ANSWERED_FOR


@contextmanager
def read_as_ours() -> Iterator[None]:
    """Whatever is wrong with what came back, such as JSON too deep to read or a number without end, is a ValueError."""
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError, OverflowError) as error:
        raise ValueError("no form of ours") from error


def number_in(told: Any) -> int:
    """A board's id, a page, a day by its number. Raises ValueError for what is none, or the log could not look up."""
    if type(told) is int and 0 <= told < 2**63:
        return told
    raise ValueError("no such number")


def carried_in(told: Mapping[str, Any]) -> Carried:
    """What `plain` wrote down. Raises what `read_as_ours` knows where it is nothing of ours."""
    return Carried(
        str(told["h"]), str(told["u"]), float(told["t"]), told["o"] is True, told["n"] is True, str(told.get("l", ""))
    )
