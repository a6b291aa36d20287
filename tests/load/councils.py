"""A host of many councils: their workspaces in this process, a log in a PostgreSQL server, and the real `boardbot serve`
in several processes."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from conversation import Conversation, Crowd
from cryptography.fernet import Fernet
from end_to_end.over_http import SECRET
from load.lines import Known
from load.people import CHAIR, SUPPORT, are, everybody
from load.requests_sent import AT_ONCE, RequestsSent
from load.scene import BOARD, BOARDBOT, ROOT, Unexpected

from board.actions import Action
from board.history import Entry, differences
from bot.slack.manifest import REQUEST_PATH, manifest
from bot.token_keys import TokenKeys
from commands.request import Person
from local_slack import Channel, Member, Workspace
from local_slack.distribution import Distribution, distributed
from storage.database import Database
from storage.installations import Installation

PEOPLE = 10
# Each process begins each workspace and reads who is in it.
START_SECONDS = 300
END_SECONDS = 60


@dataclass(frozen=True)
class Council:
    """A workspace with one board: the channel, the board's id, and what may be typed there."""

    workspace: Workspace
    channel: Channel
    board: int
    known: Known


@dataclass
class Host:
    """The councils, and the processes that serve them; `log` is the address of its database."""

    councils: Sequence[Council]
    log: str
    environment: dict[str, str]
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def processes(self) -> list[int]:
        """The ids of those that answer: the first one only looks after them."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="utf-8")
        return [int(each) for each in told.split() if "spawn_main" in _line_of(each)]

    def said(self) -> str:
        """What the processes have logged so far."""
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def end(self) -> str:
        """Ends them as a supervisor does; what they logged. Unexpected where they did not end well."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(END_SECONDS)
        if code:
            raise Unexpected(f"boardbot serve ended with {code}: {self.said()[-2000:]}")
        return self.said()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`boardbot` with these arguments on the same log, until it ends."""
        return subprocess.run(
            [BOARDBOT, *arguments], check=False, env=self.environment, cwd=self.folder, capture_output=True, text=True
        )


@contextmanager
def host_in(folder: Path, log: str, many: int, actions: int, processes: int, **more: str) -> Iterator[Host]:
    """So many councils with so many actions each, served by so many processes; ended in the end. `more` is what these
    have in their environment besides."""
    workspaces = [_workspace(number) for number in range(1, many + 1)]
    key = Fernet.generate_key().decode()
    with closing(Database(log)) as database:
        database.prepare()
        councils = [_council(database, each, TokenKeys([key]), actions) for each in workspaces]
    port = _free_port()
    with (
        distributed(workspaces) as slack,
        ThreadPoolExecutor(AT_ONCE) as posting,
        (folder / "said.txt").open("wb") as said,
    ):
        for each in workspaces:
            each.sockets = RequestsSent(f"http://127.0.0.1:{port}", posting)
        environment = _environment(slack, log, key) | more
        serve = [BOARDBOT, "serve", "--port", str(port), "--workers", str(processes)]
        process = subprocess.Popen(serve, env=environment, cwd=folder, stderr=said)
        try:
            host = Host(councils, log, environment, folder, process)
            _wait_until_served(host, many * processes)
            yield host
        finally:
            process.terminate()
            process.wait()


def _workspace(number: int) -> Workspace:
    made = Workspace(lambda: datetime.now(UTC), team_id=f"T0COUNCIL{number}", domain=f"council{number}")
    made.bot_token = f"xoxb-{number}-{made.bot_token.removeprefix('xoxb-')}"
    made.install(manifest("/board-status", f"https://bot.host.example{REQUEST_PATH}", distributed=True))
    return made


def _council(database: Database, workspace: Workspace, keys: TokenKeys, actions: int) -> Council:
    """Installs the app there, and sets a board up with a measure and its actions, each of them an officer's."""
    people = tuple(workspace.add_member(each) for each in everybody(PEOPLE))
    channel = workspace.add_channel("improvement-board", members=people)
    home, now = workspace.home, datetime.now(UTC)
    made = Installation(
        home.team_id, "", home.domain, home.bot_user, workspace.bot_id, frozenset(workspace.scopes),
        keys.sealed(workspace.bot_token), SUPPORT.id, now,
    )  # fmt: skip
    with database.writing(team=home.team_id) as store:
        store.installations.save(made)
    crowd = Crowd([Person(each.id, each.real_name, handle=each.name, guest=each.guest) for each in people])
    talk = Conversation(database, now, crowd, home.team_id, channel.id)
    support = next(each for each in crowd.people if each.id == SUPPORT.id)
    talk(f"/board setup {BOARD} chair: <@{CHAIR.id}>", by=support)
    talk("/measure add M6 Statutory visits", by=support)
    talk("/measure target M6 CIN visits in timescale at least 85% by 30 June 2020", by=support)
    for observer in are(people, "observer"):
        talk(f"/board observer <@{observer.id}>", by=support)
    board, owners = _filled(database, home.team_id, channel, are(people, "officer"), actions, now)
    return Council(workspace, channel, board, Known(people, owners, (), count(actions + 1)))


def _filled(
    database: Database, team: str, channel: Channel, officers: Sequence[Member], actions: int, now: datetime
) -> tuple[int, dict[str, Member]]:
    """The board's id, and who owns which of its actions."""
    owners: dict[str, Member] = {}
    with database.writing(team=team) as store:
        board = store.boards.in_channel(team, channel.id)
        if board is None:
            raise Unexpected(f"no board was set up in {team}")
        for number in range(actions):
            owner = officers[number % len(officers)]
            due = now.date() + timedelta(days=number % 300 - 60)
            action = Action(
                0, store.boards.take_ref(board.id, "A"), f"Dip sample {number} of visits by the north team",
                owner_id=owner.id, due_on=due, original_due_on=due, opened_at=now, updated_at=now,
            )  # fmt: skip
            action = store.actions.add(board.id, action)
            said, changes = f"/action add {action.title}", differences(None, action)
            store.history.add(
                board.id, Entry(0, "action", action.id, action.ref, "add", SUPPORT.id, now, said, changes)
            )
            owners[action.ref] = owner
    return board.id, owners


def _environment(slack: Distribution, log: str, key: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "BOARDBOT_TOKEN_KEYS": key,
        "SLACK_API_URL": slack.api_url,
        "BOARDBOT_DATABASE": log,
    }


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_until_served(host: Host, times: int) -> None:
    """Waits until every process serves every workspace. Unexpected where they do not in time."""
    for _ in range(START_SECONDS * 4):
        if host.said().count("Serving workspace ") >= times:
            return
        if host.process.poll() is not None:
            break
        time.sleep(0.25)
    raise Unexpected(f"not every workspace is served: {host.said()[-2000:]}")


def _line_of(process: str) -> str:
    return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8", errors="replace")
