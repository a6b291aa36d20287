"""Tells an open page by server-sent events that something has changed; the page then fetches the new state.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from local_slack.workspace import Workspace

# The page's clock changes every minute, and some proxies close a connection that is silent for long.
BEAT_SECONDS = 30.0
# One act changes several things: the page is told once.
GATHER_SECONDS = 0.03


async def changes(request: Request) -> Response:
    """`/changes`: an event with the workspace's version at once, at each change, and every half-minute."""
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(stream(request.app.state.workspace), media_type="text/event-stream", headers=headers)


async def stream(workspace: Workspace) -> AsyncIterator[str]:
    """The events, without end, until the reader leaves."""
    loop, stirred = asyncio.get_running_loop(), asyncio.Event()

    def stir() -> None:
        # The loop may have ended between the change and this call.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stirred.set)

    end = workspace.subscribe(stir)
    try:
        while True:
            yield f"event: changed\ndata: {workspace.version}\n\n"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stirred.wait(), BEAT_SECONDS)
            await asyncio.sleep(GATHER_SECONDS)
            stirred.clear()
    finally:
        end()
