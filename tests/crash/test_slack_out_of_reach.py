"""Slack out of reach at the start, a socket that drops in the middle of a command, and too many connections."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager

import pytest
from crash.audit import assert_kept, times_said
from crash.campaign import LONG
from crash.process import SECONDS
from crash.scene import Scene
from end_to_end.stage import JO, words
from slack_sdk import WebClient
from websockets.sync.client import connect

from commands.dispatch.repeats import SENT_TWICE
from local_slack import running

FEW = 5
MOST = 10


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_start_while_slack_is_out_of_reach_waits_says_so_and_answers_once_slack_is_back(scene: Scene) -> None:
    # The workspace that is served now is left alone: the process looks for it on a port where nobody listens yet.
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api/"
    process = scene.process("run", environment={"SLACK_API_URL": address})
    process.wait_for(lambda line: "Slack cannot be reached" in line and "trying again" in line)
    with running(scene.workspace, port):
        scene.workspace.wait_for(lambda: scene.workspace.sockets.connections, SECONDS)
        line = "/action update A1 the plan is agreed"
        assert scene.room(line).startswith("A1 updated.")
        said = process.stop()
    assert "Traceback" not in said
    assert_kept(scene.address, [line])


@pytest.mark.parametrize("how", [pytest.param("broken off", marks=LONG), "told to go"])
def test_a_socket_that_drops_in_the_middle_of_a_command_changes_nothing_twice(scene: Scene, how: str) -> None:
    """The command waits for the log, which another program holds, while its connection goes."""
    process = scene.start(told="commands.dispatch:dispatch")
    line = "/action update A1 the plan is agreed"
    with ThreadPoolExecutor(1) as threads:
        with scene.stage.log.writing():
            typed = threads.submit(scene.workspace.command, JO, scene.room.channel, line)
            process.wait_for(lambda said: said.startswith("began "))
            if how == "broken off":
                scene.workspace.drop_sockets()
            else:
                scene.workspace.disconnect("refresh_requested")
        scene.stage.log.close()
        answer = typed.result()
    assert answer.error in {None, "operation_timeout"}
    assert times_said(scene.address, [line])[line] == 1
    if how == "broken off":
        # It takes a minute to come back by itself: see below. A supervisor may be quicker.
        assert "Traceback" not in process.stop()
        process = scene.start()
    scene.workspace.wait_for(lambda: scene.workspace.sockets.connections, SECONDS)

    again = scene.room(line)
    redelivered = scene.workspace.redeliver(answer.envelope_id)

    assert again.startswith("A1 updated.")
    assert _answer(words(redelivered)) == _answer(again)
    assert "Traceback" not in process.stop()
    assert_kept(scene.address, [line], typed_again=1)


@LONG
def test_a_bot_whose_line_broke_off_is_back_within_twenty_seconds(scene: Scene) -> None:
    process = scene.start()
    scene.workspace.drop_sockets()
    scene.workspace.wait_for(lambda: scene.workspace.sockets.connections, SECONDS)
    assert scene.room("/action show A1").startswith("A1 First visits plan")
    process.stop()


def _answer(said: str) -> str:
    return said.replace(SENT_TWICE, "").strip()


def _calls(scene: Scene) -> int:
    """How often a connection was asked for."""
    return sum(method == "apps.connections.open" for method, _, _ in list(scene.workspace.calls))


@contextmanager
def _others(scene: Scene, number: int) -> Iterator[ExitStack]:
    """So many connections of somebody else's, who answers nothing."""
    client = WebClient(base_url=scene.stage.server.api_url)
    with ExitStack() as stack:
        for _ in range(number):
            address = str(client.apps_connections_open(app_token=scene.stage.server.app_token)["url"])
            line = stack.enter_context(connect(address)).recv(SECONDS)
            assert '"hello"' in str(line)
        yield stack


def test_another_connection_of_the_app_is_said_out_loud(scene: Scene) -> None:
    with _others(scene, 1):
        process = scene.start()
        line = process.wait_for(lambda line: "Other connections of this app" in line)
    assert "Is another boardbot running?" in line


def test_too_many_connections_are_said_in_words_and_tried_with_pauses(scene: Scene) -> None:
    """Slack allows ten; apps.connections.open may be called about once a minute (its Tier 1)."""
    with _others(scene, MOST):
        before = _calls(scene)
        process = scene.process("run")
        process.wait_for_end(unless="too many connections")
        assert _calls(scene) - before <= FEW
        assert "stop" in process.words.lower()
