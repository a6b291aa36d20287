"""The job that composes and posts what takes a while: one at a time, in a thread of its own."""

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
    """Composes papers that were asked for and answers about files that were sent, by `composers`, for the boards of one
    workspace. `before` waits, for at most that many seconds, until the immediate answers are posted."""

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
        """Composes and posts everything that is due, after the answers given at the same moment, so that "Reading the
        file" comes before its report. It waits a few seconds for those at most."""
        self._before(WAIT_SECONDS)
        return self._postman.deliver(lambda post: post)
