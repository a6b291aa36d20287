"""Somebody on two boards with the same refs: what they press means the board it stands under, also when it is drawn
anew; and what those who lead a board read of owners who are not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import tapping
from end_to_end.direct import at, messages, press, redrawn, told, turn_on
from end_to_end.stage import EVERYBODY, JO, PAT, SAM, Room, stage_on, words


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[tuple[Room, Room]]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        first = stage.room().set_up()
        second = Room(stage, stage.workspace.add_channel("panel", members=EVERYBODY, private=True))
        assert "is set up" in words(second.say(SAM, "/board setup Serious Case Panel chair: @pat"))
        stage.settle()
        yield first, second


def test_a_press_means_the_board_it_stands_under_when_drawn_anew(rooms: tuple[Room, Room]) -> None:
    first, second = rooms
    first("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A1", by=SAM)
    second("/action add Interview the head <@U0JO> due: 31 July 2020 ref: A1", by=SAM)
    turn_on(first, SAM)
    turn_on(second, SAM)
    at(first.stage, "2020-07-24", "09:16")

    press(first, JO, "On track", "A1")
    shown = redrawn(first, JO, "A1 is on track")
    assert "Serious Case Panel\n\nDue Fri 31 Jul 2020, in 7 days: A1 Interview the head" in shown
    press(first, JO, "Snooze", "A1")
    tapping.send(first, JO, {"until": "2020-07-29"})

    shown = redrawn(first, JO, "No reminder of A1")
    assert "Improvement Board\n\nA1 Publish the guide · on track, said by you" in shown
    assert "Serious Case Panel\n\nA1 Interview the head · put off by you" in shown


def test_whoever_hears_the_buttons_read_hears_of_which_board_each_is(rooms: tuple[Room, Room]) -> None:
    for room in rooms:
        room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A1", by=SAM)
        turn_on(room, SAM)
    at(rooms[0].stage, "2020-07-24", "09:16")

    (message,) = messages(rooms[0], JO)
    drawn = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    heard = [each.get("accessibility_label", "") for each in drawn if each["text"]["text"] == "Done"]

    assert heard == ["Done A1, Improvement Board", "Done A1, Serious Case Panel"]


def test_no_second_reminder_is_called_the_first(rooms: tuple[Room, Room]) -> None:
    first, _ = rooms
    first("/action add Publish the guide owner: Head of MASH due: 10 July 2020 ref: A1", by=SAM)
    first("/action add Brief the panel <@U0JO> due: 31 July 2020 ref: A2", by=SAM)
    first("/action done A2 minutes of 3 July", by=JO)
    turn_on(first, SAM)
    before = {each.id: len(told(first, each)) for each in (SAM, PAT)}

    for day in ("2020-07-13", "2020-07-20"):
        at(first.stage, day, "09:16")

    for each in (SAM, PAT):
        heard = told(first, each)[before[each.id] :]
        assert len(heard) == 2
        assert not any("This is your first reminder" in words for words in heard)


def test_who_has_left_slack_is_not_to_be_invited(rooms: tuple[Room, Room]) -> None:
    first, _ = rooms
    first("/action add Publish the guide <@U0JO> due: 31 August 2020 ref: A1", by=SAM)
    turn_on(first, SAM)
    first.stage.workspace.leave(first.channel, JO)
    first.stage.workspace.change_member(JO, deleted=True)

    at(first.stage, "2020-07-13", "09:16")

    assert "<@U0JO>, who has left Slack and owns 1 open action: `/board handover <@U0JO> @…`" in told(first, SAM)[-1]


def test_who_is_on_two_boards_reads_of_which_one_it_is(rooms: tuple[Room, Room]) -> None:
    first, second = rooms
    second("/action add Interview the head <@U0JO> due: 31 July 2020 ref: A1", by=SAM)
    turn_on(first, SAM)
    turn_on(second, SAM)

    at(first.stage, "2020-07-24", "09:16")

    assert told(first, JO)[-1].startswith("Serious Case Panel\n\nDue Fri 31 Jul 2020, in 7 days: A1 Interview the head")


def test_who_has_turned_reminders_off_is_not_told_how_to(rooms: tuple[Room, Room]) -> None:
    first, _ = rooms
    first("/action add Publish the guide <@U0JO> due: 9 July 2020 ref: A1", by=SAM)
    first("/action reminders off", by=JO)
    turn_on(first, SAM)

    for day in range(9, 22):
        at(first.stage, f"2020-07-{day:02}", "09:16")

    assert "You have turned reminders off. It comes because somebody else is to be told." in told(first, JO)[-1]
    assert "This is your first reminder" not in told(first, JO)[-1]
