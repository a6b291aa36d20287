"""The real `boardbot serve`: one process or several on one log, started and stopped as a supervisor does."""

import json
import os
import re
import select
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest
from end_to_end.over_http import FORM, JSON, SECRET, Address, posted_to, signed
from end_to_end.requests_refused import BAD_BODIES, BAD_HEADERS, COMMAND, EVENT, form
from end_to_end.stage import SAM, Stage
from end_to_end.started import SECONDS, is_well, now, room_of, stage_now, started, tried, workers_of

from local_slack import Member
from storage.database import Database


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_now(tmp_path) as stage:
        yield stage


def test_it_answers_ends_well_on_sigterm_and_has_lost_nothing_when_it_starts_again(stage: Stage) -> None:
    with started(stage) as running, posted_to(stage, [running.address]):
        running.until(is_well)
        board = room_of(stage).set_up()
        assert board("/action add Visits plan @jo due: in 2 weeks").startswith("A1 logged. Visits plan")
        said = running.end()
    assert "Traceback" not in said
    assert stage.server.bot_token not in said
    assert SECRET not in said

    with started(stage) as running, posted_to(stage, [running.address]):
        running.until(is_well)
        assert board("/action show A1").startswith("A1 Visits plan")
        running.end(signal.SIGINT)


def test_nothing_of_a_request_is_logged_even_where_everything_is_logged(stage: Stage) -> None:
    with started(stage, BOARDBOT_LOG_LEVEL="DEBUG", BOARDBOT_LOG_FORMAT="json") as running:
        running.until(is_well)
        url = f"{running.address.url}/slack/events?zebra=1"
        stamp = str(int(now().timestamp()))
        codes = [
            running.address.client.post(url, headers=headers, content=body).status_code
            for headers, body in (bad.make(stamp) for bad in [*BAD_HEADERS, *BAD_BODIES])
        ]
        running.address.client.get(f"{running.address.url}/zebra?zebra=1")
        # What is let in names its channel in the log, and no more.
        event = EVENT | {"event": EVENT["event"] | {"channel": "D0NONE"}}
        assert running.address.post(form(**COMMAND | {"channel_id": "C0NONE"})).status_code == 200
        assert running.address.post(json.dumps(event).encode(), JSON).status_code == 200
        said = running.end()
    assert set(codes) == {400, 401, 404, 415}
    assert all(line.startswith("{") for line in said.splitlines())
    assert said.count("Refused a request with ") == len(codes)
    assert "zebra" not in said.casefold()
    assert "Traceback" not in said


@pytest.mark.parametrize("workers", ["1", "2"])
def test_sigterm_in_the_middle_of_a_command_answers_it_first(stage: Stage, workers: str) -> None:
    with (
        started(stage, "--workers", workers) as running,
        posted_to(stage, [running.address]),
        ThreadPoolExecutor(1) as threads,
    ):
        running.until_ready(int(workers))
        board = room_of(stage).set_up()
        stage.workspace.slow("users.info", 0.4)
        new = stage.workspace.add_member(Member("U0NEW", "new", "Nell New"))
        calls = len(stage.workspace.calls)
        answer = threads.submit(board, "/action add Visits plan", new)
        stage.workspace.wait_for(lambda: len(stage.workspace.calls) > calls, SECONDS)
        said = running.end()

        assert answer.result(SECONDS).startswith("A1 logged.")
    assert "Traceback" not in said


@pytest.mark.parametrize("numbers", [(signal.SIGINT, signal.SIGINT), (signal.SIGTERM, signal.SIGINT)])
def test_a_second_signal_leaves_no_process_behind(stage: Stage, numbers: tuple[signal.Signals, signal.Signals]) -> None:
    with started(stage) as running:
        running.until(is_well)
        for number in numbers:
            running.process.send_signal(number)
        assert running.process.wait(SECONDS) == 0
    assert "Traceback" not in running.said


