"""What a form carries from where it was opened to where it is sent, in Slack's `private_metadata`."""

from collections.abc import Mapping
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


def carried_in(told: Mapping[str, Any]) -> Carried:
    """What `plain` wrote down. Raises LookupError, TypeError or ValueError where it is nothing of ours."""
    return Carried(
        str(told["h"]), str(told["u"]), float(told["t"]), told["o"] is True, told["n"] is True, str(told.get("l", ""))
    )
