"""`boardbot demo` as a process: the transcript, then the page, until it is told to stop. No browser is needed."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

COMMAND = [sys.executable, "-m", "bot", "demo"]
# On this machine 3; the promise is ten from the set-up's end.
SECONDS = 10


@contextmanager
def demo(*options: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [*COMMAND, *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_page_answers_within_ten_seconds_and_the_first_command_within_one() -> None:
    start = time.monotonic()
    with demo("--port", "0") as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "The same in your browser:" in line:
                break
        assert "the weekly digest posts itself" in "".join(said)
        found = re.search(r"http://127\.0\.0\.1:\d+", said[-1])
        assert found, said[-1]
        with httpx.Client(base_url=found[0], headers={"Origin": found[0]}, follow_redirects=True, verify=False) as page:
            html = page.get("/").text
            assert time.monotonic() - start < SECONDS
            names = {name: re.findall(rf'name="{name}" value="([^"]*)"', html) for name in ("token", "channel", "back")}
            fields = {name: values[-1] for name, values in names.items()} | {"text": "/status"}
            start = time.monotonic()
            answer = page.post("/as/jo/do/send", data=fields).text
            assert time.monotonic() - start < 1
        assert "Of 73 open actions 29 are overdue" in answer
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0


def test_without_the_page_it_prints_and_ends() -> None:
    with demo("--no-page") as process:
        said, _ = process.communicate(timeout=30)
        assert process.returncode == 0
    assert "http://" not in said
    assert "the weekly digest posts itself" in said


def test_a_port_that_is_taken_is_said_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with demo("--port", str(port)) as process:
            said, _ = process.communicate(timeout=30)
            assert process.returncode == 1
    assert said.startswith(f"Error: Something else is using port {port}.")
