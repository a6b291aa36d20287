"""What the demo tells the browser page: the people to choose from, what can be typed, what to try, and the clock's
buttons."""

from collections.abc import Iterator
from datetime import datetime

from board.calendar import Schedule, is_working_day, working_days_after
from board.reminders import USUAL_TIME
from bot.demo.boards import DemoBoard
from bot.demo.people import PARTS
from bot.demo.stage import CHANNEL, ZONE, Stage
from commands.table import COMMANDS
from local_slack.page import Ahead, PageSetting, Typeable

ABOUT = (
    "The real boardbot, in a small workspace on this computer. Nothing you type leaves it, and all of it is gone when "
    "boardbot demo ends."
)
FORWARD = "A button beside the clock moves it on to Monday: boardbot then posts its weekly digest by itself."
MORNING = "The other moves it on to the next working morning, when reminders come, once they are turned on."
SETTLE_SECONDS = 5.0


class Forward:
    """The buttons that move the stage's clock forward. The stage is set up after the page is made."""

    def __init__(self) -> None:
        self.lit: Stage | None = None

    def monday(self) -> str:
        """The label of the first button: where the clock goes."""
        if self.lit is None:
            return "Next Monday, 09:00"
        at = self._monday(self.lit)
        return f"Next {at:%A} {at.day} {at:%b}, {at:%H:%M}"

    def morning(self) -> str:
        """The label of the second button."""
        if self.lit is None:
            return "Next morning, 09:15"
        at = self._morning(self.lit)
        return f"{at:%a} {at.day} {at:%b}, {at:%H:%M}"

    def to_monday(self) -> None:
        """Moves the clock to the next weekly slot, and waits a little until what is due by then is posted."""
        if self.lit is not None:
            self._go(self.lit, self._monday(self.lit))

    def to_morning(self) -> None:
        """Moves the clock to the time of reminders on the next working day."""
        if self.lit is not None:
            self._go(self.lit, self._morning(self.lit))

    def _monday(self, lit: Stage) -> datetime:
        return Schedule().next_slot(lit.clock()).at.astimezone(ZONE)

    def _morning(self, lit: Stage) -> datetime:
        now = lit.clock().astimezone(ZONE)
        today = datetime.combine(now.date(), USUAL_TIME, ZONE)
        if now < today and is_working_day(now.date()):
            return today
        return datetime.combine(working_days_after(now.date(), 1), USUAL_TIME, ZONE)

    def _go(self, lit: Stage, at: datetime) -> None:
        lit.clock.set(at)
        lit.workspace.changed()
        if lit.bot.job is not None:
            lit.bot.job.wake()
            lit.bot.job.wait_until_settled(SETTLE_SECONDS)


def setting(forward: Forward, board: DemoBoard) -> PageSetting:
    """The page's settings for a board of the demo."""
    return PageSetting(
        title=board.whose,
        about=f"{board.whose}. {ABOUT}",
        channel=CHANNEL,
        parts={member.id: part for member, part in PARTS.items()},
        typeable=tuple(typeable()),
        tries=board.tries,
        aheads=(
            Ahead(forward.monday, FORWARD, forward.to_monday),
            Ahead(forward.morning, MORNING, forward.to_morning),
        ),
    )


def typeable() -> Iterator[Typeable]:
    """Every command, followed by its verbs, from the bot's own table."""
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
