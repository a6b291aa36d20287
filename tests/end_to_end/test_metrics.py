"""/metrics: what a monitor is told of commands, of Slack, and of what waits to be posted."""

from collections.abc import Iterator

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import JO, PAT, SAM, Room, Stage
from scraped import Monitor, monitored

from storage.actions import Actions

pytestmark = through_both_doors


@pytest.fixture
def monitor(stage: Stage) -> Iterator[Monitor]:
    with monitored(stage) as monitor:
        yield monitor


def _counted(monitor: Monitor, verb: str) -> dict[str, float]:
    """How often the verb was answered, by outcome."""
    return {
        dict(labels)["outcome"]: value
        for (name, labels), value in monitor.numbers().items()
        if name == "boardbot_commands_total" and dict(labels)["verb"] == verb
    }


@pytest.mark.parametrize(
    ("line", "verb", "outcome"),
    [
        ("/action add Visits plan", "action add", "done"),
        ("/action list all", "action list", "done"),
        ("/action show Z9", "action show", "refused"),
        ("/action add", "action add", "asked"),
        ("/action waiting", "action waiting", "done"),
        ("/action help", "help", "done"),
        ("/action zebra crossing", "action", "refused"),
        ("/board-status", "status show", "done"),
    ],
)
def test_each_answer_is_counted_by_its_verb_and_what_became_of_it(
    board: Room, monitor: Monitor, line: str, verb: str, outcome: str
) -> None:
    before = _counted(monitor, verb)

    board(line, by=PAT)

    after = _counted(monitor, verb)
    assert after == before | {outcome: before.get(outcome, 0) + 1}


def test_a_fault_of_the_bots_is_counted_as_failed(
    board: Room, monitor: Monitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Actions, "listed", breaks)
    before = monitor("boardbot_commands_total", verb="action", outcome="failed")

    board("/action list all")

    assert monitor("boardbot_commands_total", verb="action", outcome="failed") == before + 1


def test_each_acknowledgement_is_timed(board: Room, monitor: Monitor) -> None:
    before = monitor("boardbot_acknowledge_seconds_count")

    board("/action add Visits plan")
    board("/action list all", by=SAM)

    assert monitor("boardbot_acknowledge_seconds_count") == before + 2
    assert monitor("boardbot_acknowledge_seconds_bucket", le="+Inf") == before + 2
    assert monitor("boardbot_acknowledge_seconds_sum") > 0


def test_slack_was_heard_of_when_it_sent_something(board: Room, monitor: Monitor) -> None:
    board.stage.later(minutes=7)

    board("/action list all", by=JO)

    assert monitor("boardbot_slack_heard_timestamp_seconds") == board.stage.clock().timestamp()


def test_a_digest_is_counted_by_what_became_of_it_for_seven_days(board: Room, monitor: Monitor) -> None:
    before = monitor("boardbot_digests", state="posted")
    board("/digest post", by=SAM)
    board.stage.settle()
    assert monitor("boardbot_digests", state="posted") == before + 1
    assert monitor("boardbot_outbox_waiting") == 0
    assert monitor("boardbot_outbox_oldest_seconds") == 0

    board("/digest pause", by=SAM)
    board.stage.later(days=8)
    assert monitor("boardbot_digests", state="posted") == 0


def test_what_slack_does_not_take_waits(board: Room, monitor: Monitor) -> None:
    board.stage.workspace.ratelimit("chat.postMessage", 600, times=10)
    board("/digest post", by=SAM)
    board.stage.settle()
    board.stage.later(minutes=5)

    waiting = monitor("boardbot_outbox_waiting")
    board.stage.workspace.faults.clear()

    assert waiting > 0
    assert monitor("boardbot_outbox_oldest_seconds") == 300
    assert monitor("boardbot_digests", state="claimed") == 1
    board.stage.later(minutes=6)
    board.stage.settle()
