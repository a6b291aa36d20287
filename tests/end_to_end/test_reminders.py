"""Reminders, from a due date to a tap: what each person is told, once, and what becomes of the message."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from end_to_end.stage import ALI, JO, PAT, SAM, Room, Stage, stage_on

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def turned_on(room: Room) -> None:
    shown = room("/board reminders", by=SAM)
    assert "Reminders are off." in shown
    line = (
        next(each for each in shown.splitlines() if each.startswith("Turn reminders on: "))
        .partition(": ")[2]
        .strip("`")
    )
    assert "Reminders are on" in room(line, by=SAM)


def at(stage: Stage, day: str, time: str) -> None:
    stage.clock.set(datetime.fromisoformat(f"{day} {time}").replace(tzinfo=LONDON))
    stage.settle()
    stage.settle()


def told(room: Room, person: object) -> list[str]:
    workspace = room.stage.workspace
    return [each.text for each in workspace.messages(workspace.direct_message(person)) if each.bot_id]


def test_an_owner_hears_the_day_before_and_the_day_after(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turned_on(room)
    before = told(room, JO)

    at(room.stage, "2020-07-24", "09:14")
    assert told(room, JO) == before
    at(room.stage, "2020-07-24", "09:15")
    assert "Due Fri 31 Jul 2020, in 7 days: A12 Publish the guide" in told(room, JO)[-1]
    at(room.stage, "2020-07-30", "09:20")
    assert "Due tomorrow: A12 Publish the guide" in told(room, JO)[-1]
    at(room.stage, "2020-07-30", "16:20")
    at(room.stage, "2020-07-31", "09:20")
    assert len(told(room, JO)) == len(before) + 2
    at(room.stage, "2020-08-03", "09:20")
    assert "3 days overdue, due Fri 31 Jul 2020: A12 Publish the guide" in told(room, JO)[-1]
    at(room.stage, "2020-08-10", "09:20")
    assert "If nothing changes, <@U0SAM> hears of it on Fri 14 Aug 2020" in told(room, JO)[-1]
    at(room.stage, "2020-08-14", "09:20")
    assert "14 days overdue: A12 Publish the guide" in told(room, SAM)[-1]
    at(room.stage, "2020-08-17", "09:20")
    assert "was told on Fri 14 Aug 2020" in told(room, JO)[-1]
    many = len(told(room, JO)), len(told(room, SAM)), len(told(room, PAT)), len(told(room, ALI))
    for day in range(18, 32):
        at(room.stage, f"2020-08-{day}", "09:20")
    assert (len(told(room, JO)), len(told(room, SAM)), len(told(room, PAT)), len(told(room, ALI))) == many
