"""The real `boardbot serve`, started as a supervisor does."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from end_to_end.over_http import SECRET, Address
from end_to_end.stage import EVERYBODY, Room, Stage, stage_on
from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 40


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def stage_now(folder: Path) -> Iterator[Stage]:
    """A workspace at this very moment, for the processes read the machine's own clock; and no bot yet."""
    with stage_on(folder / "boardbot.db") as stage:
        stage.clock.set(now())
        stage.clock.wind()
        yield stage


@dataclass
class Started:
    """The process, where it answers, and the file to which it says what it does."""

    process: subprocess.Popen[str]
    address: Address
    words: Path

    @property
    def said(self) -> str:
        """All it has said so far."""
        return self.words.read_text()

    def until(self, true: Callable[[httpx.Response], bool]) -> httpx.Response:
        """The first answer of /healthz of which it is true. A process that is starting tells nobody when it is done."""

        @retry(
            retry=retry_if_exception_type((httpx.TransportError, AssertionError)),
            wait=wait_fixed(0.05),
            stop=stop_after_delay(SECONDS),
            reraise=True,
        )
        def ask() -> httpx.Response:
            answer = httpx.get(f"{self.address.url}/healthz")
            assert true(answer), (answer.status_code, answer.text)
            return answer

        return ask()

    def until_ready(self, workers: int) -> None:
        """All is well, and so many workers have made themselves known to Slack: /healthz is answered by one of them."""
        self.until(lambda answer: is_well(answer) and self.said.count("Slack knows this bot as") == workers)

    def end(self, number: int = signal.SIGTERM) -> str:
        """Stops it as a supervisor does; what it said, once it has ended well."""
        self.process.send_signal(number)
        self.process.wait(SECONDS)
        assert self.process.returncode == 0, self.said
        return self.said


def is_well(answer: httpx.Response) -> bool:
    return answer.status_code == 200


def environment(stage: Stage, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": stage.server.bot_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": stage.server.api_url,
        "BOARDBOT_DATABASE": str(stage.log.path),
    } | more


@contextmanager
def started(stage: Stage, *options: str, **more: str) -> Iterator[Started]:
    """`boardbot serve` on a free port, ended in the end whatever happens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = stage.log.path.with_name(f"said-{port}.txt")
    with words.open("w") as said:
        process = subprocess.Popen(
            [BOARDBOT, "serve", "--port", str(port), *options],
            env=environment(stage, **more),
            cwd=stage.log.path.parent,
            stderr=said,
            text=True,
            start_new_session=True,
        )
    running = Started(process, Address(f"http://127.0.0.1:{port}", now), words)
    try:
        yield running
    finally:
        # All of its session: the workers too, where it has ended without them.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        running.address.client.close()


def tried(stage: Stage, *options: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`boardbot serve` where it ends by itself."""
    return subprocess.run(
        [BOARDBOT, "serve", *options],
        check=False,
        env=environment(stage, **more),
        cwd=stage.log.path.parent,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def room_of(stage: Stage) -> Room:
    return Room(stage, stage.workspace.add_channel("board", members=EVERYBODY))


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that answer. The one that watches over them also keeps track of what they share."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(each) for each in found if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]
