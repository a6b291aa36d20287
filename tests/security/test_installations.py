"""Where many workspaces install the app: their tokens, how an installation is begun and finished, and its end."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from end_to_end.councils import SETUP, Councils, councils_on, room_in, uninstalled, with_a_board

from local_slack import Workspace


@pytest.fixture
def lit(tmp_path: Path) -> Iterator[tuple[Councils, Workspace]]:
    with councils_on(tmp_path / "boardbot.db", ("T0ONE", "northmoor")) as (host, (one,)):
        yield host, one


@pytest.fixture
def host(lit: tuple[Councils, Workspace]) -> Councils:
    return lit[0]


@pytest.fixture
def one(lit: tuple[Councils, Workspace]) -> Workspace:
    return lit[1]


def test_s84_a_token_is_in_no_row_and_no_line_of_the_log(
    host: Councils, one: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    host.install(one)
    room_in(one)(SETUP)

    with host.log.reading() as store:
        rows = [str(row) for table in ("installations", "install_states") for row in store.rows(table)]
    assert rows
    for secret in (one.bot_token, host.slack.client_secret):
        assert all(secret not in row for row in rows)
        assert secret not in caplog.text


def test_s85_a_state_is_good_for_once(host: Councils, one: Workspace) -> None:
    state, cookie = host.begin()
    assert host.come_back(state, cookie, host.slack.allowed(one)).status_code == 200

    again = host.come_back(state, cookie, host.slack.allowed(one))

    assert again.status_code == 401
    assert "was not installed just now" in again.text
    assert "where it said then that boardbot is installed, it is" in again.text


def test_s85_a_state_that_was_used_is_not_taken_in_another_spelling(host: Councils, one: Workspace) -> None:
    state, cookie = host.begin()
    assert host.come_back(state, cookie, host.slack.allowed(one)).status_code == 200

    for other in (f"{state}=", f"{state}====", f"{state}!!", f"!{state}", f"{state[:9]}.{state[9:]}"):
        assert host.come_back(other, other, host.slack.allowed(one)).status_code == 401


def test_s85_a_state_of_ten_minutes_ago_is_refused(host: Councils, one: Workspace) -> None:
    state, cookie = host.begin()
    host.later(minutes=10, seconds=1)

    assert host.come_back(state, cookie, host.slack.allowed(one)).status_code == 401


@pytest.mark.parametrize("cookie", ["", "another"])
def test_s85_another_browser_than_the_one_that_began_is_refused(host: Councils, one: Workspace, cookie: str) -> None:
    state, _ = host.begin()

    refused = host.come_back(state, cookie, host.slack.allowed(one))

    assert refused.status_code == 400
    assert "another browser" in refused.text


def test_s86_what_stands_in_the_address_is_not_on_the_page(host: Councils) -> None:
    url = f"{host.sites[0].address.url}/slack/oauth_redirect"

    refused = httpx.get(url, params={"error": "<script>alert(1)</script>"})

    assert "script" not in refused.text
    assert "default-src 'none'" in refused.headers["content-security-policy"]


@pytest.mark.parametrize(
    "words", ["T0ONE%26client_id%3D1.2%26scope%3Dadmin", "%0d%0aSet-Cookie:%20a=b", "%E2%82%AC", "%00"]
)
def test_s86_what_stands_in_the_address_that_somebody_opens_does_not_go_to_slack(host: Councils, words: str) -> None:
    begun, plain = host.opened(f"team={words}&scope=admin&redirect_uri=https://elsewhere.example"), host.opened("")

    assert begun.status_code == 302
    assert _but_state(begun.headers["location"]) == _but_state(plain.headers["location"])
    assert set(begun.headers) == set(plain.headers)


def _but_state(address: str) -> str:
    return re.sub(r"state=[\w-]+", "", address)


def test_s87_a_council_takes_the_app_out(host: Councils, one: Workspace) -> None:
    room = with_a_board(host, one)
    room("/action add Recruit")
    before = len(one.messages(room.channel))
    with host.log.reading() as store:
        lines = store.history.count()

    uninstalled(host, one)

    with host.log.reading() as store:
        (made,) = store.installations.all()
        assert made.sealed_token == ""
        assert "in Slack" in made.ended_why
        assert store.history.count() == lines
    host.later(days=5)
    host.settle(one)
    assert len(one.messages(room.channel)) == before


def test_s85_whoever_begins_writes_nothing_to_the_log(host: Councils) -> None:
    with host.log.writing():
        state, cookie = host.begin()

    assert state == cookie
    with host.log.reading() as store:
        assert list(store.rows("install_states")) == []


def test_s85_a_sealed_token_is_no_state(host: Councils, one: Workspace) -> None:
    host.install(one)
    with host.log.reading() as store:
        (made,) = store.installations.all()
    state = made.sealed_token.rstrip("=")

    assert host.come_back(state, state, host.slack.allowed(one)).status_code == 401
