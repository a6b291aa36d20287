"""Reminders, from a due date to a tap: what each person is told, once, and what becomes of the message."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import tapping
from end_to_end.direct import at, labels, press, redrawn, told, turn_on
from end_to_end.stage import ALI, JO, PAT, SAM, Room, stage_on


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def test_an_owner_hears_before_and_after_a_due_date_and_then_somebody_else_once(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    before = told(room, JO)

    at(room.stage, "2020-07-24", "09:14")
    assert told(room, JO) == before
    at(room.stage, "2020-07-24", "09:15")
    assert "Due Fri 31 Jul 2020, in 7 days: A12 Publish the guide" in told(room, JO)[-1]
    assert "This is your first reminder." in told(room, JO)[-1]
    at(room.stage, "2020-07-30", "09:20")
    assert "Due tomorrow: A12 Publish the guide" in told(room, JO)[-1]
    assert "This is your first reminder." not in told(room, JO)[-1]
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
    assert "<@U0SAM> was told on Fri 14 Aug 2020" in told(room, JO)[-1]
    assert "boardbot · told somebody that it is overdue · @sam was told" in room("/action show A12", by=JO)
    many = [len(told(room, each)) for each in (JO, SAM, PAT, ALI)]
    for day in range(18, 32):
        at(room.stage, f"2020-08-{day}", "09:20")
    assert [len(told(room, each)) for each in (JO, SAM, PAT, ALI)] == many


def test_on_track_is_drawn_into_the_reminder_and_is_no_update(room: Room) -> None:
    for ref in ("A12", "A13"):
        room(f"/action add Publish the guide {ref} <@U0JO> due: 31 July 2020 ref: {ref}", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-30", "09:16")
    assert labels(room, JO) == [*["On track", "Update", "Done", "Snooze"] * 2, "Change when"]

    press(room, JO, "On track", "A12")

    shown = redrawn(room, JO, "A12 is on track")
    assert "said by you on Thu 30 Jul 2020 at 09:16" in shown
    assert "Due tomorrow: A13 Publish the guide A13" in shown
    assert labels(room, JO) == ["Undo", "On track", "Update", "Done", "Snooze", "Change when"]
    assert "said that it is on track" in room("/action show A12", by=JO)
    at(room.stage, "2020-08-03", "09:16")
    assert "3 days overdue, due Fri 31 Jul 2020: A12" in told(room, JO)[-1]
    assert "On track" not in labels(room, JO)


def test_snooze_says_until_when_and_support_sees_it(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-24", "09:16")

    press(room, JO, "Snooze")
    tapping.send(room, JO, {"until": "2020-07-29"})

    assert "No reminder of A12 before Wed 29 Jul 2020" in redrawn(room, JO, "No reminder of A12")
    assert "no reminder until Wed 29 Jul 2020" in room("/board reminders", by=SAM)
    many = len(told(room, JO))
    at(room.stage, "2020-07-28", "09:16")
    assert len(told(room, JO)) == many
    at(room.stage, "2020-07-29", "09:16")
    assert "Due Fri 31 Jul 2020, in 2 days: A12" in told(room, JO)[-1]


def test_who_changes_when_hears_then(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-24", "09:16")

    press(room, JO, "Change when")
    tapping.send(room, JO, {"at": "8.30", "days": "mon, tue and wed"})

    redrawn(room, JO, "at 08:30 on Monday, Tuesday and Wednesday")
    many = len(told(room, JO))
    at(room.stage, "2020-07-29", "08:29")
    assert len(told(room, JO)) == many
    at(room.stage, "2020-07-29", "08:30")
    assert "Due Fri 31 Jul 2020, in 2 days: A12" in told(room, JO)[-1]


def test_stop_is_answered_with_what_turns_them_off(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-24", "09:16")
    workspace = room.stage.workspace
    here, many = workspace.direct_message(JO), len(told(room, JO))

    workspace.say(JO, here, "Stop.")
    workspace.wait_for(lambda: len(told(room, JO)) > many)

    assert told(room, JO)[-1].startswith("Your reminders: at 09:15 on working days")
    assert labels(room, JO) == ["Turn off", "Change when"]
    press(room, JO, "Turn off")
    redrawn(room, JO, "Your reminders, on all your boards: off.")
    at(room.stage, "2020-07-30", "09:16")
    assert not [each for each in told(room, JO) if "Due tomorrow" in each]


def test_nobody_is_told_while_their_status_says_they_are_away(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    many = len(told(room, JO))
    room.stage.workspace.change_member(JO, status="Annual leave until Wednesday")

    at(room.stage, "2020-07-24", "09:16")
    at(room.stage, "2020-07-28", "09:16")
    assert len(told(room, JO)) == many
    room.stage.workspace.change_member(JO, status="In meetings")
    at(room.stage, "2020-07-29", "09:16")
    assert "Due Fri 31 Jul 2020, in 2 days: A12" in told(room, JO)[-1]


def test_nobody_outside_the_channel_is_told_anything(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    many = len(told(room, JO))
    room.stage.workspace.leave(room.channel, JO)

    for day in ("2020-07-13", "2020-07-24", "2020-07-30", "2020-08-03"):
        at(room.stage, day, "09:16")

    assert len(told(room, JO)) == many
    assert "<@U0JO>, who owns 1 open action: `/invite @jo`" in told(room, SAM)[-1].replace(
        "/invite <@U0JO>", "/invite @jo"
    )


def test_the_accountable_officer_hears_in_place_of_support(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 10 July 2020 ref: A12 accountable: <@U0ALI>", by=SAM)
    turn_on(room, SAM)
    before = len(told(room, SAM))

    for day in ("2020-07-13", "2020-07-20", "2020-07-24", "2020-07-27"):
        at(room.stage, day, "09:16")

    assert "14 days overdue: A12 Publish the guide · @jo" in told(room, ALI)[-1].replace("<@U0JO>", "@jo")
    assert not any("A12" in each for each in told(room, SAM)[before:])


def test_the_chair_hears_what_waits_once_a_week_and_before_papers_go_out(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    room("/action done A12 minutes of 3 July", by=JO)
    room("/board meeting 5 August 2020", by=SAM)
    turn_on(room, SAM)
    before = len(told(room, PAT))

    for day in range(9, 32):
        at(room.stage, f"2020-07-{day:02}", "09:16")

    heard = told(room, PAT)[before:]
    assert len(heard) == 4, heard
    assert all("Waiting for you: 1 to sign off." in each for each in heard)
    assert [each for each in heard if "Papers for the next board go out on Wed 29 Jul 2020" in each] == [heard[-1]]


def test_support_gets_a_text_for_each_owner_who_is_not_in_slack(room: Room) -> None:
    room("/action add Publish the guide owner: Head of MASH due: 10 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    before = len(told(room, SAM))

    for day in ("2020-07-13", "2020-07-14", "2020-07-20"):
        at(room.stage, day, "09:16")

    heard = told(room, SAM)[before:]
    assert len(heard) == 2
    assert "To Head of MASH\nThese actions of yours for the Improvement Board are overdue or due soon:" in heard[0]
    assert "A12 Publish the guide: due Fri 10 Jul 2020, 3 days overdue" in heard[0]
    assert "To Head of MASH" in room("/board reminders texts", by=SAM)


def test_support_hears_of_what_is_overdue_and_nobody_owns(room: Room) -> None:
    room("/action add Publish the guide due: 10 July 2020 ref: A12", by=SAM)
    for number in range(8):
        room(f"/action add Visits {number} due: 9 July 2020", by=SAM)
    turn_on(room, SAM)

    at(room.stage, "2020-07-13", "09:20")

    shown = told(room, SAM)[-1]
    assert "Overdue, and nobody owns them:" in shown
    assert "/action assign A1 @…" in shown
    assert "and 1 more: /action list unowned" in shown.replace("`", "")


def test_on_track_is_taken_back_from_where_it_was_said(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-30", "09:16")
    press(room, JO, "On track")
    redrawn(room, JO, "A12 is on track")

    press(room, JO, "Undo")

    shown = redrawn(room, JO, "Undone.")
    assert "Due tomorrow: A12 Publish the guide" in shown
    assert "On track" in labels(room, JO)


def test_done_from_a_reminder_is_asked_for_evidence_and_told_in_its_place(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 31 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    at(room.stage, "2020-07-30", "09:16")

    press(room, JO, "Done")
    tapping.send(room, JO, {"evidence": "the July folder, all seen"})

    shown = redrawn(room, JO, "A12 awaits sign-off")
    assert "Due tomorrow" not in shown
    assert "A12 Publish the guide · done, proposed by you for closure" in shown


def test_who_asked_for_a_later_date_is_not_reminded_and_whoever_decides_is(room: Room) -> None:
    room("/board dates agreed", by=SAM)
    room("/action add Publish the guide <@U0JO> due: 10 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    room("/action due A12 30 September 2020 because the printer is closed", by=JO)
    room.stage.settle()
    jo, pat = len(told(room, JO)), len(told(room, PAT))

    for day in range(9, 21):
        at(room.stage, f"2020-07-{day:02}", "09:16")

    assert len(told(room, JO)) == jo
    assert [each.splitlines()[0] for each in told(room, PAT)[pat:]] == ["Waiting for you: 1 later date asked for."] * 2


def test_of_a_reminder_that_slack_refuses_support_hears_in_the_same_round(room: Room) -> None:
    room("/action add Publish the guide <@U0JO> due: 17 July 2020 ref: A12", by=SAM)
    turn_on(room, SAM)
    before = told(room, SAM)
    room.stage.workspace.fail("chat.postMessage", "restricted_action")

    at(room.stage, "2020-07-10", "09:15")

    assert [each.splitlines()[0] for each in told(room, SAM)[len(before) :]] == [
        "Improvement Board: an answer of mine could not be posted."
    ]
