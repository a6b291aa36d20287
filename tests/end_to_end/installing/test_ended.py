"""An installation ends: posts stop, the token is dropped, and the log stays."""

from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import pytest
from end_to_end.councils import CouncilRoom, Councils, has_ended, uninstalled, with_a_board
from end_to_end.over_http import Deliveries, written
from end_to_end.stage import POST_SECONDS
from scraped import numbers_in

from bot.http.installed import InstalledWorkspaces
from bot.token_keys import TokenKeys, keys_in, new_key
from local_slack import Workspace, payloads
from local_slack.faults import Fault
from local_slack.sockets import EVENTS_API, Delivery

NO_KEY = "cannot use what Slack gave it for this workspace"


def test_it_is_put_back_with_all_that_was_in_its_log(host: Councils, one: Workspace) -> None:
    room = with_a_board(host, one)
    room("/action add Recruit")
    uninstalled(host, one)
    host.later(days=1)

    host.install(one)

    assert "A1 · Recruit" in room("/action list")


def test_the_other_council_goes_on(host: Councils, one: Workspace, two: Workspace) -> None:
    with_a_board(host, one)
    room = with_a_board(host, two)

    uninstalled(host, one)

    assert "A1" in room("/action add Train the front door")
    host.later(days=5)
    before = len(two.messages(room.channel))
    host.settle(two)
    assert len(two.messages(room.channel)) > before


def test_what_slack_tells_late_of_an_earlier_installation_ends_no_new_one(host: Councils, one: Workspace) -> None:
    room = with_a_board(host, one)
    told_at = host.clock()
    host.later(minutes=5)
    host.install(one)

    assert _taken_out(one, told_at).answered.wait(POST_SECONDS)
    assert "A1" in room("/action add Recruit")
    assert not has_ended(host, one)


def _taken_out(council: Workspace, at: datetime) -> Delivery:
    """Slack says that the app was taken out then."""
    event = payloads.event(council.home, {"type": "app_uninstalled"}, "Ev0LATE", int(at.timestamp()))
    delivery = Delivery("late", EVENTS_API, event, False)
    council.sockets.send(delivery)
    return delivery


def _installed_by_a_clock(host: Councils, council: Workspace, **ahead: float) -> None:
    """The machine's clock was so much ahead of Slack's when the app was installed, and is right now."""
    with host.log.writing(team=council.home.team_id) as store:
        made = store.installations.of(council.home.team_id)
        assert made is not None
        store.installations.save(replace(made, installed_at=made.installed_at + timedelta(**ahead)))
    host.later(minutes=10)


def test_one_that_was_made_by_a_clock_an_hour_fast_ends(host: Councils, one: Workspace) -> None:
    with_a_board(host, one)
    _installed_by_a_clock(host, one, hours=1)

    uninstalled(host, one)


def test_one_that_was_made_by_a_clock_an_hour_slow_is_not_ended_by_what_came_before(
    host: Councils, one: Workspace
) -> None:
    room = with_a_board(host, one)
    _installed_by_a_clock(host, one, hours=-1)

    _taken_out(one, host.clock() - timedelta(minutes=30))

    one.wait_for(lambda: any(each.status_code == 503 for each in _answers(one)), POST_SECONDS)
    assert "A1" in room("/action add Recruit")
    assert not has_ended(host, one)


def _answers(council: Workspace) -> list[httpx.Response]:
    assert isinstance(council.sockets, Deliveries)
    return council.sockets.answers


def test_where_slack_does_not_say_whether_the_token_is_good_its_time_counts(host: Councils, one: Workspace) -> None:
    with_a_board(host, one)
    one.fail("auth.test", "drop", 9)
    host.later(minutes=1)

    uninstalled(host, one)


