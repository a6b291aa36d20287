"""Two processes on one log, a clock that jumps, and the nights in which the clocks are changed: a slot, one digest."""

from datetime import UTC, datetime, timedelta

import pytest
from crash.campaign import KILLS, LONG
from crash.posts import MANY, POST, assert_digests, by_the_bot, deliver, look_twice, monday
from crash.scene import EAGER, Scene, set_up
from end_to_end.stage import JO, LONDON, SAM

# Ten weeks would pass over the bank holiday at the end of August.
WEEKS = 7 if KILLS else 2
STEP = timedelta(minutes=10)


def test_two_processes_on_one_log_post_each_slot_once(board: Scene) -> None:
    """Both look all the time, so both see the slot come; each week the one or the other is the quicker."""
    both = (board.start(**EAGER), board.start(**EAGER))
    # While one of them waits for Slack, the other has many rounds in which to do the same.
    board.workspace.slow("chat.postMessage", 0.3, times=MANY)
    for week in range(WEEKS):
        monday(board, week)
        deliver(board, *both)
        look_twice(board, *both)

    assert_digests(board, WEEKS)


@LONG
def test_two_processes_answer_a_message_and_post_a_digest_that_is_asked_for_once(board: Scene) -> None:
    both = (board.start(**EAGER), board.start(**EAGER))
    board.workspace.slow("chat.postMessage", 0.3, times=MANY)
    board.workspace.event_retries = ()
    board.workspace.say(JO, board.room.channel, "@boardbot action update A1 the plan is agreed")
    board.workspace.wait_for(lambda: all(each.acks for each in board.workspace.envelopes("events_api")))
    (event,) = board.workspace.envelopes("events_api")
    # In turn: one of the deliveries reaches the other process.
    for _ in range(4):
        board.workspace.redeliver(event.envelope_id)
    deliver(board, *both)
    look_twice(board, *both)
    (answer,) = by_the_bot(board)
    assert answer.text.startswith("A1 updated.")

    envelope = board.room.say(SAM, "/digest post").envelope_id
    for _ in range(4):
        board.workspace.redeliver(envelope)
    deliver(board, *both)
    look_twice(board, *both)
    assert len([each for each in by_the_bot(board) if not each.is_reply]) == 1


def _clock(at: str) -> datetime:
    """An instant on Monday 13 July 2020, in London."""
    return datetime.fromisoformat(f"2020-07-13T{at}").replace(tzinfo=LONDON)


def test_a_clock_that_jumps_an_hour_back_and_forward_round_the_slot_makes_no_second_digest(board: Scene) -> None:
    process = board.start(**EAGER)
    posted = []
    for at in ("08:30", "09:30", "08:30", "08:59", "09:00", "10:00", "09:00", "10:01", "11:00"):
        board.stage.clock.set(_clock(at))
        board.settle(process)
        posted.append(len([each for each in by_the_bot(board) if not each.is_reply]))

    assert posted == [0, 1, 1, 1, 1, 1, 1, 1, 1]
    look_twice(board, process)
    assert_digests(board, 1)


@LONG
def test_a_clock_that_is_put_back_an_hour_after_a_kill_loses_no_digest(board: Scene) -> None:
    process = board.start({"at": POST, "when": "after"}, **EAGER)
    board.arm()
    board.stage.clock.set(_clock("09:30"))
    process.sprung("between Slack's acceptance and our record")
    board.cleared()
    board.stage.clock.set(_clock("08:30"))

    look_twice(board, board.start(**EAGER))
    assert_digests(board, 1)


@pytest.mark.parametrize(
    "fast",
    [
        pytest.param(timedelta(minutes=9), marks=LONG),
        timedelta(hours=1),
        pytest.param(-timedelta(hours=1), marks=LONG),
    ],
    ids=["nine minutes fast", "an hour fast", "an hour slow"],
)
def test_a_machine_whose_clock_is_wrong_finds_what_slack_has_taken(board: Scene, fast: timedelta) -> None:
    """Slack's clock is right: its messages carry the true instant."""
    slot = _clock("09:00")
    process = board.start({"at": POST, "when": "after"}, **EAGER)
    board.arm()
    board.skew(fast)
    board.stage.clock.set(slot - fast)
    process.sprung("between Slack's acceptance and our record")
    board.cleared()

    look_twice(board, board.start(**EAGER))
    assert_digests(board, 1)


@pytest.mark.parametrize("sunday", ["2020-03-29", "2020-10-25"], ids=["clocks go forward", "clocks go back"])
def test_a_slot_in_the_night_of_a_clock_change_is_one_digest(blank: Scene, sunday: str) -> None:
    """01:30 in London is not there on one of those Sundays, and comes twice on the other."""
    midnight = datetime.fromisoformat(f"{sunday}T00:00").replace(tzinfo=LONDON).astimezone(UTC)
    blank.stage.clock.set(midnight - timedelta(days=3))
    set_up(blank)
    blank.typed_by_support("/digest every sunday at 01:30")
    process = blank.start(**EAGER)
    posted = []
    for number in range(24):
        blank.stage.clock.set(midnight + number * STEP)
        blank.settle(process)
        posted.append(len(by_the_bot(blank)))

    # Half past one on either of the night's clocks: an hour and a half after midnight, or an hour later.
    assert posted.index(1) in range(9, 16)
    assert posted[-1] == 1
    assert posted == sorted(posted)
    blank.settle(process, days=6)
    assert len(by_the_bot(blank)) == 1
    blank.settle(process, days=1)
    assert len(by_the_bot(blank)) == 2
