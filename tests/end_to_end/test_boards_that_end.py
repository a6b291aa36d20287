"""A board is reviewed, closed and opened again: what its channel reads, over restarts and two processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.stage import JO, PAT, SAM, Room, stage_on

from storage.upkeep.verify import problems_in

CLOSED = "Improvement Board is closed. Closed by the chair."


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def heard(room: Room) -> list[str]:
    """The first line of each post to the channel, the messages in threads left out."""
    room.stage.settle()
    return [each.text.splitlines()[0] for each in room.posted()]


def days(room: Room, many: int) -> list[str]:
    """What is told while so many days pass."""
    before = len(heard(room))
    for _ in range(many):
        room.stage.later(days=1)
        heard(room)
    return heard(room)[before:]


def test_the_channel_is_told_of_the_review_once_28_and_once_7_days_before(room: Room) -> None:
    room("/digest pause", by=SAM)
    room("/board review 12 August 2020", by=SAM)
    assert days(room, 6) == []
    assert days(room, 1) == ["Improvement Board: the formal review is in 28 days, on Wed 12 Aug 2020."]
    room.stage.start()
    room.stage.restart()
    assert days(room, 20) == []
    assert days(room, 1) == ["Improvement Board: the formal review is in 7 days, on Wed 12 Aug 2020."]
    assert days(room, 14) == []
    assert list(problems_in(room.stage.log)) == []


def test_a_review_that_is_put_off_is_told_of_again(room: Room) -> None:
    room("/digest pause", by=SAM)
    room("/board review 12 August 2020", by=SAM)
    assert len(days(room, 10)) == 1
    room("/board review 30 September 2020", by=SAM)

    assert days(room, 46) == ["Improvement Board: the formal review is in 28 days, on Wed 30 Sep 2020."]


def test_a_bot_that_was_down_tells_what_is_still_ahead(room: Room) -> None:
    room("/digest pause", by=SAM)
    room("/board review 12 August 2020", by=SAM)
    room.stage.stop()
    room.stage.later(days=30)
    room.stage.start()

    assert heard(room) == ["Improvement Board: the formal review is in 5 days, on Wed 12 Aug 2020."]


def test_a_board_that_is_closed_posts_a_last_digest_and_then_nothing(room: Room) -> None:
    room("/action add Visits plan <@U0JO> due: 10 July 2020")
    assert room("/board close its work is done sure: yes", by=PAT).startswith("Improvement Board is closed.")

    told = heard(room)
    assert [each.startswith(CLOSED) for each in told] == [True, False]
    assert told[1] == "Improvement Board · Wed 8 Jul 2020"
    assert days(room, 21) == []
    assert "Closed on Wed 8 Jul 2020: read only." in room("/status", by=JO)
    assert list(problems_in(room.stage.log)) == []


def test_a_board_that_is_open_again_posts_its_digest_from_then_on(room: Room) -> None:
    room("/board close its work is done sure: yes", by=PAT)
    heard(room)
    assert days(room, 14) == []
    room("/board reopen the review asked for it", by=PAT)
    assert heard(room)[-1] == "Improvement Board is open again. Opened by the chair."

    assert sum("Mon 27 Jul 2020" in each for each in days(room, 7)) == 1
