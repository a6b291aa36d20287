"""The event loop of a process that serves: of several, the one with the least to do takes the next request."""

import asyncio
from typing import Any


class OneAtATime(asyncio.SelectorEventLoop):
    """Takes one connection in a turn of the loop. asyncio takes all that wait, up to the length of the queue: one
    process then has dozens in hand while another has nothing to do."""

    async def create_server(  # type: ignore[override]
        self, *arguments: Any, sock: Any, backlog: int = 100, **more: Any
    ) -> asyncio.Server:
        """The same as asyncio's, on a socket that listens; `backlog` is how many connections may wait in its queue."""
        made = await super().create_server(*arguments, sock=sock, backlog=1, **more)
        # asyncio has given the queue the length of a turn.
        sock.listen(backlog)
        return made
