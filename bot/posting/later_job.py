"""The job that composes and posts what was asked for and takes a while: one at a time, beside all else."""

from collections.abc import Callable
from datetime import datetime

from slack_sdk import WebClient

from bot.clock import steady as steady_seconds
from bot.posting.composing import Composers
from bot.posting.later_postman import LaterPostman
from bot.posting.rounds import Rounds
from storage.database import Database

WAIT_SECONDS = 5


class LaterJob(Rounds):
    """Papers that were asked for, files that were sent: composed by `composers` for the boards of one workspace.
    `before` waits, for so many seconds at most, until what was answered at once is out."""

    name = "job that composes papers"

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        clock: Callable[[], datetime],
        bot: str,
        composers: Composers,
        steady: Callable[[], float] = steady_seconds,
        before: Callable[[float], object] = lambda _: None,
    ) -> None:
        super().__init__(database, team, clock, steady)
        self._before = before
        self._postman = LaterPostman(database, client, team, bot, clock, composers, steady, self.has_time)

    def tick(self) -> datetime | None:
        """Composes and posts everything that is due, once what was answered at the same moment is out: "Reading the
        file" comes before its report. That is waited for a few seconds at most."""
        self._before(WAIT_SECONDS)
        return self._postman.deliver(lambda post: post)
