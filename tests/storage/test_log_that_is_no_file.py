"""What is no file, such as /dev/null, is neither taken for the log nor for a backup, and is left as it is."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from storage.refused import Unusable
from storage.upkeep.backup import backup_to
from storage.upkeep.restore import restore_from

pytestmark = pytest.mark.of_files


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Nobody but root can make a device; all that counts here is true of a pipe too."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    path.chmod(0o666)
    return path


@pytest.fixture
def backup(log: Database, tmp_path: Path) -> Path:
    path = tmp_path / "backup.db"
    backup_to(log.path, path)
    return path


def _is_as_it_was(pipe: Path) -> bool:
    mode = pipe.stat().st_mode
    return stat.S_ISFIFO(mode) and stat.S_IMODE(mode) == 0o666


def test_it_is_refused_as_the_log_and_others_keep_their_rights_to_it(pipe: Path) -> None:
    with closing(Database(pipe)) as log, pytest.raises(Unusable, match=f"{pipe} cannot be used: {pipe} is no file"):
        log.prepare()

    assert _is_as_it_was(pipe)


def test_nothing_is_restored_in_its_place(pipe: Path, backup: Path) -> None:
    with pytest.raises(Unusable, match=f"{pipe} is no file. Set BOARDBOT_DATABASE"):
        restore_from(backup, pipe, "before")

    assert _is_as_it_was(pipe)


def test_it_is_no_backup(pipe: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=f"There is no file {pipe}"):
        restore_from(pipe, tmp_path / "boardbot.db", "before")
