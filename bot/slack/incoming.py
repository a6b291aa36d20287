"""What comes from Slack before it is a request: somebody's words, whose they are, and where; and who the bot is."""

from dataclasses import dataclass, field

from bot.slack.organisation import UNSAID, Home, Organisation
from commands.filled import Filled
from commands.request import Edit, Place
from storage.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in Slack: its workspace, its ids there, and its scopes where Slack says them, from auth.test."""

    team: str
    user: str
    bot: str
    name: str = "boardbot"
    token: str = ""
    enterprise: str = ""
    scopes: frozenset[str] = frozenset()

    @property
    def organisation(self) -> Organisation:
        """The workspace, and the enterprise round it."""
        return Organisation(self.team, self.enterprise)

    def may(self, scope: str) -> bool:
        """The app has a scope; where Slack has not said which it has, it is taken to have all."""
        return scope in self.scopes or not self.scopes


def command_and_words(line: str) -> tuple[str, str]:
    """The logical name of the command that a line begins with, and what follows it."""
    command, _, words = line.removeprefix("/").partition(" ")
    return command, words


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a payload of Slack's says: a command's logical name, its text in Slack's form, who, and where.

    `team` is the workspace that it comes from, and `enterprise` the one round that; `home` the person's own, where
    Slack says. `delivery` names this one sending; `overheard` is True where the answer will be read by a whole channel,
    and `shared` where Slack says with the words that people of another organisation are in it. `answer_in` is where it
    is posted; None where it goes back with the acknowledgement. `edit`, `filled`, `board`, `pressed`
    and `opens` are as in a Request. `on_home` says that it was said on Home, which is drawn by whoever answers. After
    `deadline` nothing is waited for or saved.
    """

    command: str
    text: str
    person: str
    team: str
    channel: str
    channel_name: str = ""
    delivery: str = ""
    enterprise: str = ""
    home: Home = UNSAID
    overheard: bool = False
    shared: bool = False
    answer_in: Place | None = None
    edit: Edit | None = None
    filled: Filled | None = None
    opens: bool = False
    board: int | None = None
    pressed: bool = False
    on_home: bool = False
    deadline: Deadline = field(default_factory=Deadline.from_now)
