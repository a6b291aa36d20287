"""One's own reminders are about the person, and not about a board: they are asked for and changed in any channel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import tapping
from end_to_end.pressing import SECONDS, press
from end_to_end.stage import EVERYBODY, JO, KIT, SAM, Room, Stage, stage_on

NO_BOARD = "Not changed. There is no board in this channel."


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage


@pytest.fixture
def elsewhere(stage: Stage) -> Room:
    """A channel without a board; Kit is in no board's channel."""
    board = Room(stage, stage.workspace.add_channel("board", members=[each for each in EVERYBODY if each != KIT]))
    board.set_up()
    return Room(stage, stage.workspace.add_channel("canteen", members=EVERYBODY))


def test_where_no_board_is_they_are_changed(elsewhere: Room) -> None:
    assert elsewhere("/action reminders").startswith("Your reminders: at 09:15 on working days")
    assert elsewhere("/action reminders off").startswith("Your reminders, on all your boards: off.")
    assert elsewhere("/board action reminders at: 10:00").startswith("Your reminders, on all your boards: at 10:00")
    assert elsewhere("/action reminders").startswith("Your reminders: at 10:00")


def test_the_form_works_there_too(elsewhere: Room) -> None:
    press(elsewhere, JO, elsewhere.say(JO, "/action reminders").ts, "Change when", waits=False)
    elsewhere.stage.workspace.wait_for(lambda: tapping.is_open(elsewhere, JO), SECONDS)
    tapping.send(elsewhere, JO, {"at": "08:30"})

    assert elsewhere("/action reminders").startswith("Your reminders: at 08:30")


def test_whoever_is_in_no_boards_channel_hears_of_none(elsewhere: Room) -> None:
    assert elsewhere("/action reminders", by=KIT).startswith(NO_BOARD)


def test_in_a_message_that_others_read_they_are_not_told(elsewhere: Room) -> None:
    stage = elsewhere.stage
    stage.workspace.say(SAM, elsewhere.channel, f"<@{stage.workspace.home.bot_user}> action reminders off")
    stage.settle()

    assert "Your reminders" not in elsewhere.messages()[-1].text
    assert elsewhere("/action reminders", by=SAM).startswith("Your reminders: at 09:15")
