"""The demo's stage: a local workspace, its people, the real bot connected to it, and the board's published figures."""

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

from bot.settings import settings_of
from bot.socket_mode.run import Bot
from commands.imports.files import import_all
from local_slack import Address, Channel, Member, Workspace, running
from storage.database import Database

ZONE = ZoneInfo("Europe/London")
DATA = ("recommendations_18.csv", "measures.csv", "readings.csv", "claims.csv", "actions_150.csv")
BOARD = "Improvement Board"
CHANNEL = "improvement-board"

JO = Member("U0DEMOJO", "jo", "Jo Reed")
PAT = Member("U0DEMOPAT", "pat", "Pat Lane")
SAM = Member("U0DEMOSAM", "sam", "Sam Cole")
ALI = Member("U0DEMOALI", "ali", "Ali Noor")
KIT = Member("U0DEMOKIT", "kit", "Kit Moss", guest=True)
LEE = Member("U0DEMOLEE", "lee", "Lee Park", single_channel_guest=True)
PARTS = {
    JO: "officer",
    ALI: "another officer",
    SAM: "board support",
    PAT: "independent chair",
    KIT: "adviser, observes",
    LEE: "partner agency, a guest",
}


class StageClock:
    """The demo's clock: it stands still until it is set, or goes on from there once it is wound."""

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
        """From now on it goes: for people, a minute has to pass."""
        self._wound = machine.monotonic()


@dataclass(frozen=True)
class Stage:
    """The stage while it is lit: the workspace, its channel, the bot and the clock they share."""

    workspace: Workspace
    channel: Channel
    bot: Bot
    clock: StageClock


@contextmanager
def stage(today: date, port: int = 0, more: list[Address] | None = None) -> Iterator[Stage]:
    """A workspace on loopback with the bot connected and an empty board's channel, at nine o'clock on `today`.

    `more` are addresses to serve beside Slack's own, on `port` (0: any). OSError where the port is taken.
    """
    clock = StageClock(datetime.combine(today, time(9), ZONE))
    workspace = Workspace(clock)
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
            boardbot_status_command="/board-status",
            boardbot_log_level="WARNING",
            boardbot_log_format="text",
        )
        bot = Bot(settings, clock)
        try:
            bot.start()
            yield Stage(workspace, channel, bot, clock)
        finally:
            bot.close()


def load_figures(lit: Stage) -> None:
    """Imports the published board: its areas, seven measures, readings, claims and 150 actions."""
    folder = files("bot.demo") / "data"
    with as_file(folder) as path:
        paths = [path / name for name in DATA]
        database = Database(lit.bot.database_path)
        try:
            import_all(
                database,
                paths,
                lambda store: store.boards.named(BOARD)[0],
                lit.clock(),
                False,
                lambda _: None,
            )
        finally:
            database.close()
