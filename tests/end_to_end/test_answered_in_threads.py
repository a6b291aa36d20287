"""An answer in the thread of a message that the bot sent privately is of the board which that message is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.direct import messages, turn_on
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


def test_stop_is_understood_in_its_thread_whichever_boards_there_are(room: Room) -> None:
    given = messages(room, JO)[-1]
    room.stage.room().set_up()

    assert _answer(room, "stop reminding me", thread_ts=given.ts).startswith("Your reminders: at 09:15")
    assert _answer(room, "unsubscribe").startswith("Your reminders: at 09:15")