def test_what_is_kept_for_some_days_is_kept_no_longer_where_it_has_ended(host: Councils, one: Workspace) -> None:
    room = with_a_board(host, one)
    room("/action add Recruit")
    one.faults.add(Fault("chat.postMessage", "ratelimited", times=99, retry_after=300))
    _ask(host, room)
    with host.log.reading() as store:
        assert store.numbers.waiting().many == 1
    uninstalled(host, one)
    assert _kept(host) == {"answers", "outbox"}
    site = host.sites[0].site.workspaces
    assert isinstance(site, InstalledWorkspaces)

    host.later(days=4)
    site.tidy()

    assert _kept(host) == set()


def _ask(host: Councils, room: CouncilRoom) -> None:
    """Somebody asks in a message."""
    room.council.say("sam", room.channel, "@boardbot action list")
    for each in room.council.envelopes("events_api"):
        assert each.answered.wait(POST_SECONDS)
    host.settle(room.council)


def _kept(host: Councils) -> set[str]:
    """The tables that have words of an answer."""
    with host.log.reading() as store:
        answers = [*store.rows("answers")]
        posts = [row for row in store.rows("outbox") if row["digest_id"] is None and row["about"] is None]
    return {name for name, found in (("answers", answers), ("outbox", posts)) if found}


def test_a_token_of_somebody_that_is_revoked_ends_nothing(host: Councils, one: Workspace) -> None:
    room = with_a_board(host, one)

    delivery = one.tell({"type": "tokens_revoked", "tokens": {"oauth": ["U0JO"], "bot": []}})

    assert delivery.answered.wait(POST_SECONDS)
    assert "A1" in room("/action add Recruit")


def test_where_no_key_opens_its_token_people_and_the_log_are_told_so(
    host: Councils, one: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    room = with_a_board(host, one)
    _seal(host, one, TokenKeys([new_key()]))
    page = httpx.get(f"{host.sites[0].address.url}/metrics", trust_env=False).text
    assert numbers_in(page)["boardbot_tokens_unopened", ()] == 1

    for line in ("/action add Recruit", "/action list"):
        assert NO_KEY in room(line)

    said = [each for each in caplog.messages if "No key of BOARDBOT_TOKEN_KEYS opens the token of T0ONE." in each]
    assert len(said) == 1
    assert "Put the key back" in said[0]
    assert not any("not installed" in each for each in caplog.messages)


def test_where_no_key_opens_its_token_a_press_is_told_so_and_a_message_is_answered_once_one_does(
    host: Councils, one: Workspace
) -> None:
    room = with_a_board(host, one)
    logged = room.say("sam", "/action add Recruit")
    _seal(host, one, TokenKeys([new_key()]))
    one.event_retries = ()

    one.press("sam", room.channel, str(logged.ts), "say-3", value="/action undo A1 #2")
    one.wait_for(lambda: [each for each in one.ephemerals("sam", room.channel) if NO_KEY in each.text], POST_SECONDS)
    one.say("sam", room.channel, "@boardbot action list")
    message = written(EVENTS_API, one.envelopes(EVENTS_API)[-1].payload)
    host.later(minutes=1)
    # The workspace's own sending may come after the clock was moved, and what comes twice in a second is a replay.
    in_a_second = str(int(host.clock().timestamp()) + 1)
    assert host.sites[0].address.post(*message, at=in_a_second).status_code == 503

    _seal(host, one, keys_in(host.settings))
    host.later(minutes=4)
    assert host.sites[0].address.post(*message).status_code == 200
    host.settle(one)
    assert "A1 · Recruit" in one.said(room.channel)[-1].text


def _seal(host: Councils, council: Workspace, keys: TokenKeys) -> None:
    """The council's token is sealed anew, by those keys."""
    with host.log.writing(team=council.home.team_id) as store:
        made = store.installations.of(council.home.team_id)
        assert made is not None
        later = made.installed_at + timedelta(hours=1)
        store.installations.save(replace(made, sealed_token=keys.sealed(council.bot_token), installed_at=later))
    host.sites[0].site.workspaces.look()  # type: ignore[attr-defined]
