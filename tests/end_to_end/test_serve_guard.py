"""What is let in at the Request URL, and what is not: nothing that Slack did not sign just now, and each thing once."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

import pytest
from end_to_end.over_http import FORM, JSON, Address, Served, served_on
from end_to_end.requests_refused import (
    BAD_BODIES,
    BAD_HEADERS,
    COMMAND,
    EVENT,
    PERSON,
    PRESS,
    Bad,
    changed,
    form,
    signed,
)
from end_to_end.stage import JO, Room, Stage

from bot.http.front import STARTING_SECONDS
from storage.database import Database

OURS = ("bot", "storage", "commands", "uvicorn", "slack_bolt", "slack_sdk", "starlette", "asyncio", "root")


@pytest.fixture
def stage(lit: tuple[Stage, Served]) -> Stage:
    return lit[0]


@pytest.fixture
def address(lit: tuple[Stage, Served]) -> Address:
    return lit[1].address


@pytest.fixture
def board(stage: Stage) -> Room:
    """A channel with a board on 8 July 2020."""
    return stage.room().set_up()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """All that our side has logged, at DEBUG; what the client of this test logs is left out."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(
        f"{each.name} {each.getMessage()} {each.exc_text or ''}"
        for each in caplog.records
        if each.name.startswith(OURS)
    )


def command(room: Room, text: str, **more: str) -> dict[str, str]:
    """A slash command's fields, typed by Jo."""
    here = {"channel_id": room.channel.id, "team_id": room.stage.workspace.home.team_id, "user_id": JO.id}
    return COMMAND | here | {"text": text, "trigger_id": f"{room.channel.id} {text}"} | more


@pytest.mark.parametrize("bad", [*BAD_HEADERS, *BAD_BODIES], ids=lambda bad: bad.name)
def test_what_is_not_as_slack_sends_it_is_refused_and_leaves_no_trace(
    board: Room, address: Address, logged: Callable[[], str], bad: Bad
) -> None:
    before = board.stage.history()

    answer = address.send(*bad.make(str(int(board.stage.clock().timestamp()))))

    assert (answer.status_code, answer.content) == (bad.status, b"")
    assert board.stage.history() == before
    said = logged()
    assert f"Refused a request with {bad.status}: " in said
    assert "zebra" not in said.casefold()
    assert "Traceback" not in said


@pytest.mark.parametrize("payload", [PRESS, EVENT, PERSON], ids=["press", "event", "person"])
def test_a_payload_with_any_one_value_gone_or_odd_breaks_nothing(
    board: Room, address: Address, logged: Callable[[], str], payload: dict[str, Any]
) -> None:
    codes = set()
    for number, odd in enumerate(changed(payload)):
        body = urlencode({"payload": json.dumps(odd)}).encode() if payload is PRESS else json.dumps(odd).encode()
        kind = FORM if payload is PRESS else JSON
        codes.add(address.post(body, kind, at=str(int(board.stage.clock().timestamp()) + number % 300)).status_code)
        if "Traceback" in logged() or codes - {200, 400, 404, 409}:
            raise AssertionError((odd, codes, logged()[-3000:]))

    assert {200, 400} <= codes


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("DELETE", "/slack/events", 405),
        ("OPTIONS", "/slack/events", 405),
        ("POST", "/slack/events/", 404),
        ("POST", "/slack/events/zebra", 404),
        ("POST", "/", 404),
        ("GET", "/", 404),
        ("GET", "/slack/events/../../etc/passwd", 404),
        ("POST", "/healthz", 405),
        ("GET", "/healthz/", 404),
    ],
)
def test_there_are_two_addresses_and_one_way_to_ask_at_each(
    address: Address, logged: Callable[[], str], method: str, path: str, status: int
) -> None:
    body = form(**COMMAND)
    headers = {"Content-Type": FORM} | signed(body, str(int(address.clock().timestamp())))

    answer = address.client.request(method, f"{address.url}{path}?zebra=1", content=body, headers=headers)

    assert answer.status_code == status
    assert "zebra" not in logged()


@pytest.mark.parametrize("seconds", [-300, -299, 0, 300])
def test_five_minutes_either_way_are_let_in(board: Room, address: Address, seconds: int) -> None:
    at = str(int(board.stage.clock().timestamp()) + seconds)

    answer = address.post(form(**command(board, f"add Plan {seconds}")), at=at)

    assert answer.status_code == 200
    assert "logged. Plan" in answer.json()["text"]


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_second_more_either_way_is_not(board: Room, address: Address, seconds: int) -> None:
    at = str(int(board.stage.clock().timestamp()) + seconds)

    assert address.post(form(**command(board, "add Plan")), at=at).status_code == 401


