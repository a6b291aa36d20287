"""A log in whose tables' names a byte was altered, so that they are no text: damaged, and said to be."""

from contextlib import closing
from pathlib import Path

import pytest

from board.boards import Board
from storage.database import Database
from storage.refused import Unusable
from storage.upkeep.backup import backup_to
from storage.upkeep.restore import restore_from

pytestmark = pytest.mark.of_files


@pytest.fixture(params=[(b"CREATE TABLE history", b"CREATE T\xc1BLE history"), (b" body TEXT", b" body\xa0TEXT")])
def damaged(log: Database, board: Board, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path, (was, now) = tmp_path / "damaged.db", request.param
    backup_to(log.path, path)
    content = path.read_bytes()
    assert was in content
    path.write_bytes(content.replace(was, now, 1))
    return path


def test_it_is_not_opened(damaged: Path) -> None:
    before = damaged.read_bytes()

    with closing(Database(damaged)) as log, pytest.raises(Unusable, match=r"is damaged \(malformed database schema.*"):
        log.prepare()

    assert damaged.read_bytes() == before


def test_it_is_not_backed_up(damaged: Path, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="Nothing was backed up: keep the backups you have"):
        backup_to(damaged, tmp_path / "kept.db")

    assert not (tmp_path / "kept.db").exists()


def test_it_is_not_restored(damaged: Path, log: Database) -> None:
    log.close()
    before = log.path.read_bytes()

    with pytest.raises(Unusable, match="is not a sound backup of a log"):
        restore_from(damaged, log.path, "before")

    assert log.path.read_bytes() == before


def test_it_is_put_aside_by_a_restore(damaged: Path, log: Database) -> None:
    log.close()
    before = damaged.read_bytes()

    aside = restore_from(log.path, damaged, "before")

    assert aside is not None
    assert aside.read_bytes() == before
