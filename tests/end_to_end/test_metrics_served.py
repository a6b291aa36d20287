"""Where /metrics is served: by one process or for several, and what it says where the log is gone."""

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from end_to_end.over_http import posted_to
from end_to_end.stage import Stage
from end_to_end.started import BOARDBOT, SECONDS, room_of, stage_now, started, tried, workers_of
from scraped import monitored, numbers_in

from bot.metrics.listening import MOST_CONNECTIONS
from bot.metrics.page import metrics_served
from bot.settings import Misconfigured, settings_of


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_now(tmp_path) as stage:
        yield stage


@pytest.fixture
def address() -> str:
    """An address that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


def test_where_the_log_is_gone_that_is_told_and_the_rest_stays(stage: Stage) -> None:
    stage.log.prepare()
    with monitored(stage) as monitor:
        assert monitor("boardbot_log_up") == 1
        stage.log.path.rename(stage.log.path.with_name("elsewhere.db"))
        numbers = monitor.numbers()

    names = {name for name, _ in numbers}
    assert numbers["boardbot_log_up", ()] == 0
    assert "boardbot_outbox_waiting" not in names
    assert {"boardbot_build_info", "boardbot_acknowledge_seconds_count"} <= names


def test_what_several_processes_count_is_added_up_also_of_one_that_died(stage: Stage, address: str) -> None:
    adds = ("boardbot_commands_total", (("outcome", "done"), ("verb", "action add")))

    def counted() -> float:
        return numbers_in(httpx.get(f"http://{address}/metrics", trust_env=False).text).get(adds, 0)

    with (
        started(stage, "--workers", "2", BOARDBOT_METRICS=address) as running,
        posted_to(stage, [running.address]),
    ):
        running.until_ready(2)
        board = room_of(stage).set_up()
        for number in range(8):
            board(f"/action add Plan {number}")
        assert counted() == 8
        for each in workers_of(running.process):
            os.kill(each, signal.SIGKILL)
        running.until_ready(4)
        board("/action add One more")
        assert counted() == 9
        said = running.end()
    assert "Traceback" not in said
    assert f"Metrics are served on 127.0.0.1 port {address.rpartition(':')[2]}" in said


def test_on_its_own_port_whichever_process_answers_adds_up_all(stage: Stage) -> None:
    adds = ("boardbot_commands_total", (("outcome", "done"), ("verb", "action add")))

    with started(stage, "--workers", "2") as running, posted_to(stage, [running.address]):
        running.until_ready(2)
        board = room_of(stage).set_up()
        for number in range(4):
            board(f"/action add Plan {number}")
        pages = [numbers_in(httpx.get(f"{running.address.url}/metrics", trust_env=False).text) for _ in range(6)]
        said = running.end()

    assert [page[adds] for page in pages] == [4] * 6
    assert "Traceback" not in said


def test_over_socket_mode_the_bot_serves_them_too(stage: Stage, address: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": stage.server.bot_token,
        "SLACK_APP_TOKEN": stage.server.app_token,
        "SLACK_API_URL": stage.server.api_url,
        "BOARDBOT_DATABASE": str(stage.log.path),
        "BOARDBOT_METRICS": address,
    }
    process = subprocess.Popen([BOARDBOT, "run"], env=environment, cwd=stage.log.path.parent)
    try:
        stage.workspace.wait_for(lambda: stage.workspace.sockets.connections, SECONDS)
        room_of(stage).set_up()
        numbers = numbers_in(httpx.get(f"http://{address}/metrics", trust_env=False).text)
        process.terminate()
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()
        process.wait()

    assert numbers["boardbot_commands_total", (("outcome", "done"), ("verb", "board setup"))] == 1
    assert numbers["boardbot_slack_heard_timestamp_seconds", ()] > 0


def test_an_address_that_is_taken_stops_the_start_in_words(stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = tried(stage, "--port", "0", BOARDBOT_METRICS=f"127.0.0.1:{taken.getsockname()[1]}")

    assert ended.returncode == 1
    assert "BOARDBOT_METRICS: the address cannot be used (Address already in use). Name another" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_whoever_connects_and_says_nothing_takes_no_more_of_the_bot_than_a_little_for_a_while(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.metrics.listening._Request.timeout", 0.5)
    before = threading.active_count()
    with monitored(stage) as monitor, ExitStack() as silent:
        port = urlsplit(monitor.url).port
        assert port is not None
        them = [
            silent.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(MOST_CONNECTIONS + 9)
        ]
        most = threading.active_count() - before
        assert [each.recv(1) for each in them] == [b""] * len(them)
        assert most <= MOST_CONNECTIONS + 2, "the page's own thread, and that in which the log is read"
        assert "boardbot_log_up 1" in monitor.page()

    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("address", ["no..such:9464", f"{'a' * 80}:9464", "no.such.invalid:9464", "192.0.2.1:9464"])
def test_an_address_that_is_none_is_refused_in_words(stage: Stage, address: str) -> None:
    settings = settings_of(boardbot_metrics=address, boardbot_database=stage.log.path)

    with (
        pytest.raises(Misconfigured, match="BOARDBOT_METRICS: the address cannot be used"),
        metrics_served(settings, stage.clock),
    ):
        pytest.fail("it was served")
