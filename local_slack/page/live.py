"""Tells an open page that something has changed, as server-sent events: the page then asks for what it shows.

Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from local_slack.workspace import Workspace

# The clock on the page moves by the minute, and a line that says nothing is closed by some machines.
BEAT_SECONDS = 30.0
# One act changes several things: the page is told once.
GATHER_SECONDS = 0.03


async def changes(request: Request) -> Response:
    """`/changes`: an event with the workspace's version at once, at each change, and every half-minute."""
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(stream(request.app.state.workspace), media_type="text/event-stream", headers=headers)


async def stream(workspace: Workspace) -> AsyncIterator[str]:
    """The events, without end. Whoever reads them ends them by leaving."""
    loop, stirred = asyncio.get_running_loop(), asyncio.Event()

    def stir() -> None:
        # The loop may have ended between the change and this word of it.
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
