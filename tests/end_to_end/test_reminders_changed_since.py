"""A reminder that is drawn again says what became of each action since, not what its reader said of it before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import tapping
from end_to_end.direct import at, press, redrawn, turn_on
from end_to_end.stage import JO, PAT, SAM, Room, stage_on

AGAIN = "/action reminder"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Jo is reminded of A11 and A12, and has proposed A11 for closure from there."""
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        room = stage.room().set_up()
        for number in (11, 12):
            room(f"/action add Plan {number} <@U0JO> due: 31 July 2020 ref: A{number}", by=SAM)
        turn_on(room, SAM)
        at(stage, "2020-07-30", "09:16")
        press(room, JO, "Done", "A11")
        tapping.send(room, JO, {"evidence": "minutes of 3 July in the folder"})
        redrawn(room, JO, "A11 awaits sign-off")
        yield room


def test_what_was_decided_or_handed_over_since_is_said(room: Room) -> None:
    assert "A11 Plan 11 · done, proposed by you for closure" in room(AGAIN, by=JO)
    room("/action close A11", by=PAT)
    room("/action assign A12 <@U0ALI>", by=SAM)
    room.stage.later(minutes=2)

    shown = room(AGAIN, by=JO)

    assert "A11 Plan 11 · closed" in shown
    assert "A12 Plan 12 · no longer yours" in shown


def test_what_was_returned_is_to_be_done_again(room: Room) -> None:
    room("/action return A11 the July sample is missing", by=PAT)
    room.stage.later(minutes=2)

    assert "Due tomorrow: A11 Plan 11" in room(AGAIN, by=JO)
