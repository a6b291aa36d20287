"""A bot that still runs when a newer version has brought its log up to date: what is typed is told so in words, and what
Slack delivers again is done by whichever process then can."""

import logging
import threading
from collections.abc import Iterator

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import JO, POST_SECONDS, Room

from storage.engines import versions
from storage.migrations import STEPS

pytestmark = through_both_doors
TOLD = "boardbot is just being brought up to date. Nothing was saved. Please send the same again in a minute."


@pytest.fixture
def older(board: Room, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The bot's version knows a step less than the log."""
    monkeypatch.setattr(versions, "STEPS", STEPS[:-1])
    return monkeypatch


@pytest.fixture
def refused() -> Iterator[threading.Event]:
    """Set once something was refused for that."""
    happened = threading.Event()

    def heard(_: logging.LogRecord) -> bool:
        happened.set()
        return True

    versions.logger.addFilter(heard)
    yield happened
    versions.logger.removeFilter(heard)


def test_a_command_is_told_so_and_is_done_when_it_is_sent_again(board: Room, older: pytest.MonkeyPatch) -> None:
    assert board("/action add Visits plan").startswith(f"Not logged. {TOLD}")
    assert board("/action list all").startswith("No actions")

    older.undo()
    assert board("/action add Visits plan").startswith("A1 logged.")


def test_a_message_is_not_acknowledged_so_that_slack_sends_it_again(
    board: Room, older: pytest.MonkeyPatch, refused: threading.Event
) -> None:
    workspace = board.stage.workspace
    workspace.say(JO, board.channel, "@boardbot action add Visits plan")
    assert refused.wait(POST_SECONDS)
    older.undo()

    workspace.redeliver(workspace.envelopes("events_api")[-1].envelope_id)
    board.stage.settle()

    assert [each.text.splitlines()[0] for each in board.by_the_bot()] == ["A1 logged. Visits plan"]
