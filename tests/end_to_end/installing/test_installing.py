"""A council installs the app from its address: what its people read and type, and what is refused on the way."""

import threading
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from end_to_end.councils import SETUP, Councils, councils_on, room_in
from end_to_end.installing.conftest import ONE, TWO
from end_to_end.over_http import site_served
from end_to_end.stage import POST_SECONDS, SAM

from board.refusals import Refusal
from bot.slack.manifest import INSTALL_PATH, OPTIONAL_SCOPES, SCOPES
from bot.workspace import ServedWorkspace
from local_slack import Workspace
from storage.installations import Installations
from storage.refused import UNSURE


def test_a_council_installs_the_app_and_sets_up_its_board(host: Councils, one: Workspace) -> None:
    page = host.install(one)

    assert page.status_code == 200
    assert "boardbot is installed in northmoor" in page.text
    assert "/invite @boardbot" in page.text
    room = room_in(one)
    assert "is set up" in room(SETUP)
    host.settle(one)
    assert "Improvement Board" in one.messages(room.channel)[-1].text


def test_slack_is_asked_for_the_scopes_of_the_manifest_and_no_more(host: Councils) -> None:
    begun = httpx.get(f"{host.sites[0].address.url}{INSTALL_PATH}")
    asked = parse_qs(urlsplit(begun.headers["location"]).query)

    assert begun.headers["location"].startswith(f"{host.slack.url}/oauth/v2/authorize?")
    assert asked["scope"] == [",".join([*SCOPES, *OPTIONAL_SCOPES])]
    assert asked["client_id"] == [host.slack.client_id]
    assert "user_scope" not in asked or asked["user_scope"] == [""]


def test_two_councils_have_each_their_own_board(host: Councils, one: Workspace, two: Workspace) -> None:
    rooms = []
    for council in (one, two):
        host.install(council)
        rooms.append(room_in(council))
        assert "is set up" in rooms[-1](SETUP)

    rooms[0]("/action add Recruit a panel adviser")

    assert "A1 · Recruit a panel adviser" in rooms[0]("/action list")
    assert "Recruit" not in rooms[1]("/action list")
    assert "A1" in rooms[1]("/action add Train the front door")
    assert "Train" not in rooms[0]("/action list")


def test_a_workspace_that_has_not_installed_it_is_told(host: Councils, one: Workspace, two: Workspace) -> None:
    host.install(one)

    assert "boardbot is not installed in this workspace" in room_in(two)(SETUP)


def test_installing_again_puts_the_new_token_in_the_place_of_the_old(host: Councils, one: Workspace) -> None:
    host.install(one)
    room = room_in(one)
    room(SETUP)
    host.later(minutes=1)
    one.bot_token = "xoxb-T0ONE-another"

    assert host.install(one).status_code == 200

    before = len(one.messages(room.channel))
    room("/digest post")
    host.settle(one)
    with host.log.reading() as store:
        assert len(store.installations.all()) == 1
    assert len(one.messages(room.channel)) > before


def test_a_state_that_nobody_began_is_refused(host: Councils, one: Workspace) -> None:
    refused = host.come_back("made-up", "made-up", host.slack.allowed(one))

    assert refused.status_code == 401
    with host.log.reading() as store:
        assert store.installations.all() == []


def test_of_two_tabs_of_one_browser_the_last_that_was_begun_is_finished(host: Councils, one: Workspace) -> None:
    (first, _), (_, cookie) = host.begin(), host.begin()

    refused = host.come_back(first, cookie, host.slack.allowed(one))

    assert "begun again since in another tab" in refused.text
    assert host.come_back(cookie, cookie, host.slack.allowed(one)).status_code == 200


def test_a_code_that_slack_does_not_take_is_refused(host: Councils, one: Workspace) -> None:
    refused = host.come_back(*host.begin(), "no-code-of-slacks")

    assert refused.status_code == 401
    assert "did not accept its code" in refused.text


def test_whichever_process_somebody_comes_back_to_knows_where_they_began(address: Path | str) -> None:
    with councils_on(address, ONE, TWO, sites=2) as (host, (one, _)):
        state, cookie = host.begin()
        assert host.come_back(state, cookie, host.slack.allowed(one), site=1).status_code == 200
        room = room_in(one)

        # Slack's requests go to the two processes in turn.
        assert "is set up" in room(SETUP)
        assert [room("/action list").splitlines()[0] for _ in range(3)]


def test_somebody_of_one_council_is_nobody_in_the_other(host: Councils, one: Workspace, two: Workspace) -> None:
    for council in (one, two):
        host.install(council)
    room_in(one)(SETUP)
    other = room_in(two)

    assert "no board" in other("/action list", by=SAM).casefold()


def test_what_is_installed_is_told_as_installed_whatever_comes_after(
    host: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_: object) -> None:
        raise Refusal("The log is busy just now.")

    state, cookie = host.begin()
    monkeypatch.setattr(Installations, "active", lost)
    page = host.come_back(state, cookie, host.slack.allowed(one))
    monkeypatch.undo()

    assert (page.status_code, "boardbot is installed in northmoor" in page.text) == (200, True)
    assert "is set up" in room_in(one)(SETUP)


def test_a_log_that_fails_after_slack_has_allowed_it_is_not_told_as_if_nothing_had_changed(
    host: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise Refusal(UNSURE)

    state, cookie = host.begin()
    monkeypatch.setattr(Installations, "save", lost)
    page = host.come_back(state, cookie, host.slack.allowed(one))

    assert page.status_code == 503
    assert "Nothing was changed" not in page.text
    assert "Begin again all the same" in page.text


def test_a_council_that_cannot_be_served_keeps_no_other_from_it(
    host: Councils, one: Workspace, two: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the machine has no room for another thread."""
    begin, start, jobs = ServedWorkspace.begin, threading.Thread.start, list[str]()

    def full(thread: threading.Thread) -> None:
        if thread.name == "later-job":
            raise RuntimeError("can't start new thread")
        start(thread)

    def begun(workspace: ServedWorkspace) -> None:
        with monkeypatch.context() as now:
            if workspace.identity.team == one.home.team_id:
                now.setattr(threading.Thread, "start", full)
            begin(workspace)
        jobs.append(workspace.identity.team)

    host.install(one)
    host.install(two)
    assert _jobs() == {"digest-job": 2, "later-job": 2}
    monkeypatch.setattr(ServedWorkspace, "begin", begun)
    with site_served(host.settings, host.clock) as another:
        served = another.site.workspaces
        served.introduced.wait(POST_SECONDS)

        assert jobs == [two.home.team_id]
        assert served.at_hand({"team_id": two.home.team_id}) is not None
        assert _jobs() == {"digest-job": 3, "later-job": 3}


def _jobs() -> Counter[str]:
    return Counter(each.name for each in threading.enumerate() if each.name.endswith("-job"))
