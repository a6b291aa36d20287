"""A scene for each test, and the counts at the end of the run.

`CRASH_KILLS` in the environment is how many SIGKILLs the campaign takes, and `CRASH_SEED` what its random instants
begin with; without them it is short, and the same each time.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from crash.cluster import new_database
from crash.scene import Scene, scene_in, set_up
from crash.tally import TALLY


@pytest.fixture
def blank(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    """A workspace with a channel, no log and no process."""
    in_server = request.config.getoption("--engine") == "postgresql"
    with scene_in(tmp_path, new_database() if in_server else "") as lit:
        yield lit


@pytest.fixture
def scene(blank: Scene) -> Scene:
    """The same with a board on the log, and A1 on it."""
    set_up(blank)
    return blank


@pytest.fixture
def board(scene: Scene) -> Scene:
    """The board with so much overdue by Monday that the digest has a thread."""
    return _with_a_thread(scene)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Scene]:
    """The same with its log in a server, whichever engine the other tests are run on."""
    with scene_in(tmp_path, new_database()) as scene:
        set_up(scene)
        yield _with_a_thread(scene)


def _with_a_thread(scene: Scene) -> Scene:
    added = scene.typed_by_support(*(f"/action add Visits plan {number} due: in 3 days" for number in range(3)))
    assert added[2].startswith("A4 logged.")
    return scene


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was killed, lost and doubled."""
    if TALLY.counts:
        terminalreporter.section("crash")
        for line in TALLY.lines():
            terminalreporter.write_line(line)
