"""What the demo tells the browser page: who one may be, what may be typed, what to try, and the clock's button."""

from collections.abc import Iterator

from board.calendar import Schedule
from bot.demo.boards import DemoBoard
from bot.demo.people import PARTS
from bot.demo.stage import CHANNEL, ZONE, Stage
from commands.table import COMMANDS
from local_slack.page import Ahead, PageSetting, Typeable

ABOUT = (
    "The real boardbot, in a small workspace on this computer. Nothing you type leaves it, and all of it is gone when "
    "boardbot demo ends."
)
FORWARD = "The button beside the clock moves it on to Monday: boardbot then posts its weekly digest by itself."
SETTLE_SECONDS = 5.0


class Monday:
    """The button that moves the stage's clock on to the next weekly slot. The stage is lit after the page is made."""

    def __init__(self) -> None:
        self.lit: Stage | None = None

    def label(self) -> str:
        """The button's words: when the clock goes to."""
        if self.lit is None:
            return "Next Monday, 09:00"
        at = Schedule().next_slot(self.lit.clock()).at.astimezone(ZONE)
        return f"Next {at:%A} {at.day} {at:%b}, {at:%H:%M}"

    def press(self) -> None:
        """Moves the clock on, and waits a little for the bot's own job to post what is due by then."""
        if self.lit is None or self.lit.bot.job is None:
            return
        self.lit.clock.set(Schedule().next_slot(self.lit.clock()).at)
        self.lit.workspace.changed()
        self.lit.bot.job.wake()
        self.lit.bot.job.wait_until_settled(SETTLE_SECONDS)


def setting(monday: Monday, board: DemoBoard) -> PageSetting:
    """The page's setting for a board of the demo."""
    return PageSetting(
        title=board.whose,
        about=f"{board.whose}. {ABOUT}",
        channel=CHANNEL,
        parts={member.id: part for member, part in PARTS.items()},
        typeable=tuple(typeable()),
        tries=board.tries,
        ahead=Ahead(monday.label, FORWARD, monday.press),
    )


def typeable() -> Iterator[Typeable]:
    """Every command, then every verb of each, from the bot's own table."""
    for command in COMMANDS.values():
        yield Typeable(f"/{command.name}", f"/{command.name}", command.about)
    yield Typeable(
        "/board-status", "/board-status", "What /status is called in Slack, which keeps that name for itself"
    )
    for command in COMMANDS.values():
        for verb in command.verbs:
            if not verb.hidden and not (verb.name == command.alone and verb.usage.startswith(f"/{command.name} [")):
                yield Typeable(f"/{command.name} {verb.name} ", verb.usage, verb.about)
        yield Typeable(f"/{command.name} help ", f"/{command.name} help", "every verb, with an example of each")
