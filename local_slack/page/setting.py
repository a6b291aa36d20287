"""What the server of the page tells it: the workspace itself models Slack, and knows nothing of boards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Typeable:
    """A line that `/` offers. `line` is put into the message box; `usage` and `about` are shown beside it."""

    line: str
    usage: str
    about: str

    @property
    def is_command(self) -> bool:
        """True for a whole command, which is offered before its verbs."""
        return " " not in self.line


@dataclass(frozen=True)
class Try:
    """Something for a newcomer to try: a line that is put into the message box, and what it shows."""

    line: str
    why: str


@dataclass(frozen=True)
class Ahead:
    """A button that moves the workspace's clock forward. `label` says to when, and is called each time it is drawn."""

    label: Callable[[], str]
    about: str
    press: Callable[[], None]


@dataclass(frozen=True)
class PageSetting:
    """`parts` gives the people to act as, by id, and their roles; the first is the one to begin as.

    `channel` is the name of the channel that opens first; `typeable` is what `/` offers: commands and their verbs.
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
