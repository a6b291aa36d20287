"""Northmoor, imported once for each worker and read back as values."""

import pytest
from conversation import SAM, Conversation, import_northmoor

from board.actions import Action
from board.measures import Measure
from storage.database import Database

Read = tuple[dict[str, Measure], tuple[Action, ...]]


@pytest.fixture(scope="session")
def board_of_northmoor(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Northmoor's seven measures by ref, and the live ones of its 150 actions."""
    log = Database(tmp_path_factory.mktemp("northmoor") / "boardbot.db")
    log.prepare()
    say = Conversation(log)
    say("/board setup Improvement Board", by=SAM)
    assert import_northmoor(log, say.now) == 0
    with log.reading() as store:
        board = store.boards.all()[0]
        measures = {measure.ref: measure for measure in store.measures.all(board.id)}
        actions = tuple(store.actions.of_status(board.id))
    log.close()
    return measures, actions


@pytest.fixture(scope="session")
def northmoor_measures(board_of_northmoor: Read) -> dict[str, Measure]:
    """The seven measures by ref."""
    return board_of_northmoor[0]


@pytest.fixture(scope="session")
def northmoor_actions(board_of_northmoor: Read) -> tuple[Action, ...]:
    """The actions that are open or await sign-off."""
    return board_of_northmoor[1]
