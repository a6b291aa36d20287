"""A process that still runs when a newer version has brought its log up to date: it answers, and changes nothing."""

import pytest
from conversation import Conversation

from board.boards import Board
from storage.database import Database
from storage.engines import versions
from storage.migrations import STEPS
from storage.refused import Outdated

TOLD = "boardbot is just being brought up to date. Nothing was saved. Please send the same again in a minute."


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """This version knows a step less than the log."""
    monkeypatch.setattr(versions, "STEPS", STEPS[:-1])
    return monkeypatch


def test_a_log_of_this_version_is_no_newer_one(log: Database) -> None:
    assert not log.is_newer


@pytest.mark.parametrize("team", ["T0COUNCIL", ""], ids=["a workspace's", "everybody's"])
def test_nothing_is_written_to_a_newer_log_and_it_is_read(
    log: Database, board: Board, older: pytest.MonkeyPatch, team: str
) -> None:
    with pytest.raises(Outdated), log.writing(team=team) as store:
        store.boards.rename(board.id, "Another")

    assert log.is_newer
    with log.reading() as store:
        assert store.boards.get(board.team, board.id).name == board.name


def test_a_change_is_refused_in_words_what_is_asked_is_answered_and_the_same_words_do_it_later(
    log: Database, board: Board, older: pytest.MonkeyPatch
) -> None:
    say = Conversation(log)

    assert TOLD in say("/action add Visits plan")
    assert say("/action list all").startswith("No actions")

    older.undo()
    assert say("/action add Visits plan").startswith("A1 logged.")
