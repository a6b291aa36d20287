"""An installation ends: posts stop, the token is dropped, and the log stays."""

from end_to_end.councils import CouncilRoom, Councils, room_in
from end_to_end.stage import POST_SECONDS

from local_slack import Workspace, payloads
from local_slack.sockets import EVENTS_API, Delivery

SETUP = "/board setup Improvement Board chair: @pat"


def _with_a_board(host: Councils, council: Workspace) -> CouncilRoom:
    host.install(council)
    room = room_in(council)
    room(SETUP)
    host.settle(council)
    return room


def _ended(host: Councils, council: Workspace) -> bool:
    with host.log.reading() as store:
        made = store.installations.of(council.home.team_id)
    return made is not None and made.ended_at is not None


def _uninstalled(host: Councils, council: Workspace) -> None:
    for told in council.uninstall():
        assert told.answered.wait(POST_SECONDS)
    assert _ended(host, council)


def test_s87_a_council_takes_the_app_out(host: Councils, one: Workspace) -> None:
    room = _with_a_board(host, one)
    room("/action add Recruit")
    before = len(one.messages(room.channel))
    with host.log.reading() as store:
        lines = store.history.count()

    _uninstalled(host, one)

    with host.log.reading() as store:
        (made,) = store.installations.all()
        assert made.sealed_token == ""
        assert "in Slack" in made.ended_why
        assert store.history.count() == lines
    host.later(days=5)
    host.settle(one)
    assert len(one.messages(room.channel)) == before


def test_it_is_put_back_with_all_that_was_in_its_log(host: Councils, one: Workspace) -> None:
    room = _with_a_board(host, one)
    room("/action add Recruit")
    _uninstalled(host, one)
    host.later(days=1)

    host.install(one)

    assert "A1 · Recruit" in room("/action list")


def test_the_other_council_goes_on(host: Councils, one: Workspace, two: Workspace) -> None:
    _with_a_board(host, one)
    room = _with_a_board(host, two)

    _uninstalled(host, one)

    assert "A1" in room("/action add Train the front door")
    host.later(days=5)
    before = len(two.messages(room.channel))
    host.settle(two)
    assert len(two.messages(room.channel)) > before


def test_what_slack_tells_late_of_an_earlier_installation_ends_no_new_one(host: Councils, one: Workspace) -> None:
    room = _with_a_board(host, one)
    told_at = int(host.clock().timestamp())
    host.later(minutes=5)
    host.install(one)

    event = payloads.event(one.home, {"type": "app_uninstalled"}, "Ev0LATE", told_at)
    delivery = Delivery("late", EVENTS_API, event, False)
    one.sockets.send(delivery)

    assert delivery.answered.wait(POST_SECONDS)
    assert "A1" in room("/action add Recruit")
    assert not _ended(host, one)


def test_a_token_of_somebody_that_is_revoked_ends_nothing(host: Councils, one: Workspace) -> None:
    room = _with_a_board(host, one)

    delivery = one.tell({"type": "tokens_revoked", "tokens": {"oauth": ["U0JO"], "bot": []}})

    assert delivery.answered.wait(POST_SECONDS)
    assert "A1" in room("/action add Recruit")
