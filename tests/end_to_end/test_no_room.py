"""A disk without any room: each command that opens a log there, or writes one to it, says so."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed
from small_disk import filled, small_disk


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of a megabyte. Skipped where this account may not mount one."""
    with small_disk(tmp_path / "small") as folder:
        yield folder


@pytest.mark.of_files
@pytest.mark.parametrize(
    "words", ["verify", "check", "backup {elsewhere}/b.db", "copy {small}/log.db {elsewhere}/c.db"]
)
def test_a_log_on_it_cannot_be_opened(
    terminal: Postroom, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    terminal.stage.log.close()
    (small / "log.db").write_bytes(terminal.stage.log.path.read_bytes())
    monkeypatch.setenv("BOARDBOT_DATABASE", str(small / "log.db"))
    filled(small)

    told = typed(*words.format(small=small, elsewhere=tmp_path).split())

    assert told.exit_code == 1
    assert f"There is no room on the disk of {small}: make some." in told.output


@pytest.mark.of_files
@pytest.mark.parametrize("words", ["backup {small}/b.db", "copy {log} {small}/c.db"])
def test_nor_is_one_written_to_it(terminal: Postroom, small: Path, words: str) -> None:
    terminal.stage.log.close()
    filled(small)

    told = typed(*words.format(small=small, log=terminal.stage.log.path).split())

    assert told.exit_code == 1
    assert f"There is no room on the disk of {small}: make some." in told.output


@pytest.mark.of_files
def test_where_the_output_takes_no_more_it_is_not_said_that_nothing_was_done(
    terminal: Postroom, tmp_path: Path
) -> None:
    terminal.stage.log.close()
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [Path(sys.executable).with_name("boardbot"), "backup", "b.db"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"BOARDBOT_DATABASE": str(terminal.stage.log.path)},
            cwd=tmp_path,
        )

    assert (tmp_path / "b.db").exists()
    assert told.returncode == 1
    assert told.stderr.startswith(
        "Error: Not all of it could be written: No space left on device. It may be no more than"
    )
