"""What Socket Mode and HTTP mode have in common: the log, the clocks, and retries of calls to Slack."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

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
from bot.posting.composed_first import ComposedFirst
from bot.settings import Settings
from bot.slack.app import client_for, identity_of
from bot.slack.errors import NO_ANSWER, is_rate_limit, named, seconds_asked_for
from bot.slack.incoming import Identity
from bot.workspace import ServedWorkspace
from storage.database import Database, InTurn

FIRST_WAIT, LONGEST_WAIT = 1, 60

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)


class Engine:
    """The log, the clocks, and the workspaces that the bot serves. `client` posts in the workspace of SLACK_BOT_TOKEN;
    by default it is made from the settings.

    `steady` is a monotonic clock in seconds, and `stop` ends every wait; a test's own can let the time pass in a
    moment.
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
        self._for_jobs = InTurn(self.database)
        self._composed_first = ComposedFirst()
        self.workspace: ServedWorkspace | None = None
        self._stop = stop or threading.Event()

    def introduce(self) -> Identity:
        """Asks Slack for the bot's identity until Slack answers. Raises Misconfigured for a wrong token."""
        return self.until_answered(lambda: identity_of(self.client))

    def assemble(self, identity: Identity) -> ServedWorkspace:
        """The workspace of SLACK_BOT_TOKEN, whose jobs are not running yet."""
        self.workspace = self.workspace_of(identity, self.client)
        return self.workspace

    def workspace_of(self, identity: Identity, client: WebClient) -> ServedWorkspace:
        """A workspace on this engine's log. The caller closes it."""
        return ServedWorkspace(
            self.settings,
            self.database,
            self._for_jobs,
            identity,
            client,
            self.clock,
            self.steady,
            self._composed_first,
        )

    def until_answered(self, ask: Callable[[], Answer]) -> Answer:
        """The result of `ask`, which is retried with growing waits while Slack does not answer.

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
        """Blocks until `stop`, for at most `seconds`. True once `stop` was called."""
        return self._stop.wait(seconds)

    def stop(self) -> None:
        """Ends `wait` and all retries; `close` finishes the work in progress."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """True once `stop` was called."""
        return self._stop.is_set()

    def close(self) -> None:
        """Finishes the work in progress, and closes the log even if that fails. By now nothing may come in any more."""
        self.stop()
        try:
            if self.workspace is not None:
                self.workspace.close()
        finally:
            self.database.close()


def _pause(state: RetryCallState) -> float:
    """Growing waits; on a rate limit, as long as Slack asks for."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, SlackApiError) and is_rate_limit(error):
        return seconds_asked_for(error.response.headers)
    return wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)(state)


def _say_so(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    wait = state.next_action.sleep if state.next_action else 0
    logger.warning("Slack cannot be reached (%s); trying again in %.0f s", named(error) if error else "", wait)
