"""The stages of the end-to-end tests, on which the claims of docs/security.md are tried."""

import pytest
from conversation import SAM, Conversation
from end_to_end.conftest import board, empty, post, stage, terminal

from storage.database import Database

__all__ = ["board", "empty", "post", "stage", "terminal"]


@pytest.fixture
def talk(log: Database) -> Conversation:
    """A board on 8 July 2020 and no Slack round it: Sam is support, Pat the chair, everybody else an officer."""
    talk = Conversation(log)
    talk("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    return talk
