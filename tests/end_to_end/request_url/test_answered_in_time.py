"""What is let in is answered in time: while the log is held, while the bot starts, and where too many ask."""

import json
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from end_to_end.over_http import FORM, JSON, Address, served_on, signed
from end_to_end.requests_refused import (
    COMMAND,
    EVENT,
    PRESS,
    command_of,
    form,
)
from end_to_end.stage import JO, Room, Stage

from bot.http.front import STARTING_SECONDS
from bot.slack.button_answers import Responses
from bot.slack.manifest import REQUEST_PATH
from commands.reply import Reply, as_text
from storage.database import Database
from storage.deadline import BEGIN_SECONDS

HUNDREDS = 300


def test_while_the_log_is_locked_a_person_is_told_and_an_event_is_left_for_slack_to_send_again(
    board: Room, address: Address
) -> None:
    body, event = form(**command_of(board, "add Plan")), json.dumps(EVENT | {"event_id": "Ev0LOCKED"}).encode()
    press = urlencode({"payload": json.dumps(PRESS)}).encode()
    at = str(int(board.stage.clock().timestamp()))
    sent = ((body, FORM), (event, JSON), (press, FORM))
    with closing(Database(board.stage.log.path)) as other, other.writing(), ThreadPoolExecutor(3) as threads:
        told, left, pressed = threads.map(lambda each: address.post(*each, at=at), sent)

    assert told.status_code == 200
    assert told.json()["response_type"] == "ephemeral"
    assert "The log is busy just now. Nothing was saved." in told.json()["text"]
    assert (left.status_code, pressed.status_code) == (503, 200)
    # It was let in, and told so: the very same request is not let in again, though the log did not remember it.
    assert address.post(body, at=at).status_code == 409
    later = str(int(at) + 1)
    assert (
        "A1 logged."
        in address.post(form(**command_of(board, "add Plan", trigger_id="another")), at=later).json()["text"]
    )


def test_forty_people_who_type_at_once_while_another_holds_the_log_are_told_within_slacks_three_seconds(
    board: Room,
) -> None:
    lines = [f"/action add Plan {number}" for number in range(40)]
    before = board.stage.history()

    with closing(Database(board.stage.log.path)) as other, other.writing(), ThreadPoolExecutor(40) as threads:
        answers = list(threads.map(board, lines))

    assert [each for each in answers if "The log is busy just now." not in each] == []
    assert board.stage.history() == before


def test_people_can_read_on_while_another_holds_the_log(board: Room, address: Address) -> None:
    with closing(Database(board.stage.log.path)) as other, other.writing():
        answer = address.post(form(**command_of(board, "list")))

    assert answer.status_code == 200
    assert "No action" in answer.json()["text"] or "no " in answer.json()["text"].casefold()
    assert "busy" not in answer.json()["text"]


def test_slack_is_told_its_challenge_where_it_signed_it(address: Address) -> None:
    body = json.dumps({"token": "x", "challenge": "3eZbrw1aB", "type": "url_verification"}).encode()

    answer = address.post(body, JSON)

    assert (answer.status_code, answer.json()) == (200, {"challenge": "3eZbrw1aB"})
    assert address.send({"Content-Type": JSON}, body).status_code == 401


def test_slack_may_try_the_certificate_signed_or_not(address: Address) -> None:
    body = form(ssl_check="1", token="zebra")

    for answer in (address.post(body), address.send({"Content-Type": FORM}, body)):
        assert (answer.status_code, answer.content) == (200, b"")
    assert address.send({"Content-Type": FORM}, body + b"&x=" + b"x" * 1000).status_code == 413


@pytest.mark.parametrize("event", ["reaction_added", "channel_rename"])
def test_an_event_that_nothing_answers_is_taken_so_that_slack_does_not_send_it_again(
    address: Address, logged: Callable[[], str], event: str
) -> None:
    body = json.dumps(EVENT | {"event_id": event, "event": {"type": event, "zebra": 1}}).encode()

    assert address.post(body, JSON).status_code == 200
    assert "zebra" not in logged()


def test_a_message_that_was_edited_or_deleted_is_taken(address: Address) -> None:
    for kind in ("message_changed", "message_deleted", "bot_message"):
        inner = {"type": "message", "subtype": kind, "channel": "D0ZEBRA", "channel_type": "im", "ts": "1594195200.1"}
        assert address.post(json.dumps(EVENT | {"event_id": kind, "event": inner}).encode(), JSON).status_code == 200


