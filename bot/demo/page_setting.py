"""What the demo tells the browser page: who one may be, what may be typed, what to try, and the clock's button."""

from collections.abc import Iterator

from board.calendar import Schedule
from bot.demo.stage import BOARD, CHANNEL, PARTS, ZONE, Stage
from commands.table import COMMANDS
from local_slack.page import Ahead, PageSetting, Try, Typeable

ABOUT = (
    "The real boardbot, in a small workspace on this computer. Nothing you type leaves it, and all of it is gone when "
    "boardbot demo ends."
)
TRIES = (
    Try("/status", "Where the board stands: what was reported, and what the figures say"),
    Try("/action update R10-02 definitions agreed with the data team", "Adds a note to an action's history"),
    Try("/action list overdue", "A table of actions, a page at a time"),
    Try("/measure show M6", "The claim and the figure side by side"),
    Try("/digest", "A private preview of the weekly digest"),
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


def setting(monday: Monday) -> PageSetting:
    """The page's setting for the published board."""
    return PageSetting(
        title=f"{BOARD} demo",
        about=ABOUT,
        channel=CHANNEL,
        parts={member.id: part for member, part in PARTS.items()},
        typeable=tuple(typeable()),
        tries=TRIES,
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
