"""A bot whose line to Slack has bad weather, and that does not wait in earnest."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from end_to_end.stage import Room, Stage, settings_for

from bot.socket_mode.run import Bot
from local_slack import Workspace

SECONDS = 20


class Hurry(threading.Event):
    """An event for which nobody waits in earnest: the time passes in a moment, and is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is None:
            return super().wait()
        self.waits.append(timeout)
        self.passed += timeout
        return super().wait(0.001)

    def steady(self) -> float:
        return self.passed


class Weather:
    """A stage whose bot waits in no earnest."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.hurry = Hurry()
        self.bot = Bot(settings_for(stage.server, stage.log.path), stage.clock, self.hurry.steady, self.hurry)

    @property
    def workspace(self) -> Workspace:
        return self.stage.workspace

    def replaced_after(self, act: Callable[[], None]) -> None:
        """Does it, and waits until the bot has another line in place of the one it has now."""
        assert self.bot._socket is not None
        keeper = self.bot._socket._keeper
        old = keeper._line
        act()
        with keeper._changed:
            assert keeper._changed.wait_for(lambda: keeper._line is not old, SECONDS)

    def room(self) -> Room:
        """A channel with a board: the bot has answered."""
        return self.stage.room().set_up()

    def wait_for_another_line_than(self, old: Sequence[Any]) -> None:
        """Waits until one line is open, and none of the old: what is sent down an ended one nobody reads."""

        def is_another() -> bool:
            lines = list(self.workspace.sockets._open)
            return len(lines) == 1 and lines[0] not in old

        self.workspace.wait_for(is_another, SECONDS)

    def asked(self) -> int:
        """How often a connection was asked for."""
        return sum(method == "apps.connections.open" for method, _, _ in list(self.workspace.calls))
