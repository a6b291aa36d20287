"""The demo's stage: a local workspace, its people, the real bot connected to it, and a board's figures."""

import tempfile
import time as machine
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.demo.boards import BOARD, DemoBoard
from bot.demo.people import PARTS
from bot.settings import settings_of
from bot.slack.manifest import manifest
from bot.socket_mode.run import Bot
from commands.imports.any_file import read_grids
from commands.imports.files import Import
from local_slack import Address, Channel, Workspace, running
from storage.database import Database

ZONE = ZoneInfo("Europe/London")
CHANNEL = "improvement-board"
STATUS_COMMAND = "/board-status"
# Until all is posted. Pictures of figures are drawn by a process of its own, a few seconds for each eight, and longer
# where much else is at work.
SETTLED_SECONDS = 90


class DidNotHappen(RuntimeError):
    """What was to be shown did not come, for a machine that is too busy or a fault."""


class StageClock:
    """The demo's clock: it stands still where it is set, until it is wound; then it runs from there."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._wound: float | None = None

    def __call__(self) -> datetime:
        passed = 0.0 if self._wound is None else machine.monotonic() - self._wound
        return self._at + timedelta(seconds=passed)

    def set(self, at: datetime) -> None:
        """Moves the clock to an instant."""
        self._at = at
        self._wound = None if self._wound is None else machine.monotonic()

    def wind(self) -> None:
        """Starts the clock: people need a minute to pass."""
        self._wound = machine.monotonic()


@dataclass(frozen=True)
class Stage:
    """The running stage: the workspace, its channel, the bot and the clock they share."""

    workspace: Workspace
    channel: Channel
    bot: Bot
    clock: StageClock


@contextmanager
def stage(today: date, port: int = 0, more: list[Address] | None = None) -> Iterator[Stage]:
    """A workspace on loopback with the bot connected and an empty board's channel, at nine o'clock on `today`.

    `more` are addresses to serve besides Slack's own, on `port` (0: any). Raises OSError if the port is in use.
    """
    clock = StageClock(datetime.combine(today, time(9), ZONE))
    workspace = Workspace(clock)
    workspace.install(manifest(STATUS_COMMAND))
    for member in PARTS:
        workspace.add_member(member)
    channel = workspace.add_channel(CHANNEL, members=tuple(PARTS))
    with tempfile.TemporaryDirectory(prefix="boardbot-demo-") as folder, running(workspace, port, more) as server:
        settings = settings_of(
            slack_bot_token=SecretStr(server.bot_token),
            slack_app_token=SecretStr(server.app_token),
            slack_signing_secret=None,
            slack_api_url=server.api_url,
            boardbot_database=Path(folder) / "demo.db",
            boardbot_timezone=str(ZONE),
            boardbot_status_command=STATUS_COMMAND,
            boardbot_log_level="WARNING",
            boardbot_log_format="text",
        )
        bot = Bot(settings, clock)
        try:
            bot.start()
            yield Stage(workspace, channel, bot, clock)
        finally:
            bot.close()


def load_figures(lit: Stage, board: DemoBoard) -> None:
    """Imports every file that the demo has for the board; a board may lack some of them."""
    source = files("bot.demo") / board.name
    if not source.is_dir():
        return
    with as_file(source) as folder:
        database = Database(lit.bot.database_path)
        try:
            grids = [grid for path in sorted(folder.glob("*.csv")) for grid in read_grids(path)]
            Import(database, grids, lambda store: store.boards.named(BOARD)[0], lit.clock()).bring_in()
        finally:
            database.close()
