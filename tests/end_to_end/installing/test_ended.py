"""An installation ends: posts stop, the token is dropped, and the log stays."""

from end_to_end.councils import CouncilRoom, Councils, has_ended, uninstalled, with_a_board
from end_to_end.stage import POST_SECONDS

from bot.http.installed import InstalledWorkspaces
from local_slack import Workspace, payloads
from local_slack.faults import Fault
from local_slack.sockets import EVENTS_API, Delivery


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
    told_at = int(host.clock().timestamp())
    host.later(minutes=5)
    host.install(one)

    event = payloads.event(one.home, {"type": "app_uninstalled"}, "Ev0LATE", told_at)
    delivery = Delivery("late", EVENTS_API, event, False)
    one.sockets.send(delivery)

    assert delivery.answered.wait(POST_SECONDS)
    assert "A1" in room("/action add Recruit")
    assert not has_ended(host, one)


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
