"""The scene of a crash: a local workspace, a board in it, and real `boardbot` processes on one log."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import conversation
from conversation import Conversation
from crash.audit import Address
from crash.process import SECONDS, Process
from end_to_end.stage import EVERYBODY, JO, JULY_8, Clock, Room, Stage, words

from bot.slack.manifest import manifest
from local_slack import Answer, Member, Running, Workspace, running
from storage.database import Database

ROOT = Path(__file__).parents[2]
TEAM = "T0LOCAL"
# Slack's person gives up at once: for commands whose acknowledgement is never to come.
NO_PATIENCE = 0.05
# The job that posts looks every 20 seconds by the machine's clock: too long to wait for at each step of a night. Each
# of its rounds is told, so that a test can wait for one that began after it moved the clock.
ROUND = "bot.posting.digest_job:DigestJob.tick"
EAGER = {"constants": {"bot.posting.rounds:LOOK_SECONDS": 0.05}, "told": ROUND}


class FileClock(Clock):
    """A clock that the processes read too, from a file. It stands still until it is set.

    The machine's own clock, which is what they read, may be `fast`; Slack's is always right.
    """

    def __init__(self, at: datetime, path: Path) -> None:
        super().__init__(at)
        self.path = path
        self.fast = timedelta()
        self._write(at)

    def set(self, at: datetime) -> None:
        super().set(at)
        self._write(at)

    def _write(self, at: datetime) -> None:
        # In one step: the processes read at any instant.
        fresh = self.path.with_suffix(".new")
        fresh.write_text((at.astimezone(UTC) + self.fast).isoformat(), encoding="ascii")
        os.replace(fresh, self.path)


@dataclass
class Scene:
    """A channel with a board on 8 July 2020: Sam is support, Pat the chair, and A1 is on its log."""

    stage: Stage
    room: Room
    folder: Path
    open: ExitStack
    # Where the log is: a file, or a database in a server.
    address: Address

    @property
    def workspace(self) -> Workspace:
        return self.stage.workspace

    @property
    def path(self) -> Path:
        """The file that holds the log."""
        return self.stage.log.path

    @property
    def armed(self) -> Path:
        return self.folder / "armed"

    def environment(self, **more: str) -> dict[str, str]:
        """All that the processes have in theirs."""
        return environment(self.stage.server, self.address) | more

    def process(self, *words: str | Path, kill: dict[str, Any] | None = None, **more: Any) -> Process:
        """`boardbot <words>`, with a trap at `kill` where one is given; `more` are other orders."""
        orders = {"clock": str(self.folder / "clock"), **more} | ({"kill": kill} if kill else {})
        before, environment = orders.pop("before", ()), orders.pop("environment", {})
        began = Process(words, self.environment(**environment), self.folder, orders, before)
        return self.open.enter_context(began)

    def start(self, kill: dict[str, Any] | None = None, **more: Any) -> Process:
        """`boardbot run`, connected. Its trap is set off by `arm` alone, and is there for no change of its first round,
        which tidies up."""
        earlier = self.workspace.sockets.connections
        kill = {"armed": str(self.armed), "when": "before"} | kill if kill else None
        process = self.process("run", kill=kill, **({"told": ROUND} if kill else {}) | more)
        self.workspace.wait_for(lambda: self.workspace.sockets.connections > earlier, SECONDS)
        if kill:
            process.wait_for(lambda line: line.startswith("round "))
        return process

    def skew(self, fast: timedelta) -> None:
        """From the next time it is set, the machine's clock is wrong by so much."""
        assert isinstance(self.stage.clock, FileClock)
        self.stage.clock.fast = fast

    def arm(self) -> None:
        """From now on the trap's place counts."""
        self.armed.touch()

    def cleared(self) -> None:
        """After a death: Slack has noticed that nobody is connected, and no trap is armed."""
        self.armed.unlink(missing_ok=True)
        self.workspace.wait_for(lambda: self.workspace.sockets.connections == 0, SECONDS)

    def type_in_vain(self, line: str, by: Member = JO) -> Answer:
        """Types a line whose acknowledgement never comes."""
        patience, self.workspace.patience = self.workspace.patience, NO_PATIENCE
        try:
            answer = self.workspace.command(by, self.room.channel, line)
        finally:
            self.workspace.patience = patience
        assert answer.error is not None, words(answer)
        return answer

    def typed_by_support(self, *lines: str) -> list[str]:
        """What Sam is answered, without any process; the log is closed again."""
        channel, deliveries = self.room.channel.id, (secrets.token_hex(8) for _ in lines)
        talk = Conversation(self.stage.log, self.stage.clock(), team=TEAM, channel=channel)
        try:
            return [talk(line, conversation.SAM, delivery=each) for line, each in zip(lines, deliveries, strict=True)]
        finally:
            self.stage.log.close()

    def settle(self, *processes: Process, **by: float) -> None:
        """Moves everybody's clock on; waits until each eager process has done a whole round that began after that."""
        self.stage.later(**by)
        heard = [len(process.said) for process in processes]
        for process, since in zip(processes, heard, strict=True):
            began = process.wait_for(lambda line: line.startswith("began "), since)
            process.wait_for(lambda line, began=began: line == began.replace("began", "round"), since)


def environment(server: Running, address: Address) -> dict[str, str]:
    """What `boardbot run` needs in its environment, and nothing else."""
    return {
        "PATH": os.environ["PATH"],
        # The code beside these tests, wherever another copy is installed.
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": server.bot_token,
        "SLACK_APP_TOKEN": server.app_token,
        "SLACK_API_URL": server.api_url,
        "BOARDBOT_DATABASE": str(address),
    }


@contextmanager
def scene_in(folder: Path, database: str = "") -> Iterator[Scene]:
    """The scene, with its log in that database or in a folder of its own below `folder`."""
    (folder / "log").mkdir(exist_ok=True)
    clock = FileClock(JULY_8, folder / "clock")
    workspace = Workspace(clock)
    workspace.install(manifest("/board-status"))
    for member in EVERYBODY:
        workspace.add_member(member)
    address = database or folder / "log" / "boardbot.db"
    with running(workspace) as server, closing(Database(address)) as log, ExitStack() as stack:
        stage = Stage(workspace, server, clock, log)
        yield Scene(stage, stage.room(), folder, stack, address)


def set_up(scene: Scene) -> None:
    """Sam's board with one action on it, typed without any process."""
    scene.stage.log.prepare()
    answers = scene.typed_by_support(
        "/board setup Improvement Board chair: <@U0PAT>", "/action add First visits plan due: 31 July"
    )
    assert answers[1].startswith("A1 logged.")
