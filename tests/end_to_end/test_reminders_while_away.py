"""Reminders while somebody's status in Slack says that they are away: who hears in their place, and what does not count."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.direct import at, told, turn_on
from end_to_end.stage import ALI, JO, PAT, SAM, Room, stage_on

from local_slack import Member

ADD = "/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def away(room: Room, person: Member, *, so: bool = True) -> None:
    room.stage.workspace.change_member(person, status="Annual leave" if so else "")


def mornings(room: Room, *days: str) -> None:
    for day in days:
        at(room.stage, f"2020-{day}", "09:16")


def test_one_of_support_hears_where_the_other_is_away(room: Room) -> None:
    room(ADD, by=SAM)
    room("/board support <@U0ALI>", by=SAM)
    turn_on(room, SAM)
    mornings(room, "07-24", "07-30", "08-03", "08-10")
    away(room, ALI)
    before = len(told(room, ALI))

    mornings(room, "08-14")

    assert "14 days overdue: A12 Publish the guide" in told(room, SAM)[-1]
    assert len(told(room, ALI)) == before


def test_days_away_do_not_count_though_no_reminder_fell_on_them(room: Room) -> None:
    room(ADD, by=SAM)
    turn_on(room, SAM)
    mornings(room, "07-24", "07-30", "08-03")
    away(room, JO)
    mornings(room, "08-04", "08-05", "08-06", "08-07")
    away(room, JO, so=False)
    before = len(told(room, SAM))

    mornings(room, "08-10", "08-14")

    assert "If nothing changes, <@U0SAM> hears of it on Thu 20 Aug 2020" in told(room, JO)[-1]
    assert len(told(room, SAM)) == before
    mornings(room, "08-17", "08-19", "08-20")
    assert "20 days overdue: A12 Publish the guide" in told(room, SAM)[-1]


def test_a_chair_who_is_away_on_monday_hears_on_tuesday(room: Room) -> None:
    room(ADD, by=SAM)
    room("/action done A12 minutes of 3 July", by=JO)
    turn_on(room, SAM)
    away(room, PAT)
    before = len(told(room, PAT))

    mornings(room, "07-13")
    assert len(told(room, PAT)) == before
    away(room, PAT, so=False)
    mornings(room, "07-14", "07-15")

    assert [each.startswith("Waiting for you: 1 to sign off.") for each in told(room, PAT)[before:]] == [True]