def test_ctrl_c_twice_reaches_all_processes_and_breaks_nothing_off(stage: Stage) -> None:
    with started(stage, "--workers", "2") as running:
        running.until_ready(2)
        for _ in range(2):
            os.killpg(running.process.pid, signal.SIGINT)
        assert running.process.wait(SECONDS) == 0
    assert "Traceback" not in running.said


def test_sigterm_while_slack_is_out_of_reach_ends_it_well_and_until_then_it_says_so(stage: Stage) -> None:
    with started(stage, SLACK_API_URL="http://127.0.0.1:9/api/") as running:
        answer = running.until(lambda answer: answer.status_code == 503)
        assert answer.json()["slack"].startswith("not reached since the start")
        assert answer.json()["database"] == "ok"
        said = running.end()
    assert "Slack cannot be reached" in said
    assert "Traceback" not in said


def test_it_begins_by_itself_once_slack_answers(stage: Stage) -> None:
    stage.workspace.fail("auth.test", "drop", 2)
    with started(stage) as running, posted_to(stage, [running.address]):
        running.until(is_well)
        room_of(stage).set_up()
        said = running.end()
    assert said.count("Slack cannot be reached") == 2


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is not set"),
        ("SLACK_SIGNING_SECRET", "", "SLACK_SIGNING_SECRET is not set: the signing secret, for HTTP mode"),
        ("SLACK_SIGNING_SECRET", "   ", "SLACK_SIGNING_SECRET is not set"),
        ("SLACK_SIGNING_SECRET", "xoxb-secret-1", "SLACK_SIGNING_SECRET: it is the Signing Secret, from Basic"),
        ("SLACK_BOT_TOKEN", "xoxb-secret-3", "Slack does not accept SLACK_BOT_TOKEN (invalid_auth)"),
        ("BOARDBOT_DATABASE", "/nowhere/at/all/boardbot.db", "BOARDBOT_DATABASE"),
    ],
)
@pytest.mark.parametrize("workers", ["1", "3"])
def test_a_setting_that_is_wrong_stops_the_start_and_names_itself(
    stage: Stage, setting: str, value: str, words: str, workers: str
) -> None:
    ended = tried(stage, "--port", "0", "--workers", workers, **{setting: value})

    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) <= 3
    assert "secret-" not in ended.stderr + ended.stdout


def test_an_app_token_is_not_needed_and_not_looked_at(stage: Stage) -> None:
    with started(stage, SLACK_APP_TOKEN="xapp-wrong") as running:
        running.until(is_well)
        running.end()
    assert "apps.connections.open" not in [method for method, *_ in stage.workspace.calls]


