"""What Socket Mode and HTTP mode have in common: the log, the app, the digest's job and their threads."""

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from typing import TypeVar

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_when_event_set,
    wait_exponential_jitter,
)
from tenacity.nap import sleep_using_event

from bot.clock import steady as steady_seconds
from bot.posting.composers import composers_of
from bot.posting.digest_job import DigestJob
from bot.posting.later_job import LaterJob
from bot.posting.leavers import Leavers
from bot.posting.members import Members
from bot.posting.reminder_round import ReminderRound
from bot.settings import Settings
from bot.slack.app import build_app, client_for, identity_of
from bot.slack.button_answers import Responses
from bot.slack.desk import Desk
from bot.slack.errors import NO_ANSWER, is_rate_limit, named, seconds_asked_for
from bot.slack.incoming import Identity
from storage.database import Database

FIRST_WAIT, LONGEST_WAIT = 1, 60

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)


class Engine:
    """All of the bot but its connection to Slack. `client` posts; by default it is one made from the settings.

    `steady` gives seconds that go on evenly, and `stop` is what every wait ends with: a test's own can pass the time
    in a moment.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        client: WebClient | None = None,
        steady: Callable[[], float] = steady_seconds,
        stop: threading.Event | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.steady = steady
        self.client = client or client_for(settings)
        self.database = Database(settings.log_address)
        self.job: DigestJob | None = None
        self.later_job: LaterJob | None = None
        self._stop = stop or threading.Event()
        self._desk: Desk | None = None
        self._threads: list[threading.Thread] = []

    def introduce(self) -> Identity:
        """Asks Slack who the bot is, again and again until Slack answers. Raises Misconfigured for a wrong token."""
        return self.until_answered(lambda: identity_of(self.client))

    def assemble(self, identity: Identity) -> App:
        """The app with its listeners, and the digest's job, which does not run yet."""
        app, desk = build_app(self.settings, self.database, identity, self.clock, wake=self._wake)
        members = Members(desk.channels, self.clock)
        reminders = ReminderRound(self.database, desk.directory, members, identity.team, self.clock)
        self.job = DigestJob(
            self.database,
            self.client,
            identity.team,
            self.clock,
            identity.bot,
            self.steady,
            reminders,
            Leavers(self.database, desk.directory),
        )
        self.later_job = LaterJob(
            self.database,
            self.client,
            identity.team,
            self.clock,
            identity.bot,
            composers_of(self.database, self.client, desk.directory, desk.questions),
            self.steady,
            self.job.wait_until_settled,
        )
        self._desk = desk
        return app

    def _wake(self) -> None:
        for job in (self.job, self.later_job):
            if job is not None:
                job.wake()

    @property
    def responses(self) -> Responses | None:
        """Sends the answers to presses, once the app is assembled."""
        return self._desk.responses if self._desk is not None else None

    def begin(self) -> None:
        """Starts the jobs that post, and reads the list of people beside them."""
        if self.job is None or self.later_job is None or self._desk is None:
            raise RuntimeError("an engine is assembled before it begins")
        people = self._desk.directory.read_everybody
        self._threads = [
            threading.Thread(target=self.job.run, name="digest-job"),
            threading.Thread(target=self.later_job.run, name="later-job"),
            threading.Thread(target=people, args=[self.clock()], name="people", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def until_answered(self, ask: Callable[[], Answer]) -> Answer:
        """What `ask` gives, tried with longer and longer waits while Slack does not answer.

        Raises one of NO_ANSWER only once the engine is told to stop.
        """
        tries = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, NO_ANSWER)),
            wait=_pause,
            stop=stop_when_event_set(self._stop),
            sleep=sleep_using_event(self._stop),
            before_sleep=_say_so,
            reraise=True,
        )
        return tries(ask)

    def wait(self, seconds: float | None = None) -> bool:
        """Blocks until `stop`, for `seconds` at most; True once it was called."""
        return self._stop.wait(seconds)

    def stop(self) -> None:
        """Ends `wait` and every further try; what is in hand is finished by `close`."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """`stop` was called."""
        return self._stop.is_set()

    def close(self) -> None:
        """Finishes what is in hand, and closes the log, each of it whatever becomes of the rest. By now nothing may
        come in any more."""
        self.stop()
        with ExitStack() as last_first:
            last_first.callback(self.database.close)
            if self._desk is not None:
                last_first.callback(self._desk.close)
            for thread in self._threads:
                if not thread.daemon:
                    last_first.callback(thread.join)
            for job in (self.job, self.later_job):
                if job is not None:
                    last_first.callback(job.stop)


def _pause(state: RetryCallState) -> float:
    """Growing waits; where Slack asks to wait, as long as it says."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, SlackApiError) and is_rate_limit(error):
        return seconds_asked_for(error.response.headers)
    return wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)(state)


def _say_so(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    wait = state.next_action.sleep if state.next_action else 0
    logger.warning("Slack cannot be reached (%s); trying again in %.0f s", named(error) if error else "", wait)
