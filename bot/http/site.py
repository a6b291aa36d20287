"""The bot as an ASGI application: one for each process that serves the Request URL."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from starlette.applications import Starlette
from starlette.routing import Route

from bot.clock import steady as steady_seconds
from bot.engine import Engine
from bot.http.contact import Contact, ListeningClient, call_if_quiet
from bot.http.front import Front
from bot.settings import Misconfigured, Settings
from bot.slack.app import client_for
from bot.slack.manifest import REQUEST_PATH

HEALTH_PATH = "/healthz"
LOOK_SECONDS = 30.0

logger = logging.getLogger(__name__)


class Site:
    """One process's share of HTTP mode: its engine, its addresses, and the thread that keeps in touch with Slack."""

    def __init__(
        self, settings: Settings, clock: Callable[[], datetime], steady: Callable[[], float] = steady_seconds
    ) -> None:
        contact = self.contact = Contact(clock)
        client = self.client = ListeningClient(client_for(settings), contact)
        self.engine = Engine(settings, clock, client, steady)
        self.front = Front(self.engine, contact)
        self._thread = threading.Thread(target=self._keep_in_touch, name="slack")

    def application(self) -> Starlette:
        """The ASGI application. It answers at once; another thread asks Slack who the bot is."""
        routes = [
            Route(REQUEST_PATH, self.front.events, methods=["POST"]),
            Route(HEALTH_PATH, self.front.healthz, methods=["GET"]),
        ]
        application = Starlette(routes=routes, lifespan=self._lifespan)
        application.router.redirect_slashes = False
        return application

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._thread.start()
        yield
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self.engine.stop()
        self._thread.join()
        try:
            self.front.close()
        finally:
            self.engine.close()

    def _keep_in_touch(self) -> None:
        """Asks Slack who the bot is, and then keeps in contact with it, until the end."""
        while not self.front.introduced.is_set() and not self.engine.stopping:
            try:
                self._introduce()
            except Misconfigured as error:
                logger.error("%s", error)
                self.engine.wait(LOOK_SECONDS)
            except Exception:
                # Keep the thread alive: without it the process would say for ever that it is starting.
                if not self.engine.stopping:
                    logger.exception("Could not ask Slack who the bot is; trying again")
                    self.engine.wait(LOOK_SECONDS)
        while not self.engine.wait(LOOK_SECONDS):
            try:
                call_if_quiet(self.client, self.contact)
            except Exception:
                # Keep the thread alive: without it a quiet weekend would look like an outage.
                logger.exception("Could not check that Slack responds; trying again")

    def _introduce(self) -> None:
        identity = self.engine.introduce()
        app = self.engine.assemble(identity)
        self.engine.begin()
        self.front.begin(app)
        logger.info("Slack knows this bot as %s in workspace %s", identity.name, identity.team)
