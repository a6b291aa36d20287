"""A later date is asked for, and answered from the private message, over the whole bot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.direct import labels, press, told
from end_to_end.stage import ALI, PAT, SAM, Room, stage_on


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def test_the_chair_agrees_from_the_message_and_the_asker_is_told(room: Room) -> None:
    room("/action add Publish the guide <@U0ALI> due: 31 July 2020", by=SAM)
    room("/action due A1 end of September because the printer is closed", by=ALI)
    room.stage.settle()

    assert "asks for a later date: A1" in told(room, PAT)[-1]
    assert labels(room, PAT) == ["Agree", "Decline…"]

    press(room, PAT, "Agree")
    room.stage.settle()
    assert "Agreed: A1 is now due Wed 30 Sep 2020" in told(room, ALI)[-1]
    assert "due Wed 30 Sep 2020" in room("/action show A1", by=ALI)
