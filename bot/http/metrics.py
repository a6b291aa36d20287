"""`GET /metrics` at the address of the Request URL, for a monitor on this machine, if the metrics have no address of
their own."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from bot.metrics.page import MetricsPage
from bot.settings import LOOPBACK

# Headers by which a proxy says for whom it asks.
_PASSED_ON = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"})


class NearbyMetrics:
    """Answers a caller on this machine, unless a proxy asks for somebody else. To everybody else there is no such
    page."""

    def __init__(self, page: MetricsPage) -> None:
        self._page = page

    async def answer(self, request: Request) -> Response:
        """The page, or 404."""
        # On a dual-stack socket, as with --host ::, an IPv4 address is written in IPv6 form.
        caller = request.client.host.removeprefix("::ffff:") if request.client else ""
        if caller not in LOOPBACK or _PASSED_ON & set(request.headers.keys()):
            return Response(status_code=404)
        text, kind = await asyncio.to_thread(self._page.written)
        return Response(text, headers={"content-type": kind, "cache-control": "no-store"})
