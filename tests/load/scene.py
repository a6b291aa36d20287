"""The scene: the local workspace in this process, and the real `boardbot run` in a process of its own."""

import csv
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from conversation import NORTHMOOR
from load.lines import Known
from load.people import CHAIR, SUPPORT, are, everybody

from bot.slack.manifest import manifest
from local_slack import Channel, Member, Running, Workspace, running

BOARDBOT = Path(sys.executable).with_name("boardbot")
BOARD = "Improvement Board"
SECONDS = 30
# Beside the log: when each answer went, and how long after its frame was read.
TIMES = "times"
ROOT = Path(__file__).parents[2]
ACTIONS_EACH = 2
OPEN = ("Not started", "In progress", "On hold")


class Unexpected(Exception):
    """The scene could not be set: the bot said something else than it must, or ended badly."""


Past = Callable[[Path, Workspace, Channel], None]


@dataclass
class Scene:
    """A workspace, the bot's process and the file of its log."""

    workspace: Workspace
    server: Running
    channel: Channel
    people: tuple[Member, ...]
    log: Path
    process: subprocess.Popen[bytes]
    # The first there is.
    board: int = 1

    def type(self, person: Member, line: str, expected: str) -> str:
        """Types a line and waits; the reply. Unexpected where it does not hold `expected`."""
        answer = self.workspace.command(person, self.channel, line)
        if answer.error or not re.search(expected, answer.text):
            raise Unexpected(f"{line}: {answer.error} {answer.text} {answer.problems}")
        return answer.text

    def run(self, *arguments: str, log: Path | None = None) -> subprocess.CompletedProcess[str]:
        """`boardbot` with these arguments, on the same log or another, until it ends."""
        return subprocess.run(
            [BOARDBOT, *arguments],
            check=False,
            env=environment(self.server, log or self.log),
            cwd=self.log.parent,
            capture_output=True,
            text=True,
        )

    def import_northmoor(self) -> None:
        """Imports Northmoor with its 150 actions, while the bot runs. Unexpected where a row is refused."""
        ended = self.run("import", *map(str, NORTHMOOR), "--board", BOARD, "--yes")
        if ended.returncode:
            raise Unexpected(ended.stdout[-500:] + ended.stderr[-500:])

    def end(self) -> str:
        """Ends the bot as a supervisor does; what it logged. Unexpected where it did not end well."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(SECONDS)
        if code:
            raise Unexpected(f"the bot ended with {code}: {self.said()[-2000:]}")
        return self.said()

    def said(self) -> str:
        """What the bot has logged so far."""
        return (self.log.parent / "said.txt").read_text(encoding="utf-8")


def environment(server: Running, log: Path) -> dict[str, str]:
    """All that the bot finds in its environment: Slack's settings, and where its log is."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}",
        "SLACK_BOT_TOKEN": server.bot_token,
        "SLACK_APP_TOKEN": server.app_token,
        "SLACK_API_URL": server.api_url,
        "BOARDBOT_DATABASE": str(log),
    }


@contextmanager
def scene_in(folder: Path, people: int, past: Past = lambda *_: None) -> Iterator[Scene]:
    """A connected bot, and `people` people in one channel without a board, but for what `past` puts in the log before
    the bot starts; the bot is ended in the end."""
    workspace = Workspace(lambda: datetime.now(UTC))
    workspace.install(manifest("/board-status"))
    crowd = tuple(workspace.add_member(each) for each in everybody(people))
    channel = workspace.add_channel("improvement-board", members=crowd)
    log = folder / "boardbot.db"
    past(log, workspace, channel)
    with running(workspace) as server, (folder / "said.txt").open("wb") as said:
        run = [sys.executable, "-m", "load.timed", str(folder / TIMES), "run"]
        process = subprocess.Popen(run, env=environment(server, log), cwd=folder, stderr=said)
        try:
            workspace.wait_for(lambda: workspace.sockets.connections, SECONDS)
            yield Scene(workspace, server, channel, crowd, log, process)
        finally:
            process.kill()
            process.wait()


def set_up(scene: Scene, northmoor: bool = True) -> Known:
    """Starts the board, names its observers, brings Northmoor's plan, and gives each officer actions to own."""
    scene.type(SUPPORT, f"/board setup {BOARD} chair: @{CHAIR.name}", "is set up")
    for observer in are(scene.people, "observer"):
        scene.type(SUPPORT, f"/board observer @{observer.name}", "observer")
    if northmoor:
        scene.import_northmoor()
    else:
        scene.type(SUPPORT, "/measure add M6 Statutory visits", "M6")
        scene.type(SUPPORT, "/measure target M6 CIN visits in timescale at least 85% by 30 June 2020", "M6")
    owners: dict[str, Member] = {}
    for number in range(ACTIONS_EACH):
        for owner in are(scene.people, "officer"):
            line = f"/action add Visits plan {number} of {owner.name} @{owner.name} due: in 8 weeks"
            owners[scene.type(SUPPORT, line, r"^A\d+ logged").split()[0]] = owner
    return Known(scene.people, owners, _imported() if northmoor else (), count(len(owners) + 1))


def _imported() -> tuple[str, ...]:
    """The refs of the imported actions that are open, and owned by a role in words."""
    with NORTHMOOR[-1].open(encoding="utf-8", newline="") as rows:
        return tuple(row["ref"] for row in csv.DictReader(rows) if row["status"] in OPEN)
