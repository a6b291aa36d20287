"""`boardbot run`: Socket Mode and the digest job in one process, until SIGTERM."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.clock import steady as steady_seconds
from bot.engine import Engine
from bot.posting.digest_job import DigestJob
from bot.posting.later_job import LaterJob
from bot.settings import INSTALLING, Settings
from bot.slack.errors import NO_ANSWER
from bot.socket_mode.envelopes import SocketMode

logger = logging.getLogger(__name__)


class Bot:
    """The running bot: connects, answers, posts, and stops when told."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
        stop: threading.Event | None = None,
    ) -> None:
        if settings.installs:
            logger.warning(
                "%s are not used: boardbot run serves the workspace of SLACK_BOT_TOKEN alone, and boardbot serve those "
                "that have installed the app",
                ", ".join(each.upper() for each in INSTALLING),
            )
        self._settings = settings
        self._engine = Engine(settings, clock, steady=steady, stop=stop)
        self._socket: SocketMode | None = None

    def start(self) -> None:
        """Opens the log and connects to Slack, retrying with growing waits until Slack answers.

        Raises Unusable for the log and Misconfigured for a setting: retrying does not help there.
        """
        app_token = self._settings.secret("slack_app_token")
        engine = self._engine
        engine.database.prepare()
        identity = engine.introduce()
        workspace = engine.assemble(identity)
        self._socket = SocketMode(engine, workspace, app_token)
        self._socket.connect()
        logger.info("Connected to Slack as %s in workspace %s", identity.name, identity.team)
        workspace.begin()

    def wait(self) -> None:
        """Blocks until `stop`."""
        self._engine.wait()

    def stop(self) -> None:
        """Ends `wait`; `close` finishes the work in progress."""
        self._engine.stop()

    @property
    def job(self) -> DigestJob | None:
        """The job that posts, once the bot has started."""
        return self._engine.workspace.job if self._engine.workspace else None

    @property
    def later_job(self) -> LaterJob | None:
        """The job that composes papers, once the bot has started."""
        return self._engine.workspace.later_job if self._engine.workspace else None

    @property
    def database_path(self) -> Path:
        """The file that holds this bot's log."""
        return self._engine.database.path

    @property
    def stopping(self) -> bool:
        """True once `stop` was called."""
        return self._engine.stopping

    def close(self) -> None:
        """Takes no new work, finishes what has begun, and closes the log."""
        self._engine.stop()
        try:
            if self._socket is not None:
                self._socket.close()
        finally:
            self._engine.close()


def run_until_stopped(bot: Bot) -> None:
    """Runs the bot until SIGTERM or SIGINT, then finishes cleanly."""
    for each in (signal.SIGTERM, signal.SIGINT):
        # In a thread of its own: the main thread may hold the very lock that the call needs, and a signal comes at any
        # moment.
        signal.signal(each, lambda *_: threading.Thread(target=bot.stop, name="stop").start())
    try:
        bot.start()
        bot.wait()
    except NO_ANSWER:
        # It was told to stop before Slack had answered, which is not a failure.
        if not bot.stopping:
            raise
    finally:
        bot.close()
