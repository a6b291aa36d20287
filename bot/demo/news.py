"""What boardbot says by itself in `boardbot demo --chat`: in the channel, and to whoever types."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

import click

from board.reminders import USUAL_TIME
from bot.demo.stage import SETTLED_SECONDS, ZONE, Stage
from local_slack import Member, Message

# The words that move the clock on. A digest is posted at nine o'clock, and reminders go out after it.
MORNINGS: Mapping[str, Callable[[date], date]] = {
    "tomorrow": lambda today: today + timedelta(days=1),
    "monday": lambda today: today + timedelta(days=7 - today.weekday()),
}
_HOURS = (time(9), USUAL_TIME)


class News:
    """The messages on the stage, each shown once; `drawn` draws one."""

    def __init__(self, lit: Stage, drawn: Callable[[Message], str]) -> None:
        self._lit = lit
        self._drawn = drawn
        # Messages from the board's setup are of no interest.
        self._settle()
        self._seen = {(lit.channel.id, each.ts) for each in lit.workspace.messages(lit.channel)}

    def tell(self, person: Member, answered: str = "") -> None:
        """Shows what is new for the person, except the answer that was shown already."""
        self._settle()
        direct = self._lit.workspace.direct_message(person)
        for place, whom in ((self._lit.channel, "the channel"), (direct, person.real_name.split()[0])):
            for each in self._lit.workspace.messages(place):
                if (place.id, each.ts) in self._seen or not each.bot_id:
                    continue
                self._seen.add((place.id, each.ts))
                if each.text == answered or each.is_reply:
                    continue
                files = "".join(f"  [{file.name}]\n" for file in each.files)
                click.echo(f"boardbot, to {whom}:\n{self._drawn(each)}\n{files}")

    def _settle(self) -> None:
        """Waits until everything due has been posted."""
        for job in (self._lit.bot.job, self._lit.bot.later_job):
            if job is not None:
                job.wake()
                job.wait_until_settled(SETTLED_SECONDS)

    def move_on(self, to: str, person: Member) -> datetime:
        """Moves the clock to that morning, and shows what is posted."""
        on = MORNINGS[to](self._lit.clock().astimezone(ZONE).date())
        for hour in _HOURS:
            self._lit.clock.set(datetime.combine(on, hour, ZONE))
            self.tell(person)
        return self._lit.clock().astimezone(ZONE)
