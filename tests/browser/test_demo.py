"""`boardbot demo` as a process: the transcript, then the page, until it is told to stop. No browser is needed."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

COMMAND = [sys.executable, "-m", "bot", "demo"]
# A board without a tracker that comes in and a paper that goes out: its story is the shortest.
SHORT = ("--board", "nel")
SECONDS = 20


@contextmanager
def demo(*options: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [*COMMAND, *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def shown(process: subprocess.Popen[str]) -> list[str]:
    """What it prints until the page is there."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "The same in your browser:" in line:
            break
    return said


def test_the_page_answers_and_so_does_the_bot_behind_it() -> None:
    with demo("--port", "0") as process:
        said = shown(process)
        assert said[0].startswith("Northmoor, a made-up council: ")
        assert "the weekly digest posts itself" in "".join(said)
        found = re.search(r"http://127\.0\.0\.1:\d+", said[-1])
        assert found, said[-1]
        with httpx.Client(base_url=found[0], headers={"Origin": found[0]}, follow_redirects=True, verify=False) as page:
            html = page.get("/").text
            names = {name: re.findall(rf'name="{name}" value="([^"]*)"', html) for name in ("token", "channel", "back")}
            fields = {name: values[-1] for name, values in names.items()} | {"text": "/status"}
            answer = page.post("/as/jo/do/send", data=fields).text
        assert "Of 73 open actions 29 are overdue" in answer
        assert "Northmoor, a made-up council" in html
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_does_not_break_its_ending_off(number: signal.Signals) -> None:
    """As `make` sends it, to which the terminal has sent one too."""
    with demo(*SHORT, "--port", "0") as process:
        shown(process)
        for _ in range(3):
            process.send_signal(number)
        assert process.wait(SECONDS) == 0


def test_without_the_page_it_prints_and_ends() -> None:
    with demo(*SHORT, "--no-page") as process:
        said, _ = process.communicate(timeout=120)
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
