"""Two private channels: one with a board, and one without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.stage import SAM, Room, Stage, stage_on


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A workspace with no other boards in it, and the real bot."""
    with stage_on(tmp_path / "boardbot.db") as lit:
        lit.start()
        yield lit


@pytest.fixture
def old(stage: Stage) -> Room:
    """A private channel with a board, an action and a meeting."""
    room = stage.room(private=True).set_up()
    room("/action add Visits plan @jo due: 31 July", by=SAM)
    room("/board meeting 5 August 2020", by=SAM)
    return room


@pytest.fixture
def new(stage: Stage) -> Room:
    """Another private channel, with no board yet."""
    return stage.room(private=True)
