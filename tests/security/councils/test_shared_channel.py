"""A channel that two councils on one host share through Slack Connect: it has the same id in both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.councils import SETUP, CouncilRoom, Councils, councils_on
from end_to_end.stage import EVERYBODY, POST_SECONDS, SAM, words

from local_slack import Member

ONE, TWO = ("T0ONE", "northmoor"), ("T0TWO", "eastvale")
# Somebody of the other council, whose id is her own in both.
UMA = Member("U0UMA", "uma", "Uma Vale", team="T0TWO")
SHARED = "C0SHARED"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Councils, CouncilRoom, CouncilRoom]]:
    """The channel as each of the two councils has it; the first has a board there, with an action of Sam's."""
    with councils_on(tmp_path / "boardbot.db", ONE, TWO) as (host, councils):
        rooms = []
        for council in councils:
            council.add_member(UMA)
            host.install(council)
            channel = council.add_channel("both", id=SHARED, members=(*EVERYBODY, UMA), shared=True)
            rooms.append(CouncilRoom(council, channel))
        ours, theirs = rooms
        ours(SETUP)
        ours("/action add Quoits plan @sam due: 31 July")
        host.settle(ours.council)
        yield host, ours, theirs


def test_s88_who_types_from_the_other_council_is_answered_by_their_own(
    shared: tuple[Councils, CouncilRoom, CouncilRoom],
) -> None:
    _, ours, theirs = shared

    for room, person in ((ours, UMA), (theirs, UMA), (theirs, SAM)):
        assert words(room.say(person, "/action list all")).startswith("Not listed. There is no board in this channel.")


def test_s88_each_may_have_a_board_there_and_neither_is_told_of_the_others(
    shared: tuple[Councils, CouncilRoom, CouncilRoom],
) -> None:
    host, ours, theirs = shared
    assert "is set up in this channel" in theirs(SETUP)
    theirs("/action add Pulpit plan @sam due: 31 July")

    assert "Pulpit plan" not in ours("/action list all")
    assert "Quoits plan" not in theirs("/action list all")
    host.later(days=5)
    for room, own, others in ((ours, "Quoits", "Pulpit"), (theirs, "Pulpit", "Quoits")):
        host.settle(room.council)
        said = " ".join(str(each.blocks) for each in room.council.said(room.channel) if each.bot_id)
        assert own in said
        assert others not in said


def test_s88_a_message_is_answered_by_the_council_that_it_was_sent_to(
    shared: tuple[Councils, CouncilRoom, CouncilRoom],
) -> None:
    host, ours, theirs = shared
    before = len(theirs.council.said(theirs.channel))

    ours.council.say(UMA, ours.channel, "@boardbot action list all")
    ours.council.wait_for(lambda: all(each.acks for each in ours.council.envelopes("events_api")), POST_SECONDS)
    for room in (ours, theirs):
        host.settle(room.council)

    assert len(theirs.council.said(theirs.channel)) == before
    last = ours.council.said(ours.channel)[-1]
    assert last.bot_id
    assert all(name not in str(last.blocks) for name in ("Sam", "U0SAM", "Quoits"))
