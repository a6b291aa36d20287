"""A payload from Slack before it becomes a request: somebody's words, who they are, and where; and who the bot is."""

from dataclasses import dataclass, field

from bot.slack.organisation import UNSAID, Home, Organisation
from commands.filled import Filled
from commands.request import Edit, Place
from storage.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Identity:
    """The bot's identity in Slack, from auth.test: its workspace, its ids there, and its scopes if Slack gives them."""

    team: str
    user: str
    bot: str
    name: str = "boardbot"
    token: str = ""
    enterprise: str = ""
    scopes: frozenset[str] = frozenset()

    @property
    def organisation(self) -> Organisation:
        """The workspace, and the enterprise that it belongs to."""
        return Organisation(self.team, self.enterprise)

    def may(self, scope: str) -> bool:
        """True if the app has a scope; if Slack has not said which it has, it is assumed to have all."""
        return scope in self.scopes or not self.scopes


def command_and_words(line: str) -> tuple[str, str]:
    """The logical name of the command that a line begins with, and the words after it."""
    command, _, words = line.removeprefix("/").partition(" ")
    return command, words


@dataclass(frozen=True, slots=True)
class Incoming:
    """The content of a payload: a command's logical name, its text in Slack's form, who, and where.

    `team` is the workspace that it comes from, and `enterprise` the one around that; `home` is the person's own, if
    Slack says. `delivery` names this one delivery. `overheard` is True if a whole channel will read the answer, and
    `shared` if Slack says with the words that people of another organisation are in it. `answer_in` is where the answer
    is posted; None if it goes back with the acknowledgement. `edit`, `filled`, `board`, `pressed` and `opens` are as in
    a Request. `on_home` says that it was said on Home, which the caller redraws. After `deadline` nothing is waited for
    or saved.
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
