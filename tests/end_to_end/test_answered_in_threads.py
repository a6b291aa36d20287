"""An answer to a message that the bot sent privately: its board, and its action where the words name none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.direct import at, messages, turn_on
from end_to_end.stage import JO, SAM, Room, stage_on


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        room = stage.room().set_up()
        turn_on(room, SAM)
        room("/action add Publish the guide <@U0JO> ref: A12", by=SAM)
        stage.settle()
        yield room


def _answer(room: Room, words: str, **more: str) -> str:
    workspace = room.stage.workspace
    here = workspace.direct_message(JO)
    before = len(workspace.said(here))
    workspace.say(JO, here, words, **more)
    workspace.wait_for(lambda: workspace.said(here)[before:] and workspace.said(here)[-1].bot_id)
    return workspace.said(here)[-1].text


def test_in_its_thread_it_is_that_messages_board(room: Room) -> None:
    given = messages(room, JO)[-1]
    other = room.stage.room().set_up()
    other("/action add Northern guide <@U0JO> ref: A12", by=SAM)

    assert "A12 is on more than one of your boards." in _answer(room, "A12 half way")
    assert _answer(room, "A12 half way", thread_ts=given.ts).startswith("A12 updated.")
    assert 'said "half way"' in room("/action show A12", by=JO)


# What is said, how the answer begins, and what it holds.
OF_THE_ONE = [
    ("done, minutes in the folder", "A12 awaits sign-off", 'Evidence: "minutes in the folder"'),
    ("Done - minutes in the folder", "A12 awaits sign-off", 'Evidence: "minutes in the folder"'),
    ("done", '"Done" needs evidence', "/action done A12"),
    ("on track", "A12 is on track", ""),
    ("It's still on track", "A12 is on track", ""),
    ("next Friday", "Not done.", "/action due A12 next Friday because …"),
    ("can we have until 5 Aug", "A12 is now due Wed 5 Aug 2020.", ""),
    ("50%", "A12 updated.", "Taken as an update."),
    ("met the panel, they agree", "A12 updated.", '"met the panel, they agree"'),
    ("not mine", "Not done.", "/action assign A12 …"),
    ("finsihed", "Not done.", "/action done A12"),
    ("snooze Monday", "No reminder of A12 before", ""),
    ("what is this about?", "Not done.", "/action show A12"),
    ("A99 half way", "Not updated. There is no action A99", ""),
    ("thanks", "Hello.", ""),
    ("mine", "Your 1 open action", ""),
    ("add Recruit a lead", '"add" alone is not enough.', ""),
    ("stop", "Your reminders", "/action reminders off"),
]


@pytest.mark.parametrize("where", ["in its thread", "right after it"])
@pytest.mark.parametrize(("words", "begins", "holds"), OF_THE_ONE)
def test_words_without_a_ref_are_of_the_action_above(
    room: Room, where: str, words: str, begins: str, holds: str
) -> None:
    given = messages(room, JO)[-1]
    more = {"thread_ts": given.ts} if where == "in its thread" else {}

    told = _answer(room, words, **more)

    assert begins in told.splitlines()[0]
    assert holds in told


def test_a_reminder_of_one_is_answered_so_as_well(room: Room) -> None:
    room("/action due A12 31 July 2020 because the panel meets", by=JO)
    at(room.stage, "2020-07-30", "09:16")

    assert "Due tomorrow" in messages(room, JO)[-1].text
    assert _answer(room, "on track").startswith("A12 is on track")


@pytest.mark.parametrize("where", ["in its thread", "right after it"])
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("on track", ("/action on-track A12", "/action on-track A13")),
        ("done, minutes in the folder", ("/action done A12 minutes in the folder", "/action done A13 minutes in")),
        ("50%", ("/action update A12 progress: 50%", "/action update A13 progress: 50%")),
        ("next Friday", ("/action due A12 next Friday because …", "/action due A13 next Friday because …")),
        ("not mine", ("/action assign A12 …", "/action assign A13 …")),
    ],
)
def test_of_a_message_about_several_it_is_asked_which(
    room: Room, where: str, words: str, lines: tuple[str, ...]
) -> None:
    room("/action add Print the guide <@U0JO> ref: A13 due: 31 July 2020", by=SAM)
    room("/action due A12 31 July 2020 because the panel meets", by=JO)
    at(room.stage, "2020-07-30", "09:16")
    more = {"thread_ts": messages(room, JO)[-1].ts} if where == "in its thread" else {}

    told = _answer(room, words, **more)

    assert "That message is about several actions. Which is it?" in told.splitlines()[0]
    assert all(line in told for line in lines)
    assert "updated" not in room("/action show A12", by=JO)


def test_after_another_answer_nothing_is_guessed(room: Room) -> None:
    given = messages(room, JO)[-1]

    assert _answer(room, "half way").startswith("A12 updated.")
    room.stage.settle()
    assert "I don't know" in _answer(room, "nearly there")
    assert _answer(room, "nearly there", thread_ts=given.ts).startswith("A12 updated.")


def test_an_action_named_in_the_words_is_that_one(room: Room) -> None:
    room("/action add Print the guide <@U0JO> ref: A13", by=JO)

    assert _answer(room, "A13 on track").startswith("A13 is on track")
