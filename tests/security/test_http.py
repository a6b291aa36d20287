"""HTTP mode: what a stranger on the network can get of `boardbot serve`. tests/end_to_end/ tries far more."""

import logging
import socket
from collections.abc import Iterator

import httpx
import pytest
from end_to_end.over_http import FORM, Address, Served, http_stage_on, signed
from end_to_end.requests_refused import COMMAND, form
from end_to_end.stage import JO, Room
from security.attempts import held

from bot.command_line import serve
from bot.http import connection
from bot.http.front import MOST_BYTES

SECONDS = 10


@pytest.fixture(scope="module")
def lit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, Served]]:
    """A board whose bot is reached over HTTP, and the process's worth that serves it."""
    with http_stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as (stage, served):
        yield stage.room().set_up(), served


@pytest.fixture
def board(lit: tuple[Room, Served]) -> Room:
    return lit[0]


@pytest.fixture
def address(lit: tuple[Room, Served]) -> Address:
    return lit[1].address


def _command(board: Room, **more: str) -> bytes:
    """A slash command's body, as Jo would send it."""
    here = {"channel_id": board.channel.id, "team_id": board.stage.workspace.home.team_id, "user_id": JO.id}
    return form(**COMMAND | here | more)


def _reached(address: Address) -> socket.socket:
    """A bare connection to it."""
    url = httpx.URL(address.url)
    return socket.create_connection((url.host, url.port), SECONDS)


@pytest.mark.parametrize("way", ["unsigned", "forged", "altered", "five minutes old", "five minutes ahead"])
def test_s63_what_slack_did_not_sign_in_the_last_five_minutes_is_refused_and_told_nothing(
    board: Room, address: Address, way: str
) -> None:
    body, before, now = (
        _command(board, text=f"add Zebra, {way}", trigger_id=way),
        board.stage.history(),
        int(board.stage.clock().timestamp()),
    )
    headers = {
        "unsigned": {},
        "forged": signed(body, str(now), "another secret"),
        "altered": signed(body.replace(b"Zebra", b"Horse"), str(now)),
        "five minutes old": signed(body, str(now - 301)),
        "five minutes ahead": signed(body, str(now + 301)),
    }[way]

    answer = address.send({"Content-Type": FORM} | headers, body)

    assert (answer.status_code, answer.content) == (401, b"")
    assert board.stage.history() == before
    # It was only the signature that was wanting.
    assert f"logged. Zebra, {way}" in address.post(body).json()["text"]


def test_s64_a_request_that_is_sent_again_is_refused_and_changes_nothing(board: Room, address: Address) -> None:
    body = _command(board, text="add Replayed plan", trigger_id="1.replayed")
    assert "logged. Replayed plan" in address.post(body).json()["text"]
    before = board.stage.history()

    again = address.post(body)

    assert (again.status_code, again.content) == (409, b"")
    assert board.stage.history() == before


def test_s65_a_request_of_more_than_a_megabyte_is_refused_before_it_is_read(board: Room, address: Address) -> None:
    body = b"x" * (MOST_BYTES + 1)
    headers = {**signed(body, str(int(board.stage.clock().timestamp()))), "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())

    with _reached(address) as stranger:
        stranger.sendall(f"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: {FORM}\r\n{lines}\r\n".encode())
        # Not a byte of the body was sent.
        answer = stranger.recv(65536)

    assert answer.startswith(b"HTTP/1.1 413 ")


def test_s66_a_request_that_does_not_come_whole_is_cut_off(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    assert connection.WHOLE_SECONDS <= 5
    monkeypatch.setattr(connection, "WHOLE_SECONDS", 0.2)

    with _reached(address) as stranger:
        stranger.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Le")
        # The other end closes, or this would wait for its own time limit and fail.
        assert stranger.recv(1) == b""


@pytest.mark.parametrize("path", ["/", "/slack/", "/slack/events/..", "/boardbot.db", "/.env", "/docs"])
def test_s67_a_stranger_is_told_how_the_bot_is_and_nothing_of_whom_it_serves(
    board: Room, address: Address, path: str
) -> None:
    health = address.health()

    assert set(health.json()) == {"database", "slack", "last_contact", "next_digest"}
    for told in ("Improvement", board.channel.id, "T0LOCAL", str(board.stage.log.path), "boardbot.db"):
        assert told not in health.text
    assert (
        address.client.get(address.url + path).status_code,
        address.client.post(address.url + path).status_code,
    ) == (
        404,
        404,
    )


def test_s68_serve_listens_to_this_machine_alone_unless_it_is_told_otherwise() -> None:
    defaults = {each.name: each.default for each in serve.params}

    assert defaults["host"] == "127.0.0.1"


def test_s69_what_a_refused_request_held_is_neither_logged_nor_kept(
    board: Room, address: Address, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = _command(board, text="add Okapi enclosure")

    address.send({"Content-Type": FORM}, body)
    address.post(body, secret="another secret")
    address.post(b"payload=okapi")
    address.client.post(f"{address.url}/slack/okapi?okapi=1", content=body)

    ours = [
        each.getMessage()
        for each in caplog.records
        if each.name.split(".")[0] in {"bot", "uvicorn", "slack_bolt", "slack_sdk"}
    ]
    assert any("Refused a request" in each for each in ours)
    assert "okapi" not in "\n".join(ours).casefold()
    assert b"kapi" not in held(board.stage.log.path)