@pytest.mark.parametrize(
    ("host", "words"),
    [("127.0.0.1", "--port"), ("192.0.2.1", "is not an"), ("no.such.invalid", "is not an"), ("no..such", "is not an")],
)
def test_an_address_that_cannot_be_had_stops_the_start_in_words(stage: Stage, host: str, words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = tried(stage, "--host", host, "--port", str(taken.getsockname()[1]))

    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_several_processes_do_each_thing_once(stage: Stage) -> None:
    with started(stage, "--workers", "3") as running, posted_to(stage, [running.address]):
        running.until_ready(3)
        board = room_of(stage).set_up()
        board("/action add Visits plan due: in 2 weeks")
        before = stage.history()
        body = form(
            **COMMAND | {"channel_id": board.channel.id, "team_id": stage.workspace.home.team_id, "text": "add Plan"}
        )
        at = now().timestamp()
        # The same trigger under ten signatures, each of them twice: few enough that on the slowest disk all of them
        # together hold the log for less than one may wait for it.
        stamps = [str(int(at) - second) for second in range(10)] * 2

        def post(stamp: str) -> httpx.Response:
            # A connection each, so that they come to whichever process takes it.
            with closing(httpx.Client(timeout=SECONDS)) as client:
                return Address(running.address.url, now, client).post(body, at=stamp)

        with ThreadPoolExecutor(6) as threads:
            answers = list(threads.map(post, stamps))
        board("/digest post", by=SAM)
        stage.workspace.wait_for(board.posted, SECONDS)
        running.end()

    assert sorted(each.status_code for each in answers) == [200] * 10 + [409] * 10
    assert {each.json()["text"][:9] for each in answers if each.status_code == 200} == {"A2 logged"}
    with closing(Database(stage.log.path)) as log, log.reading() as store:
        digest = store.digests.newest(store.boards.all()[0].id)
    assert digest is not None
    # The action, the digest, and a line for each message of it that is out.
    assert stage.history() == before + 2 + len(digest.posts)
    assert len(board.posted()) == 1


def test_a_process_that_dies_is_replaced(stage: Stage) -> None:
    with started(stage, "--workers", "2") as running, posted_to(stage, [running.address]):
        running.until_ready(2)
        board = room_of(stage).set_up()
        first = workers_of(running.process)
        assert len(first) == 2
        for each in first:
            os.kill(each, signal.SIGKILL)
        running.until_ready(4)
        assert set(workers_of(running.process)).isdisjoint(first)
        assert board("/action add Visits plan").startswith("A1 logged.")
        said = running.end()

    assert len(re.findall(r"Child process \[\d+\] died", said)) == 2
    assert "Traceback" not in said
    with closing(Database(stage.log.path)) as log, log.reading() as store:
        assert list(store.history.faults()) == []


def test_a_form_of_another_secret_never_gets_in(stage: Stage) -> None:
    with started(stage) as running:
        running.until(is_well)
        answer = running.address.post(form(**COMMAND), FORM, secret="another")
        running.end()

    assert answer.status_code == 401


def test_where_the_first_process_is_killed_the_others_end_and_the_port_is_free(stage: Stage) -> None:
    with started(stage, "--workers", "2") as running:
        running.until_ready(2)
        workers = workers_of(running.process)
        running.process.kill()
        running.process.wait(SECONDS)
        for each in workers:
            _wait_for_the_end_of(each)
        port = int(running.address.url.rpartition(":")[2])
        with socket.create_server(("127.0.0.1", port)):
            pass


def _wait_for_the_end_of(number: int) -> None:
    """It is nobody's child any more; the kernel still tells when it ends."""
    with suppress(ProcessLookupError):
        handle = os.pidfd_open(number)
        try:
            assert select.select([handle], [], [], SECONDS)[0], "it did not end"
        finally:
            os.close(handle)


def test_a_slow_client_does_not_hold_up_the_end(stage: Stage) -> None:
    with started(stage) as running:
        running.until(is_well)
        port = int(running.address.url.rpartition(":")[2])
        body = b"x" * 100
        headers = signed(body, str(int(now().timestamp()))) | {"Content-Length": "100", "Host": "bot"}
        begun = "POST /slack/events HTTP/1.1\r\n" + "".join(f"{name}: {text}\r\n" for name, text in headers.items())
        with closing(socket.create_connection(("127.0.0.1", port))) as connection:
            connection.sendall(begun.encode() + b"\r\nx")
            said = running.end()
    assert "Traceback" not in said
    assert "Cancel" not in said


@pytest.mark.parametrize("workers", ["1", "2"])
def test_whoever_connects_while_it_ends_is_answered_or_refused_and_never_cut_off(stage: Stage, workers: str) -> None:
    with started(stage, "--workers", workers) as running, ThreadPoolExecutor(1) as threads:
        running.until_ready(int(workers))
        port = int(running.address.url.rpartition(":")[2])
        with closing(socket.create_connection(("127.0.0.1", port), timeout=SECONDS)) as early:
            ended = threads.submit(running.end)
            answers = list(_answers_until_refused(running.address))
            # The process waits for whoever was there before; nobody comes any more.
            assert not ended.done()
            early.sendall(b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n")
            assert early.recv(15) == b"HTTP/1.1 200 OK"
        said = ended.result(SECONDS)
    assert set(answers) <= {200}
    assert "Traceback" not in said


def _answers_until_refused(address: Address) -> Iterator[int]:
    """Of one caller after the other. Anything but an answer and a refusal is an error."""
    with suppress(httpx.ConnectError):
        while True:
            yield httpx.get(f"{address.url}/healthz").status_code