def test_before_slack_has_said_who_the_bot_is_a_person_is_told_and_an_event_is_left(
    tmp_path: Path, stage: Stage
) -> None:
    database = tmp_path / "other.db"
    with served_on(
        stage, introduced=False, slack_api_url="http://127.0.0.1:9/api/", boardbot_database=database
    ) as early:
        with closing(Database(database)) as log:
            log.prepare()
        told = early.address.post(form(**COMMAND))
        left = early.address.post(json.dumps(EVENT).encode(), JSON)
        challenge = early.address.post(b'{"type": "url_verification", "challenge": "abc"}', JSON)

    assert (told.status_code, left.status_code, challenge.json()) == (200, 503, {"challenge": "abc"})
    assert told.json()["response_type"] == "ephemeral"
    assert "Please send the same again in a minute." in told.json()["text"]


def test_a_command_that_comes_while_a_process_is_starting_is_answered(board: Room) -> None:
    board.stage.workspace.slow("auth.test", 0.4)

    with served_on(board.stage, introduced=False) as early:
        assert not early.site.front.introduced.is_set()
        answer = early.address.post(form(**command_of(board, "add Plan")))

    assert answer.json()["text"].startswith("A1 logged")


def test_a_press_that_comes_before_the_start_is_over_is_answered_in_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Reply] = []
    monkeypatch.setattr(Responses, "send", lambda _, url, answer, **more: told.append(answer))
    with served_on(stage, introduced=False, slack_api_url="http://127.0.0.1:9/api/") as early:
        assert early.address.post(form(payload=json.dumps(PRESS))).status_code == 200

    assert "boardbot is still starting" in as_text(told[0].parts)


def test_where_one_person_has_waited_for_the_start_in_vain_the_next_is_told_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served_on(stage, introduced=False, slack_api_url="http://127.0.0.1:9/api/") as early:
        waits = []
        wait = early.site.front.introduced.wait
        monkeypatch.setattr(early.site.front.introduced, "wait", lambda most: waits.append(most) or wait(most))
        for number in range(2):
            told = early.address.post(form(**COMMAND | {"trigger_id": str(number)}))
            assert "Please send the same again in a minute." in told.json()["text"]

    assert waits == [STARTING_SECONDS, 0]


def test_more_than_can_be_answered_in_time_is_said_at_once(
    board: Room, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 0)

    answer = address.post(form(**command_of(board, "add Plan")))

    assert "Nothing was saved." in answer.json()["text"]


def test_a_message_delivered_again_to_another_process_is_answered_once(board: Room, address: Address) -> None:
    workspace = board.stage.workspace
    direct = workspace.direct_message(JO)
    inner = EVENT["event"] | {"channel": direct.id, "text": "action", "ts": "1594195200.000200"}
    body = json.dumps(EVENT | {"event_id": "Ev0TWICE", "event": inner}).encode()
    with served_on(board.stage) as other:
        assert address.post(body, JSON).status_code == 200
        board.stage.later(seconds=1)
        assert other.address.post(body, JSON, **{"X-Slack-Retry-Num": "1"}).status_code == 200
        board.stage.settle()
        assert other.job is not None
        other.job.wake()
        assert other.job.wait_until_settled(20)

    assert len([each for each in workspace.messages(direct) if each.bot_id]) == 1


def test_what_has_stood_in_the_loop_for_too_long_is_told_so(board: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its seconds count from when the system had it, whenever the loop came to it."""
    monkeypatch.setattr("bot.http.connection.seconds_since_data", lambda connection: BEGIN_SECONDS)

    assert "Nothing was saved. Please send the same again" in board("/action add Visits plan")

    monkeypatch.undo()
    assert board("/action add Visits plan").startswith("A1 logged.")


def at_one_moment(address: Address, bodies: list[bytes]) -> list[dict[str, Any]]:
    """What each is answered."""
    at = str(int(address.clock().timestamp()))
    parts = urlsplit(address.url)
    with ExitStack() as stack:
        connections = []
        for body in bodies:
            headers = {"Host": "bot", "Content-Type": FORM, "Content-Length": str(len(body))} | signed(body, at)
            head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            each = stack.enter_context(socket.create_connection((parts.hostname, parts.port), timeout=30))
            each.sendall(f"POST {REQUEST_PATH} HTTP/1.1\r\n{head}\r\n".encode() + body)
            connections.append(each)
        return [_heard(each) for each in connections]


def _heard(connection: socket.socket) -> dict[str, Any]:
    """What is answered. Raises an error of the connection where it was cut off."""
    answer = HTTPResponse(connection)
    answer.begin()
    return dict(json.loads(answer.read()))


def test_hundreds_who_come_at_one_moment_each_hear_in_words(board: Room, address: Address) -> None:
    """Whoever there is no time for is told so; nobody is cut off."""
    many = [form(**command_of(board, f"add Plan {number}")) for number in range(HUNDREDS)]

    told = [each["text"] for each in at_one_moment(address, many)]

    logged = [each for each in told if " logged." in each]
    assert len(told) == HUNDREDS
    assert [each for each in told if each not in logged and "send the same again" not in each] == []
    assert logged
    assert board("/action list").startswith(f"{len(logged)} action")
