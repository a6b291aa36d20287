"""The job that composes and posts what was asked for and takes a while: one at a time, beside all else."""

from collections.abc import Callable
from datetime import datetime

from slack_sdk import WebClient

from bot.clock import steady as steady_seconds
from bot.posting.composing import Composers
from bot.posting.later_postman import LaterPostman
from bot.posting.rounds import Rounds
from storage.database import Database

LOOK_SECONDS = 20


class LaterJob(Rounds):
    """Papers that were asked for, files that were sent: composed by `composers` for the boards of one workspace."""

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
    ) -> None:
        super().__init__(database, team, clock)
        self._postman = LaterPostman(database, client, team, bot, clock, composers, steady)

    @property
    def look(self) -> float:
        return LOOK_SECONDS

    def tick(self) -> None:
        """Composes and posts everything that is due."""
        self._postman.deliver(lambda post: post)
