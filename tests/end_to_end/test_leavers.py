"""The chair, or the last of board support, leaves Slack: the board's channel is told once, and what to type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.stage import ALI, JO, PAT, SAM, Room, stage_on

from local_slack import Member

CHAIR = "Improvement Board: <@U0PAT>, the chair, has left Slack."
BOTH = "Improvement Board: <@U0ALI> and <@U0SAM>, board support, have left Slack."
SECONDS = 10
SUPPORT = "Improvement Board: <@U0SAM>, board support, has left Slack."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def heard(room: Room) -> list[str]:
    room.stage.settle()
    return [each.text.splitlines()[0] for each in room.posted()]


def leaves(room: Room, who: Member, told: str = "") -> None:
    """Leaves Slack; the channel has heard, where that is told of."""
    workspace = room.stage.workspace
    workspace.change_member(who, deleted=True)
    if told:
        workspace.wait_for(lambda: any(each.text.startswith(told) for each in room.posted()), SECONDS)


def test_the_channel_is_told_once_over_restarts_and_two_processes(room: Room) -> None:
    room.stage.start()
    leaves(room, PAT, CHAIR)
    assert heard(room) == [CHAIR]
    assert "Name somebody else: `/board chair @name`" in room.posted()[-1].text

    room.stage.restart()
    room.stage.later(days=4)
    room.stage.later(hours=2)

    assert heard(room).count(CHAIR) == 1


def test_of_two_in_support_the_last_to_leave_is_told_of(room: Room) -> None:
    room("/board support <@U0ALI>", by=SAM)
    leaves(room, SAM)
    assert heard(room) == []
    leaves(room, ALI, BOTH)

    assert [each for each in heard(room) if "left Slack" in each] == [BOTH]


def test_a_new_chair_who_leaves_is_told_of_too(room: Room) -> None:
    leaves(room, PAT, CHAIR)
    room("/board chair <@U0JO>", by=SAM)
    leaves(room, JO, CHAIR.replace("U0PAT", "U0JO"))

    assert [each for each in heard(room) if "left Slack" in each] == [CHAIR, CHAIR.replace("U0PAT", "U0JO")]


def test_somebody_new_in_support_who_leaves_is_told_of_though_another_left_before(room: Room) -> None:
    leaves(room, SAM, SUPPORT)
    room("/board support <@U0JO>", by=PAT)
    leaves(room, JO, "Improvement Board: <@U0JO> and <@U0SAM>, board support, have left Slack.")

    assert len([each for each in heard(room) if "left Slack" in each]) == 2


def test_who_left_while_nobody_listened_is_found_within_the_hour(room: Room) -> None:
    room.stage.workspace.events = tuple(each for each in room.stage.workspace.events if each != "user_change")
    leaves(room, SAM)

    room.stage.later(hours=1, minutes=1)

    assert heard(room) == [SUPPORT]
