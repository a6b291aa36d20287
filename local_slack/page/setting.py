"""What the page is told by whoever serves it: the workspace itself knows Slack, and nothing of boards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Typeable:
    """A line that `/` offers. `line` is put into the message box; `usage` and `about` are read beside it."""

    line: str
    usage: str
    about: str

    @property
    def is_command(self) -> bool:
        """A whole command, offered before its verbs are."""
        return " " not in self.line


@dataclass(frozen=True)
class Try:
    """Something for a newcomer to try: a line that is put into the message box, and what it shows."""

    line: str
    why: str


@dataclass(frozen=True)
class Ahead:
    """A button that moves the workspace's clock on. `label` says to when, asked anew each time it is drawn."""

    label: Callable[[], str]
    about: str
    press: Callable[[], None]


@dataclass(frozen=True)
class PageSetting:
    """`parts` gives each person one may act as, by id, and what they are; the first is who one begins as.

    `channel` is the name of the channel that opens first, `typeable` what `/` offers, commands and their verbs.
    """

    title: str
    about: str
    channel: str
    parts: Mapping[str, str]
    typeable: tuple[Typeable, ...] = ()
    tries: tuple[Try, ...] = ()
    aheads: tuple[Ahead, ...] = ()
    command_names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        names = frozenset(each.line for each in self.typeable if each.is_command)
        object.__setattr__(self, "command_names", names)
