"""The bot in one Slack workspace: its app, its desk and the jobs that post there."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime

from slack_sdk import WebClient

from bot.posting.composed_first import ComposedFirst
from bot.posting.composers import composers_of
from bot.posting.digest_job import DigestJob
from bot.posting.later_job import LaterJob
from bot.posting.leavers import Leavers
from bot.posting.members import Members
from bot.posting.reminder_round import ReminderRound
from bot.request_id import in_workspace
from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.button_answers import Responses
from bot.slack.incoming import Identity
from storage.database import Database


class ServedWorkspace:
    """Everything that the bot has in the workspace of `identity`; its jobs do not run before `begin`. `client` posts,
    and `for_jobs` is the `database` for the jobs of every workspace. The other values are the engine's."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        for_jobs: Database,
        identity: Identity,
        client: WebClient,
        clock: Callable[[], datetime],
        steady: Callable[[], float],
        composed_first: ComposedFirst,
    ) -> None:
        self.identity = identity
        self._clock = clock
        self._is_one_of_many = settings.installs
        self.app, self._desk = build_app(settings, database, identity, clock, wake=self._wake)
        directory = self._desk.directory
        members = Members(self._desk.channels, clock)
        self.job = DigestJob(
            for_jobs,
            client,
            identity.team,
            clock,
            identity.bot,
            steady,
            ReminderRound(for_jobs, directory, members, identity.team, clock),
            Leavers(for_jobs, directory),
            first=composed_first,
        )
        self.later_job = LaterJob(
            for_jobs,
            client,
            identity.team,
            clock,
            identity.bot,
            composers_of(for_jobs, client, directory, self._desk.questions),
            steady,
            self.job.wait_until_settled,
        )
        self._threads: list[threading.Thread] = []

    def _wake(self) -> None:
        for job in (self.job, self.later_job):
            job.wake()

    @property
    def responses(self) -> Responses:
        """Sends the answers to presses."""
        return self._desk.responses

    def named_in_log(self) -> AbstractContextManager[None]:
        """Lines of the operator's log from the block name the workspace, if it is one of many."""
        return in_workspace(self.identity.team if self._is_one_of_many else "")

    def begin(self) -> None:
        """Starts the jobs that post, and reads the list of people meanwhile."""
        people = self._desk.directory.read_everybody
        for thread in (
            threading.Thread(target=self._named, args=[self.job.run], name="digest-job"),
            threading.Thread(target=self._named, args=[self.later_job.run], name="later-job"),
            threading.Thread(target=self._named, args=[people, self._clock()], name="people", daemon=True),
        ):
            thread.start()
            # A thread that could not be started must not be waited for.
            self._threads.append(thread)

    def _named(self, act: Callable[..., object], *given: object) -> None:
        with self.named_in_log():
            act(*given)

    def stop(self) -> None:
        """Tells the jobs to end after their present round."""
        for job in (self.later_job, self.job):
            job.stop()

    def close(self) -> None:
        """Finishes what is in progress; a failure of one part does not stop the others. By now nothing may come in any
        more."""
        with ExitStack() as last_first:
            last_first.callback(self._desk.close)
            for thread in self._threads:
                if not thread.daemon:
                    last_first.callback(thread.join)
            last_first.callback(self.stop)
