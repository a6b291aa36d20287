"""A log that was cut short or overwritten: the start says which file it is and how to restore it, and that works."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from crash.audit import assert_kept, assert_sound, rows
from crash.campaign import LONG
from crash.process import CONNECTED, Process
from crash.scene import Scene

from storage.log_file import beside
from storage.upkeep.backup import backup_to

pytestmark = pytest.mark.of_files

PAGE = 4096
COUNTS = "SELECT (SELECT COUNT(*) FROM actions), (SELECT COUNT(*) FROM history)"


def _cut(path: Path, share: float) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(int(size * share))


def _cut_to_half_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(PAGE // 2)


def _noise(path: Path, share: float) -> None:
    """A share of the file, in its middle, is overwritten."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(int(size * (1 - share) / 2))
        file.write(random.Random(5).randbytes(int(size * share)))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "cut to half a page": _cut_to_half_a_page,
    "cut to half": lambda path: _cut(path, 0.5),
    "noise in half of it": lambda path: _noise(path, 0.5),
    "noise in a fiftieth of it": lambda path: _noise(path, 0.02),
    "not a database": lambda path: path.write_text("improvement,board\n" * 1000, encoding="ascii") and None,
}


@pytest.fixture
def kept(scene: Scene) -> Scene:
    """The board, and a backup of it beside the log's folder."""
    backup_to(scene.path, _backup(scene))
    return scene


def _backup(scene: Scene) -> Path:
    return scene.folder / "backup.db"


def _refused(process: Process) -> str:
    """What `boardbot run` says when it does not start."""
    process.wait_for_end(unless=CONNECTED)
    assert CONNECTED not in process.words
    assert process.ended() == 1, process.words
    assert "Traceback" not in process.words
    return process.words


def _restore(scene: Scene) -> None:
    """As the message says."""
    told = scene.process("restore", _backup(scene))
    assert told.ended() == 0, told.words


# What the short run does; `make crash` does all of them.
SHORT = ("cut to half", "noise in a fiftieth of it")
KINDS = [pytest.param(name, marks=[LONG] * (name not in SHORT), id=name) for name in DAMAGE]


@pytest.mark.parametrize("damage", KINDS)
def test_the_start_names_the_file_and_its_backup_and_the_restore_works(kept: Scene, damage: str) -> None:
    whole = rows(kept.path, COUNTS)
    DAMAGE[damage](kept.path)
    before = kept.path.read_bytes()

    said = _refused(kept.process("run"))

    assert str(kept.path) in said
    assert "damaged" in said
    assert "backup" in said
    # What is left may be all there is: it is not touched.
    assert kept.path.read_bytes() == before
    _restore(kept)
    kept.start()
    assert kept.room("/action show A1").startswith("A1 First visits plan")
    assert rows(kept.path, COUNTS) == whole
    assert_sound(kept.path)


def test_the_message_about_a_damaged_file_says_how_to_restore_it(kept: Scene) -> None:
    _cut(kept.path, 0.5)

    said = _refused(kept.process("run"))

    assert f"{kept.path}-wal" in said
    assert f"{kept.path}-shm" in said
    assert "may write there" not in said


def test_an_empty_file_beside_what_was_written_to_it_is_not_taken_for_a_first_start(kept: Scene) -> None:
    """A bot that was killed leaves its last changes in the file's `-wal`: an empty file beside one was cut short."""
    bot = kept.start()
    assert kept.room("/action update A1 the plan is agreed").startswith("A1 updated.")
    bot.kill("before the file is emptied")
    kept.cleared()
    _cut(kept.path, 0)

    said = _refused(kept.process("run"))

    assert str(kept.path) in said
    assert "empty" in said
    assert "backup" in said
    _restore(kept)
    kept.start()
    assert kept.room("/action show A1").startswith("A1 First visits plan")


def test_an_empty_file_that_was_there_before_is_not_taken_for_a_first_start_in_silence(kept: Scene) -> None:
    """boardbot makes its file and its tables in one go: one that is empty was emptied, or made by somebody else."""
    _cut(kept.path, 0)

    process = kept.process("run")
    process.wait_for_end(unless=CONNECTED)
    assert any(str(kept.path) in line and "empty" in line for line in process.said), process.words


def test_a_backup_in_place_of_the_log_of_a_bot_that_was_killed_is_what_the_bot_starts_with(kept: Scene) -> None:
    """As `boardbot backup` says, to the letter."""
    bot = kept.start()
    for number in range(40):
        assert "updated." in kept.room(f"/action update A1 visit {number} is done")
    told = kept.process("backup", kept.folder / "another.db")
    assert told.ended() == 0
    bot.kill("before a restore")
    kept.cleared()
    assert "boardbot restore" in told.words
    _restore(kept)
    counts = rows(_backup(kept), COUNTS)

    kept.start()
    assert "visit 39" not in kept.room("/action show A1")
    assert rows(kept.path, COUNTS) == counts
    assert_sound(kept.path)


def test_where_the_wal_is_deleted_under_the_running_bot_nothing_acknowledged_is_lost(scene: Scene) -> None:
    lines = [f"/action update A1 visit {number} is done" for number in range(5)]
    process = scene.start()
    for line in lines:
        assert scene.room(line).startswith("A1 updated.")
    beside(scene.path)[0].unlink()

    assert "The log cannot be written or read just now" in scene.room("/action update A1 one more")
    process.kill("after the -wal was deleted")
    scene.cleared()

    assert_kept(scene.path, lines)
    scene.start()
    assert scene.room("/action update A1 one more").startswith("A1 updated.")
