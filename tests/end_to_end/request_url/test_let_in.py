"""What is let in at the Request URL: nothing that Slack did not sign just now, and each thing once."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier
from typing import Any

import pytest
from bare_log import tables
from end_to_end.over_http import FORM, JSON, Address, served_on
from end_to_end.requests_refused import (
    BAD_BODIES,
    BAD_HEADERS,
    COMMAND,
    EVENT,
    INTERACTIONS,
    NOTES,
    PERSON,
    Bad,
    changed,
    command_of,
    form,
    signed,
    with_notes,
)
from end_to_end.stage import Room


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


@pytest.mark.parametrize("payload", [EVENT, PERSON], ids=["event", "person"])
def test_an_event_with_any_one_value_gone_or_odd_breaks_nothing(
    board: Room, address: Address, logged: Callable[[], str], payload: dict[str, Any]
) -> None:
    _nothing_breaks(board, address, logged, ((json.dumps(odd).encode(), JSON) for odd in changed(payload)))


@pytest.mark.parametrize("payload", INTERACTIONS.values(), ids=INTERACTIONS.keys())
def test_an_interaction_with_any_one_value_gone_or_odd_breaks_nothing(
    board: Room, address: Address, logged: Callable[[], str], payload: dict[str, Any]
) -> None:
    _nothing_breaks(board, address, logged, ((form(payload=json.dumps(odd)), FORM) for odd in changed(payload)))


def test_a_form_with_any_one_of_its_notes_gone_or_odd_ends_in_words(
    board: Room, address: Address, logged: Callable[[], str]
) -> None:
    before = board.stage.history()
    for number, odd in enumerate(changed(NOTES)):
        answer = address.post(form(payload=json.dumps(with_notes(odd) | {"trigger_id": f"{number}.zebra"})))
        assert answer.status_code == 200
        assert b"response_action" in answer.content, odd
    assert "Traceback" not in logged()
    assert board.stage.history() == before


def _nothing_breaks(
    board: Room, address: Address, logged: Callable[[], str], bodies: Iterator[tuple[bytes, str]]
) -> None:
    codes = set()
    for number, (body, kind) in enumerate(bodies):
        codes.add(address.post(body, kind, at=str(int(board.stage.clock().timestamp()) + number % 300)).status_code)
        if "Traceback" in logged() or codes - {200, 400, 404, 409}:
            raise AssertionError((body, codes, logged()[-3000:]))

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

    answer = address.post(form(**command_of(board, f"add Plan {seconds}")), at=at)

    assert answer.status_code == 200
    assert "logged. Plan" in answer.json()["text"]


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_second_more_either_way_is_not(board: Room, address: Address, seconds: int) -> None:
    at = str(int(board.stage.clock().timestamp()) + seconds)

    assert address.post(form(**command_of(board, "add Plan")), at=at).status_code == 401


def test_a_command_with_the_word_payload_is_a_command(board: Room, address: Address) -> None:
    answer = address.post(form(**command_of(board, "add Weigh the payload={} of each van")))

    assert "A1 logged. Weigh the payload={} of each van" in answer.json()["text"]


def test_a_content_type_may_name_its_letters(board: Room, address: Address) -> None:
    answer = address.post(form(**command_of(board, "add Plan")), "Application/X-WWW-Form-URLencoded; charset=utf-8")

    assert "A1 logged." in answer.json()["text"]


def test_the_same_request_again_is_refused_tells_nothing_and_changes_nothing(board: Room, address: Address) -> None:
    body = form(**command_of(board, "add Plan"))
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
    body = form(**command_of(board, "add Plan"))
    at = str(int(board.stage.clock().timestamp()) + 300)
    assert address.post(body, at=at).status_code == 200
    board.stage.later(seconds=600)
    assert address.post(form(**command_of(board, "list"))).status_code == 200
    assert address.post(body, at=at).status_code == 409


def test_the_same_request_is_refused_after_a_restart_and_by_another_process(board: Room, address: Address) -> None:
    body, at = form(**command_of(board, "add Plan")), str(int(board.stage.clock().timestamp()))
    assert address.post(body, at=at).status_code == 200

    with served_on(board.stage) as other:
        assert other.address.post(body, at=at).status_code == 409


def test_of_the_same_request_to_several_processes_at_once_exactly_one_is_let_in(board: Room) -> None:
    before = board.stage.history()
    with ExitStack() as stack:
        others = [stack.enter_context(served_on(board.stage)).address for _ in range(3)]
        body, at = form(**command_of(board, "add Plan")), str(int(board.stage.clock().timestamp()))
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
    body = form(**command_of(board, "add Plan"))
    first = address.post(body)
    before = board.stage.history()
    board.stage.later(seconds=5)

    with served_on(board.stage) as other:
        again = other.address.post(body, **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"})

    assert again.content == first.content
    assert board.stage.history() == before


def test_old_requests_are_forgotten(board: Room, address: Address) -> None:
    for number in range(5):
        assert address.post(form(**command_of(board, f"list page: {number}"))).status_code == 200
    assert len(_kept(board)) >= 5
    board.stage.later(minutes=30)
    assert address.post(form(**command_of(board, "list"))).status_code == 200

    assert len(_kept(board)) == 1


def _kept(room: Room) -> list[Any]:
    with room.stage.log.reading() as store:
        return list(tables(store).query("SELECT * FROM seen_requests"))
