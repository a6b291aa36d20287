"""What waits for nothing: whoever begins an installation or cancels it, and what a monitor is told of Slack."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from end_to_end.councils import Councils
from end_to_end.over_http import site_served
from end_to_end.stage import POST_SECONDS

from board.refusals import Refusal
from bot.http import installed
from bot.http.contact import Contact
from bot.http.granted import Flow
from bot.http.install import MOST_RETURNS
from bot.slack.manifest import REDIRECT_PATH
from storage.installations import Installations


def test_whoever_begins_does_not_wait_for_those_who_wait_for_slack(
    host: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, answered = threading.Semaphore(0), threading.Event()

    def held(*_: object) -> None:
        waiting.release()
        answered.wait(POST_SECONDS)

    monkeypatch.setattr(Flow, "run_installation", held)
    with ThreadPoolExecutor(MOST_RETURNS) as others:
        for _ in range(MOST_RETURNS):
            others.submit(host.come_back, *host.begin(), "a-code")
        assert all(waiting.acquire(timeout=POST_SECONDS) for _ in range(MOST_RETURNS))
        try:
            assert host.opened("").status_code == 302
        finally:
            answered.set()


def test_who_has_cancelled_asks_nothing_of_the_log(
    host: Councils, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lost(_: object) -> None:
        raise Refusal("The log cannot be read just now.")

    monkeypatch.setattr(Installations, "active", lost)
    page = httpx.get(f"{host.sites[0].address.url}{REDIRECT_PATH}", params={"error": "access_denied"})

    assert "It was cancelled in Slack." in page.text
    assert "just installed" not in caplog.text


def test_that_slack_was_not_reached_since_the_start_is_told_so(host: Councils) -> None:
    nowhere = host.settings.model_copy(update={"slack_api_url": "http://127.0.0.1:9/api/"})

    with site_served(nowhere, host.clock) as served:
        answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["slack"] == "not reached since the start; the reason is in boardbot's own log"
    assert answer.json()["last_contact"] is None


def test_that_the_log_is_lost_is_not_told_of_slack(host: Councils, monkeypatch: pytest.MonkeyPatch) -> None:
    heard, hears = threading.Event(), Contact.heard

    def lost(_: object) -> None:
        raise Refusal("The log cannot be read just now.")

    def noted(contact: Contact) -> None:
        hears(contact)
        heard.set()

    monkeypatch.setattr(Installations, "active", lost)
    monkeypatch.setattr(installed, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(Contact, "heard", noted)
    host.later(minutes=20)

    assert heard.wait(POST_SECONDS)
    assert host.sites[0].address.health().json()["slack"] == "ok"
