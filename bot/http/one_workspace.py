"""The workspace of SLACK_BOT_TOKEN, the only one that this process serves; and what the front asks of the workspaces
of either kind."""

import logging
import threading
from collections.abc import Mapping
from typing import Any, Protocol

from bot.engine import Engine
from bot.http.contact import ListeningClient, call_if_quiet
from bot.settings import Misconfigured
from bot.workspace import ServedWorkspace

LOOK_SECONDS = 30.0

logger = logging.getLogger(__name__)


class Workspaces(Protocol):
    """The workspaces that a process serves. `introduced` is set once they are known: requests are answered from then
    on."""

    introduced: threading.Event

    def of(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The workspace that a payload of Slack's is for; None where the app is not installed there."""

    def at_hand(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The same, as far as it is known without a question to anybody."""

    def hear(self, event: str, body: Mapping[str, Any]) -> None:
        """What Slack says of the end of an installation."""

    def keep(self) -> None:
        """Gets to know them and keeps in contact with Slack, until the engine is told to stop; in a thread of its
        own."""

    def close(self) -> None:
        """Finishes what is in hand."""


class OneWorkspace:
    """The bot of SLACK_BOT_TOKEN: every payload is for it."""

    def __init__(self, engine: Engine, client: ListeningClient) -> None:
        self.introduced = threading.Event()
        self._engine = engine
        self._client = client

    def of(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The workspace, once Slack has said who the bot is."""
        return self.at_hand(body)

    def at_hand(self, _: Mapping[str, Any]) -> ServedWorkspace | None:
        """The same."""
        return self._engine.workspace

    def hear(self, event: str, body: Mapping[str, Any]) -> None:
        """Nothing is kept of it: the token stands in the settings, and Slack refuses it from now on."""

    def keep(self) -> None:
        """Asks Slack who the bot is, and then keeps in contact with it, until the end."""
        while not self.introduced.is_set() and not self._engine.stopping:
            try:
                self._introduce()
            except Misconfigured as error:
                logger.error("%s", error)
                self._engine.wait(LOOK_SECONDS)
            except Exception:
                # Keep the thread alive: without it the process would say for ever that it is starting.
                if not self._engine.stopping:
                    logger.exception("Could not ask Slack who the bot is; trying again")
                    self._engine.wait(LOOK_SECONDS)
        while not self._engine.wait(LOOK_SECONDS):
            try:
                call_if_quiet(self._client)
            except Exception:
                # Keep the thread alive: without it a quiet weekend would look like an outage.
                logger.exception("Could not check that Slack responds; trying again")

    def close(self) -> None:
        """The engine closes it."""

    def _introduce(self) -> None:
        identity = self._engine.introduce()
        self._engine.assemble(identity).begin()
        self.introduced.set()
        logger.info("Slack knows this bot as %s in workspace %s", identity.name, identity.team)
