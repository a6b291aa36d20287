"""What every test may use: a log in a temporary folder, and `say`, which types a command and gives the reply."""

import gc
import os
import shutil
import tempfile
from base64 import b64decode
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from begun import a_board, begun, northmoors
from conversation import Conversation
from hypothesis import HealthCheck, settings
from in_postgresql import emptied_log
from new_log import new_log

from storage.database import Database
from storage.engines.sqlite import Sqlite

# How long a machine that others use takes to make an example says nothing of the code.
settings.register_profile("boardbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("boardbot")

# One white dot.
A_PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==")
# A folder in memory, and the room in it that the suite may need.
MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3
# What takes long by itself, or waits, begins first; the many short tests fill up the end.
LONGEST_FIRST = (
    "crash/", "end_to_end/test_serve_process", "bench/", "load/", "year/", "commands/reading/test_fuzz",
    "commands/reading/test_dates_of_any_text", "hostile/", "end_to_end/", "security/", "browser/", "local_slack/",
)  # fmt: skip


def pytest_configure() -> None:
    """Temporary folders in memory, where it has room: else most tests wait for a log's file to reach the disk."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected is kept to the end: the garbage collector would go through all of it time and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files in the order in which they are begun."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    file = item.path.relative_to(Path(__file__).parent).as_posix()
    return next((turn for turn, start in enumerate(LONGEST_FIRST) if file.startswith(start)), len(LONGEST_FIRST))


@pytest.fixture(scope="session", autouse=True)
def _drawn_at_once() -> Iterator[None]:
    """A process that draws takes seconds, and most tests that post a digest are of something else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.posting.pictures.draw_all", lambda charts: [A_PNG for _ in charts])
        yield


@pytest.fixture(scope="module", autouse=True)
def _every_log_is_closed() -> Iterator[None]:
    """One left open would fail whichever later test runs as it is collected, on a Python that tells of it."""
    opened: list[Sqlite] = []
    real = Sqlite.__init__

    def noted(self: Sqlite, path: Path) -> None:
        real(self, path)
        opened.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sqlite, "__init__", noted)
        yield
    assert [each.path.name for each in opened if each._opened] == []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite", help="what keeps the tests' logs")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """What is of a log that is a file is not asked of one in a server."""
    if item.get_closest_marker("of_files") and item.config.getoption("--engine") != "sqlite":
        pytest.skip("of a log that is a file")


@pytest.fixture
def log(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty log."""
    in_server = request.config.getoption("--engine") == "postgresql"
    database = emptied_log() if in_server else new_log(tmp_path / "boardbot.db")
    yield database
    database.close()


@pytest.fixture
def another_log(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Makes one more empty log, in a file of that name."""
    with ExitStack() as logs:
        yield lambda name: logs.enter_context(closing(new_log(tmp_path / name)))


@pytest.fixture
def empty(log: Database) -> Conversation:
    """A channel without a board."""
    return Conversation(log)


@pytest.fixture
def say(log: Database) -> Conversation:
    """A channel with a board on 8 July 2020: Sam is support, Pat the chair, everybody else an officer. Owners move their
    dates by themselves."""
    return begun(log, a_board)


@pytest.fixture
def northmoor(log: Database) -> Conversation:
    """The same board with Northmoor's figures and the 150 actions."""
    return begun(log, northmoors)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a good part of the tests waits for a process, a browser or a socket."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)
