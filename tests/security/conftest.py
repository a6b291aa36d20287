"""The stages of the end-to-end tests, on which the claims of docs/security.md are tried."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from end_to_end.conftest import board, door, empty, post, stage, terminal

from bot import secrecy
from storage.database import Database

__all__ = ["board", "door", "empty", "post", "stage", "terminal"]


@pytest.fixture
def talk(log: Database) -> Conversation:
    """A board on 8 July 2020 and no Slack round it: Sam is support, Pat the chair, everybody else an officer."""
    talk = Conversation(log)
    talk("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    return talk


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No secret is known yet, and no `.env` lies in the folder."""
    monkeypatch.setattr(secrecy, "_known", set())
    monkeypatch.chdir(tmp_path)
