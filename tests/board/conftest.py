"""The published board, imported once for each worker and read back as values."""

import pytest
from conversation import SAM, Conversation, import_published

from board.actions import Action
from board.measures import Measure
from storage.database import Database

Paper = tuple[dict[str, Measure], tuple[Action, ...]]


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """North East Lincolnshire's seven measures by ref, and the live ones of its 150 actions."""
    log = Database(tmp_path_factory.mktemp("published") / "boardbot.db")
    log.prepare()
    say = Conversation(log)
    say("/board setup Improvement Board", by=SAM)
    assert import_published(log, say.now) == 0
    with log.reading() as store:
        board = store.boards.all()[0]
        measures = {measure.ref: measure for measure in store.measures.all(board.id)}
        actions = tuple(store.actions.of_status(board.id))
    log.close()
    return measures, actions


@pytest.fixture(scope="session")
def paper_measures(paper: Paper) -> dict[str, Measure]:
    """The seven published measures by ref."""
    return paper[0]


@pytest.fixture(scope="session")
def paper_actions(paper: Paper) -> tuple[Action, ...]:
    """The published actions that are open or await sign-off."""
    return paper[1]
