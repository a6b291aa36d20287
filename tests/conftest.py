"""What every test may use: a log in a temporary folder, and `say`, which types a command and gives the reply."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conversation import SAM, Conversation, import_published
from hypothesis import HealthCheck, settings

from storage.database import Database

# How long a machine that others use takes to make an example says nothing of the code.
settings.register_profile("boardbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("boardbot")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Database]:
    """An empty log."""
    database = Database(tmp_path / "boardbot.db")
    database.prepare()
    yield database
    database.close()


@pytest.fixture
def empty(log: Database) -> Conversation:
    """A channel without a board."""
    return Conversation(log)


@pytest.fixture
def say(empty: Conversation) -> Conversation:
    """A channel with a board on 8 July 2020: Sam is support, Pat the chair, everybody else an officer."""
    empty("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    empty("/board meeting 5 August 2020", by=SAM)
    return empty


@pytest.fixture
def published(say: Conversation) -> Conversation:
    """The same board with the published figures and the 150 actions."""
    import_published(say.log, say.now)
    return say


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a good part of the tests waits for a process, a browser or a socket."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
