"""`boardbot run`: Socket Mode and the digest job in one process, until SIGTERM."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_when_event_set,
    wait_exponential_jitter,
)
from tenacity.nap import sleep_using_event

from bot.app import build_app, client_for, identity_of
from bot.desk import Desk
from bot.digest_job import DigestJob
from bot.settings import Misconfigured, Settings
from storage.database import Database

FIRST_WAIT, LONGEST_WAIT = 1, 60
_OUR_FAULT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"})

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)


class Bot:
    """The running bot: connects, answers, posts, and stops when told."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._stop = threading.Event()
        self._database = Database(settings.boardbot_database)
        self._handler: SocketModeHandler | None = None
        self._threads: list[threading.Thread] = []
        self._desk: Desk | None = None
        self.job: DigestJob | None = None

    def start(self) -> None:
        """Opens the log and connects to Slack, again and again with longer waits until Slack answers.

        Raises Unusable for the log and Misconfigured for a setting: those need a person.
        """
        app_token = self._settings.secret("slack_app_token")
        client = client_for(self._settings)
        self._database.prepare()
        identity = self._until_answered(lambda: identity_of(client))
        job = self.job = DigestJob(self._database, client, identity.team, self._clock, identity.bot)
        app, desk = build_app(self._settings, self._database, identity, self._clock, wake=job.wake)
        self._handler = SocketModeHandler(app, app_token)
        self._desk = desk
        self._handler.client.on_message_listeners.append(_note_connections)
        self._until_answered(self._connect)
        logger.info("Connected to Slack as %s in workspace %s", identity.name, identity.team)
        self._threads = [
            threading.Thread(target=job.run, name="digest-job"),
            threading.Thread(target=desk.directory.read_everybody, args=[self._clock()], name="people", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        """Blocks until `stop`."""
        self._stop.wait()

    def stop(self) -> None:
        """Ends `wait`; what is in hand is finished by `close`."""
        self._stop.set()

    @property
    def database_path(self) -> Path:
        """The file that holds this bot's log."""
        return self._database.path

    @property
    def stopping(self) -> bool:
        """`stop` was called."""
        return self._stop.is_set()

    def close(self) -> None:
        """Lets no more in, finishes what is in hand, and closes the log."""
        self._stop.set()
        if self.job is not None:
            self.job.stop()
        if self._handler is not None:
            self._handler.close()  # type: ignore[no-untyped-call]
        for thread in self._threads:
            if not thread.daemon:
                thread.join()
        if self._desk is not None:
            self._desk.close()
        self._database.close()

    def _connect(self) -> None:
        if self._handler is not None:
            try:
                self._handler.connect()  # type: ignore[no-untyped-call]
            except SlackApiError as error:
                if error.response.get("error") in _OUR_FAULT:
                    raise Misconfigured(
                        f"Slack does not accept SLACK_APP_TOKEN ({error.response.get('error')}). Make an app-level "
                        "token with connections:write under Basic Information, and copy it again."
                    ) from None
                raise

    def _until_answered(self, ask: Callable[[], Answer]) -> Answer:
        tries = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, SlackApiError | OSError)),
            wait=wait_exponential_jitter(initial=FIRST_WAIT, max=LONGEST_WAIT),
            stop=stop_when_event_set(self._stop),
            sleep=sleep_using_event(self._stop),
            before_sleep=_say_so,
            reraise=True,
        )
        return tries(ask)


def _say_so(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    wait = state.next_action.sleep if state.next_action else 0
    logger.warning("Slack cannot be reached (%s); trying again in %.0f s", type(error).__name__, wait)


def _note_connections(message: str) -> None:
    """Says out loud when Slack counts more connections than this one: commands then go to any of them."""
    if '"type":"hello"' in message.replace(" ", "") and '"num_connections":1,' not in message.replace(" ", ""):
        logger.warning("Slack counts other connections of this app: is another boardbot running? %s", message[:200])


def run_until_stopped(bot: Bot) -> None:
    """Runs the bot until SIGTERM or SIGINT, then finishes cleanly."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: bot.stop())
    try:
        bot.start()
        bot.wait()
    except (SlackApiError, OSError):
        # Told to stop while Slack still did not answer: that is no failure.
        if not bot.stopping:
            raise
    finally:
        bot.close()