def test_a_command_with_the_word_payload_is_a_command(board: Room, address: Address) -> None:
    answer = address.post(form(**command(board, "add Weigh the payload={} of each van")))

    assert "A1 logged. Weigh the payload={} of each van" in answer.json()["text"]


def test_a_content_type_may_name_its_letters(board: Room, address: Address) -> None:
    answer = address.post(form(**command(board, "add Plan")), "Application/X-WWW-Form-URLencoded; charset=utf-8")

    assert "A1 logged." in answer.json()["text"]


def test_the_same_request_again_is_refused_tells_nothing_and_changes_nothing(board: Room, address: Address) -> None:
    body = form(**command(board, "add Plan"))
    at = str(int(board.stage.clock().timestamp()))
    assert address.post(body, at=at).status_code == 200
    before = board.stage.history()
    for seconds in (0, 1, 60, 200):
        board.stage.later(seconds=seconds)
        again = address.post(body, at=at)
        assert (again.status_code, again.content) == (409, b"")
    board.stage.later(seconds=40)
    assert address.post(body, at=at).status_code == 401
    assert board.stage.history() == before


def test_a_request_signed_ahead_of_time_is_refused_for_as_long_as_it_would_be_let_in(
    board: Room, address: Address
) -> None:
    body = form(**command(board, "add Plan"))
    at = str(int(board.stage.clock().timestamp()) + 300)
    assert address.post(body, at=at).status_code == 200
    board.stage.later(seconds=600)
    assert address.post(form(**command(board, "list"))).status_code == 200
    assert address.post(body, at=at).status_code == 409


def test_the_same_request_is_refused_after_a_restart_and_by_another_process(board: Room, address: Address) -> None:
    body, at = form(**command(board, "add Plan")), str(int(board.stage.clock().timestamp()))
    assert address.post(body, at=at).status_code == 200

    with served_on(board.stage) as other:
        assert other.address.post(body, at=at).status_code == 409


def test_of_the_same_request_to_several_processes_at_once_exactly_one_is_let_in(board: Room) -> None:
    before = board.stage.history()
    with ExitStack() as stack:
        others = [stack.enter_context(served_on(board.stage)).address for _ in range(3)]
        body, at = form(**command(board, "add Plan")), str(int(board.stage.clock().timestamp()))
        start = Barrier(12)

        def post(number: int) -> int:
            start.wait()
            return others[number % 3].post(body, at=at).status_code

        with ThreadPoolExecutor(12) as threads:
            codes = sorted(threads.map(post, range(12)))

    assert codes == [200, *[409] * 11]
    assert board.stage.history() == before + 1


def test_a_command_delivered_again_under_a_new_signature_is_answered_the_same_and_done_once(
    board: Room, address: Address
) -> None:
    body = form(**command(board, "add Plan"))
    first = address.post(body)
    before = board.stage.history()
    board.stage.later(seconds=5)

    with served_on(board.stage) as other:
        again = other.address.post(body, **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"})

    assert again.content == first.content
    assert board.stage.history() == before


def test_old_requests_are_forgotten(board: Room, address: Address) -> None:
    for number in range(5):
        assert address.post(form(**command(board, f"list page: {number}"))).status_code == 200
    assert len(_kept(board)) >= 5
    board.stage.later(minutes=30)
    assert address.post(form(**command(board, "list"))).status_code == 200

    assert len(_kept(board)) == 1


def _kept(room: Room) -> list[Any]:
    with room.stage.log.reading() as store:
        return list(store._tables.query("SELECT * FROM seen_requests"))


def test_while_the_log_is_locked_a_person_is_told_and_an_event_is_left_for_slack_to_send_again(
    board: Room, address: Address
) -> None:
    body, event = form(**command(board, "add Plan")), json.dumps(EVENT | {"event_id": "Ev0LOCKED"}).encode()
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
        "A1 logged." in address.post(form(**command(board, "add Plan", trigger_id="another")), at=later).json()["text"]
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
        answer = address.post(form(**command(board, "list")))

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
        answer = early.address.post(form(**command(board, "add Plan")))

    assert answer.json()["text"].startswith("A1 logged")


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

    answer = address.post(form(**command(board, "add Plan")))

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
