"""A board is removed while the bot runs: whatever is still open of it in Slack is answered in words, and changes nothing."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.home_tab import opened as home
from end_to_end.postroom import TO_MONDAY, Postroom
from end_to_end.pressing import press
from end_to_end.stage import JO, PAT, SAM, Room, stage_on
from end_to_end.tapping import opened, send
from two_boards import removed

from local_slack import Message
from storage.upkeep.verify import problems_in

NONE_HERE = "There is no board in this channel."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


@pytest.fixture
def digest(room: Room) -> Message:
    room("/action add Quokka plan @jo due: 10 July 2020", by=SAM)
    room("/digest post", by=SAM)
    room.stage.settle()
    return room.posted()[-1]


def test_a_digest_that_is_being_composed_is_not_kept(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_: object) -> bool:
        removed(post.stage.log)
        return True

    monkeypatch.setattr("bot.posting.digest_job.shared_now", meanwhile)
    before = len(post.room.posted())

    assert len(post.tick(**TO_MONDAY)) == before

    assert problems_in(post.stage.log) == []


def close_and_remove(room: Room) -> None:
    room("/board close its work is done sure: yes", by=PAT)
    room.stage.settle()
    removed(room.stage.log)


@pytest.mark.parametrize("label", ["What is mine", "Update", "Waiting for me"])
def test_the_buttons_of_an_old_digest_say_that_there_is_no_board(
    room: Room, digest: Message, label: str, caplog: pytest.LogCaptureFixture
) -> None:
    close_and_remove(room)
    before = room.stage.history()

    told = press(room, JO, digest.ts, label)

    assert told
    assert "Quokka" not in told
    assert room.stage.history() == before
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_a_form_that_was_open_is_refused_when_it_is_sent(
    room: Room, digest: Message, caplog: pytest.LogCaptureFixture
) -> None:
    opened(room, JO, "/action update A1")
    close_and_remove(room)
    before = room.stage.history()

    answer = send(room, JO, {"note": "half done"})

    assert answer.error is None
    assert room.stage.history() == before
    assert problems_in(room.stage.log) == []
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_home_knows_it_no_more_and_a_new_board_begins_anew(
    room: Room, digest: Message, caplog: pytest.LogCaptureFixture
) -> None:
    assert "Quokka" in home(room, JO)
    close_and_remove(room)

    assert "Quokka" not in home(room, JO)
    assert NONE_HERE in room("/action list", by=JO)
    assert room("/board setup New Board chair: @pat", by=SAM).startswith("New Board is set up")
    assert "A1" in room("/action add First @jo due: 31 August 2020", by=SAM)
    room.stage.settle()
    posted = len(room.posted())
    for _ in range(7):
        room.stage.later(days=1)
        room.stage.settle()
    assert [each.text.splitlines()[0] for each in room.posted()[posted:]] == ["New Board · Mon 13 Jul 2020"]
    assert problems_in(room.stage.log) == []
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []
