"""A log that another program holds, a full disk, and a file or a folder that cannot be written: nothing half-done."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from crash.audit import assert_kept, assert_sound, times_said
from crash.campaign import LONG
from crash.scene import Scene, scene_in, set_up
from end_to_end.stage import ALI, JO, PAT, SAM
from small_disk import filled, small_disk

pytestmark = pytest.mark.of_files

BUSY = "The log is busy just now. Nothing was saved. Please send the same again in a moment."
CANNOT = "The log cannot be written or read just now, so nothing was saved. Please tell board support"
PEOPLE = (JO, ALI, SAM, PAT)
# Programs that hold a log do so for a moment, such as one that copies it.
HELD_SECONDS = 2


@contextmanager
def _held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program has the write lock."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        other.execute("ROLLBACK")


def test_while_another_program_holds_the_log_changes_are_refused_in_words_and_reading_goes_on(scene: Scene) -> None:
    scene.start()
    line = "/action update A1 the plan is agreed"
    # Nobody lets go of it: whoever waits is answered within the workspace's three seconds, or this fails.
    with _held(scene.path), ThreadPoolExecutor() as threads:
        refused = threads.submit(scene.room, line, SAM)
        reading = list(threads.map(lambda person: scene.room("/action show A1", person), PEOPLE[:3]))
        assert all(each.startswith("A1 First visits plan") for each in reading)
        assert BUSY in refused.result()
    assert times_said(scene.path, [line])[line] == 0

    assert scene.room(line, SAM).startswith("A1 updated.")
    assert_kept(scene.path, [line])


def test_while_another_program_holds_the_log_forty_people_who_type_at_once_are_told_in_time(scene: Scene) -> None:
    """Ten are answered at a time: those behind them have waited already, and wait for the log no more."""
    scene.start()
    lines = [f"/action update A1 visit {number} is done" for number in range(40)]

    with _held(scene.path), ThreadPoolExecutor(len(lines)) as threads:
        answers = list(threads.map(scene.room, lines, cycle(PEOPLE[:4])))

    assert [each for each in answers if BUSY not in each] == []
    assert not any(times_said(scene.path, lines).values())


def test_a_log_held_for_two_seconds_every_change_is_done_or_refused_and_none_is_half_done(scene: Scene) -> None:
    scene.start()
    lines = [f"/action update A1 visit {number} is done" for number in range(12)]
    over = threading.Event()
    with ThreadPoolExecutor(len(lines) + 1) as threads:
        with _held(scene.path):
            typed = [threads.submit(scene.room, line, PEOPLE[number % 4]) for number, line in enumerate(lines)]
            over.wait(HELD_SECONDS)
        answers = [each.result() for each in typed]
    done = [line for line, answer in zip(lines, answers, strict=True) if answer.startswith("A1 updated.")]
    refused = [line for line, answer in zip(lines, answers, strict=True) if BUSY in answer]

    assert sorted([*done, *refused]) == sorted(lines), answers
    assert not any(times_said(scene.path, refused).values())
    for number, line in enumerate(lines):
        if line in refused:
            assert scene.room(line, PEOPLE[number % 4]).startswith("A1 updated.")
    assert_kept(scene.path, lines)


def _title(number: int) -> str:
    return f"/action add Visits plan {number} {'which says a good deal of what is to be done ' * 5}".strip()


def _fill(scene: Scene) -> list[str]:
    """Types actions until one is refused; those that were acknowledged. The refusal is in plain words."""
    acknowledged: list[str] = []
    for number in range(200):
        line = _title(number)
        answer = scene.room(line)
        if not answer.startswith(f"A{number + 2} logged."):
            assert CANNOT in answer, answer
            return acknowledged
        acknowledged.append(line)
    raise AssertionError("the disk never filled")


def _assert_full(scene: Scene) -> list[str]:
    acknowledged = _fill(scene)
    assert acknowledged
    for again in range(3):
        assert CANNOT in scene.room(_title(500 + again))
    assert scene.room("/action show A1").startswith("A1 First visits plan")
    assert f"{len(acknowledged) + 1} are open" in scene.room("/status")
    return acknowledged


@LONG
def test_a_quota_that_is_reached_refuses_in_words_reads_on_and_goes_on_once_it_is_raised(scene: Scene) -> None:
    process = scene.start(most_bytes=400_000)
    acknowledged = _assert_full(scene)
    assert "The database refused: disk I/O error" in process.words
    process.kill("with the disk full")
    scene.cleared()
    assert_sound(scene.path)

    scene.start()
    more = _title(900)
    assert scene.room(more).startswith(f"A{len(acknowledged) + 2} logged.")
    assert_kept(scene.path, [*acknowledged, more])


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of a megabyte. Skipped where this account may not mount one."""
    with small_disk(tmp_path / "log") as folder:
        yield folder


def test_a_disk_that_is_full_refuses_in_words_reads_on_and_goes_on_once_there_is_room(
    small: Path, tmp_path: Path
) -> None:
    with scene_in(tmp_path) as scene:
        set_up(scene)
        ballast = small / "ballast"
        ballast.write_bytes(bytes(500_000))
        process = scene.start()
        acknowledged = _assert_full(scene)
        assert "The database refused: database or disk is full" in process.words
        ballast.unlink()
        more = _title(900)
        assert scene.room(more).startswith(f"A{len(acknowledged) + 2} logged.")
        process.kill("with the disk full a moment ago")
        scene.cleared()
        assert_kept(scene.path, [*acknowledged, more])


def test_a_start_on_a_full_disk_says_so_and_goes_well_once_there_is_room(small: Path, tmp_path: Path) -> None:
    with scene_in(tmp_path) as scene:
        set_up(scene)
        ballast = filled(small)
        process = scene.process("run")
        code, said = process.ended(), process.words
        ballast.unlink()

        assert code == 1
        assert "Traceback" not in said
        assert str(scene.path) in said
        assert f"There is no room on the disk of {small}: make some." in said
        scene.start()
        assert scene.room("/action show A1").startswith("A1 First visits plan")


def _without_rights() -> tuple[str, ...]:
    """Words in front of a command that make root obey a file's mode; nothing for anybody else. Skipped without them."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root obeys no file's mode, and there is no setpriv to make it")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.mark.parametrize("what", ["the file", "the folder"])
def test_a_log_that_may_not_be_written_stops_the_start_with_its_name_and_what_to_do(scene: Scene, what: str) -> None:
    place, mode = (scene.path, 0o400) if what == "the file" else (scene.path.parent, 0o500)
    usual = place.stat().st_mode
    place.chmod(mode)
    try:
        process = scene.process("run", before=_without_rights())
        code, said = process.ended(), process.words
    finally:
        place.chmod(usual)

    assert code == 1, said
    assert "Traceback" not in said
    assert str(scene.path) in said
    assert "account may write there" in said
    assert len(said.splitlines()) <= 2
    scene.start()
    assert scene.room("/action show A1").startswith("A1 First visits plan")
    assert_sound(scene.path)
