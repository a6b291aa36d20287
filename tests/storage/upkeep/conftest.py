"""A log that is copied, and room for its copies."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from begun import begun, northmoors
from conversation import Conversation
from copied_logs import Place
from postgres_server import Server, server

from storage.database import Database

NUMBERS = count()


@pytest.fixture(scope="module")
def cluster() -> Server:
    return server()


@pytest.fixture
def place(cluster: Server, tmp_path: Path) -> Place:
    """Makes room for one more log of a kind: an address where nothing is."""

    def made(kind: str) -> str:
        number = next(NUMBERS)
        return str(tmp_path / f"copy{number}.db") if kind == "file" else cluster.new_database(f"copy{number}")

    return made


@pytest.fixture
def full(another_log: Callable[[str], Database]) -> Conversation:
    """A board with Northmoor's figures and actions, in a file."""
    return begun(another_log("boardbot.db"), northmoors)
