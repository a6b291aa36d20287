"""The bot as an ASGI application: one for each process that serves the Request URL."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime

from starlette.applications import Starlette
from starlette.routing import Route

from bot.clock import steady as steady_seconds
from bot.engine import Engine
from bot.http.contact import Contact, ListeningClient
from bot.http.front import Front
from bot.http.install import Installing
from bot.http.installed import InstalledWorkspaces
from bot.http.metrics import NearbyMetrics
from bot.http.one_workspace import OneWorkspace, Workspaces
from bot.metrics.page import MetricsPage
from bot.settings import Settings
from bot.slack.app import client_for, nobodys_client
from bot.slack.manifest import REQUEST_PATH
from bot.token_keys import keys_in

HEALTH_PATH, METRICS_PATH = "/healthz", "/metrics"


class Site:
    """One process's share of HTTP mode: its engine, workspaces and addresses, and the thread that keeps in contact with
    Slack."""

    def __init__(
        self, settings: Settings, clock: Callable[[], datetime], steady: Callable[[], float] = steady_seconds
    ) -> None:
        contact = self.contact = Contact(clock)
        self._more: list[Route] = []
        self._installing: Installing | None = None
        self._metrics = None if settings.metrics_address else MetricsPage(settings, clock)
        if self._metrics is not None:
            self._more.append(Route(METRICS_PATH, NearbyMetrics(self._metrics).answer, methods=["GET"]))
        if settings.installs:
            keys = keys_in(settings)
            self.engine = Engine(settings, clock, nobodys_client(settings), steady)
            self.workspaces: Workspaces = InstalledWorkspaces(self.engine, contact, keys)
            self._installing = Installing(self.engine, keys, self.workspaces.look)
            self._more += self._installing.routes()
        else:
            client = ListeningClient(client_for(settings), contact)
            self.engine = Engine(settings, clock, client, steady)
            self.workspaces = OneWorkspace(self.engine, client)
        self.front = Front(self.engine, contact, self.workspaces)
        self._thread = threading.Thread(target=self.workspaces.keep, name="slack")

    def application(self) -> Starlette:
        """The ASGI application. It answers at once; another thread finds out the workspaces."""
        routes = [
            Route(REQUEST_PATH, self.front.events, methods=["POST"]),
            Route(HEALTH_PATH, self.front.healthz, methods=["GET"]),
            *self._more,
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
        with ExitStack() as last_first:
            last_first.callback(self.engine.close)
            if self._metrics is not None:
                last_first.callback(self._metrics.close)
            last_first.callback(self.workspaces.close)
            last_first.callback(self.front.close)
            if self._installing is not None:
                last_first.callback(self._installing.close)
