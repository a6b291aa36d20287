"""`GET /metrics` where Slack's requests come in: for a monitor on this machine, where it has no address of its own."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from bot.metrics.page import MetricsPage
from bot.settings import LOOPBACK

# What a proxy says of whom it asks for.
_PASSED_ON = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"})


class NearbyMetrics:
    """Answers a caller on this machine, and nobody for whom a proxy asks; to anybody else there is no such page."""

    def __init__(self, page: MetricsPage) -> None:
        self._page = page

    async def answer(self, request: Request) -> Response:
        """The page, or 404."""
        # On a socket of both kinds, as of --host ::, an address of the older is written as one of the newer.
        caller = request.client.host.removeprefix("::ffff:") if request.client else ""
        if caller not in LOOPBACK or _PASSED_ON & set(request.headers.keys()):
            return Response(status_code=404)
        text, kind = await asyncio.to_thread(self._page.written)
        return Response(text, headers={"content-type": kind, "cache-control": "no-store"})
