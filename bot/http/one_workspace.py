"""The interface to a process's workspaces, and the only workspace of a process with SLACK_BOT_TOKEN."""

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
        """The workspace that a payload from Slack is for; None if the app is not installed there."""

    def at_hand(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The same, if it is known without asking anybody."""

    def hear(self, event: str, body: Mapping[str, Any]) -> None:
        """Handles Slack's event that an installation has ended."""

    def keep(self) -> None:
        """Finds out the workspaces and keeps in contact with Slack, until the engine stops. Runs in a thread of its
        own."""

    def close(self) -> None:
        """Finishes what is in progress."""


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
        """Does nothing: the token is in the settings, and Slack refuses it from now on."""

    def keep(self) -> None:
        """Asks Slack who the bot is, and then keeps in contact with Slack, until the engine stops."""
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
        """Does nothing: the engine closes the workspace."""

    def _introduce(self) -> None:
        identity = self._engine.introduce()
        self._engine.assemble(identity).begin()
        self.introduced.set()
        logger.info("Slack knows this bot as %s in workspace %s", identity.name, identity.team)
