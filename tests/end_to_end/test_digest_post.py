"""The weekly post by the running bot: what it says, when it comes, and that it comes once."""

from datetime import datetime, timedelta

import pytest
from end_to_end.stage import LONDON, PAT, SAM, Room, Stage

MONDAY = datetime(2020, 7, 13, 9, tzinfo=LONDON)


@pytest.fixture
def board(stage: Stage) -> Room:
    """A board with Northmoor's figures; whatever an earlier test did, one bot is running."""
    if len(stage.bots) != 1:
        stage.stop()
        stage.start()
    room = stage.room().set_up()
    room.import_northmoor()
    return room


def _at(board: Room, moment: datetime) -> list[str]:
    """Moves the clock and lets every bot look; the words of what is in the channel."""
    board.stage.clock.set(moment)
    board.stage.settle()
    return [each.text for each in board.posted()]


def _thread(board: Room) -> list[str]:
    (main,) = board.posted()
    return [each.text for each in board.stage.workspace.thread(board.channel, main.ts)[1:]]


def test_the_preview_is_exactly_what_is_posted(board: Room) -> None:
    preview = board.say(SAM, "/digest")
    board("/digest post", by=SAM)
    board.stage.settle()

    (main,) = board.posted()
    words, last_line = preview.text.rsplit("\n\n", 1)
    assert main.text == words
    assert last_line.startswith("Only you see this preview.")
    assert [{**block, "block_id": ""} for block in main.blocks] == [
        # Below it: that it is a preview, and what board support may change.
        {**block, "block_id": ""}
        for block in preview.blocks[:-2]
    ]
    assert main.text.startswith("Improvement Board · Wed 8 Jul 2020\nOf 73 open actions 29 are overdue")
    assert "and 24 more: `/action list overdue`" in main.text


def test_it_posts_itself_on_monday_at_nine_in_london_and_not_a_second_earlier(board: Room) -> None:
    assert _at(board, MONDAY - timedelta(seconds=1)) == []

    (text,) = _at(board, MONDAY)

    assert text.startswith("Improvement Board · Mon 13 Jul 2020\n")
    assert "Posted late" not in text
    assert _at(board, MONDAY + timedelta(days=1)) == [text]
    assert len(_at(board, MONDAY + timedelta(days=7))) == 2


def test_nothing_unfurls_and_the_full_lists_are_in_its_thread(board: Room) -> None:
    _at(board, MONDAY)

    (main,) = board.posted()
    thread = board.stage.workspace.thread(board.channel, main.ts)[1:]
    assert thread
    assert not any(each.unfurl_links or each.unfurl_media for each in [main, *thread])


def test_a_restart_does_not_post_the_week_again(board: Room) -> None:
    before = _at(board, MONDAY)
    thread = _thread(board)
    board.stage.restart()

    assert _at(board, MONDAY + timedelta(minutes=5)) == before
    assert _thread(board) == thread


def test_two_bots_on_one_log_post_the_week_once(board: Room) -> None:
    board.stage.start()

    assert len(_at(board, MONDAY)) == 1
    board.stage.settle()

    thread = _thread(board)
    assert len(set(thread)) == len(thread) > 0
    assert len(board.posted()) == 1


def test_a_bot_that_was_down_on_monday_posts_on_tuesday_and_says_so(board: Room) -> None:
    board.stage.stop()
    board.stage.clock.set(MONDAY + timedelta(days=1, hours=1))
    board.stage.start()

    (text,) = _at(board, MONDAY + timedelta(days=1, hours=1))

    assert text.startswith("Improvement Board · Tue 14 Jul 2020\n")
    assert "Posted late: it was due Mon 13 Jul 2020 at 09:00." in text
    assert len(_at(board, MONDAY + timedelta(days=7))) == 2


def test_the_last_one_can_be_shown_again_as_it_was_posted(board: Room) -> None:
    (text,) = _at(board, MONDAY)
    board("/action cancel R10-02 not needed", by=SAM)

    last = board.say(PAT, "/digest last").text

    assert last == f"As it was posted on Mon 13 Jul 2020 at 09:00:\n\n{text}"
    assert "R10-02" in last


def test_a_digest_asked_for_twice_within_a_minute_is_posted_once_whoever_asks_in_whatever_words(board: Room) -> None:
    board("/digest post", by=SAM)
    for line, person in (("/digest  post now", SAM), ("/digest post", PAT)):
        board.stage.later(seconds=5)
        assert "A digest was asked for a moment ago, and nothing has changed since." in board(line, by=person)
    board.stage.settle()
    assert len(board.posted()) == 1

    board("/action add Visits plan", by=SAM)
    board("/digest post", by=PAT)
    board.stage.later(minutes=1)
    board("/digest post", by=SAM)
    board.stage.settle()
    assert len(board.posted()) == 3


def test_a_digest_that_failed_can_be_asked_for_again_at_once(board: Room) -> None:
    board.stage.workspace.fail("chat.postMessage", "not_in_channel")
    board("/digest post", by=SAM)
    board.stage.settle()
    assert board.posted() == []

    board.stage.later(seconds=10)
    board("/digest post", by=PAT)
    board.stage.settle()

    assert len(board.posted()) == 1
