"""`restore_from` beside another, and of what this version cannot use."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JULY_8

from board.boards import Board
from storage.database import Database
from storage.refused import Unusable
from storage.upkeep import restore
from storage.upkeep.backup import backup_to
from storage.upkeep.restore import restore_from


def test_of_two_restores_at_once_the_second_leaves_what_the_first_put_aside(
    log: Database, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "copy.db"
    backup_to(log.path, backup)
    with log.writing() as store:
        store.boards.add("T0COUNCIL", "C0LATER", "Later", "Europe/London", JULY_8)
    log.close()
    before, copied, refusals = log.path.read_bytes(), restore._copy, list[str]()

    def with_another(source: Path, target: Path, of: Path) -> None:
        copied(source, target, of)
        with pytest.raises(Unusable) as refusal:
            restore_from(backup, log.path, "before")
        refusals.append(str(refusal.value))

    monkeypatch.setattr(restore, "_copy", with_another)

    aside = restore_from(backup, log.path, "before")

    assert refusals == [f"Another restore is at work in {tmp_path}. Nothing was changed."] * 2
    assert aside is not None
    assert aside.read_bytes() == before
    assert log.path.read_bytes() == backup.read_bytes()


def test_a_backup_of_a_newer_version_is_refused_and_the_log_goes_on(
    log: Database, board: Board, tmp_path: Path
) -> None:
    backup = tmp_path / "copy.db"
    backup_to(log.path, backup)
    log.close()
    with closing(sqlite3.connect(backup)) as newer, newer:
        newer.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('boardbot', 'm999_later')")
    before = log.path.read_bytes()

    with pytest.raises(
        Unusable, match=r"made by a newer boardbot \(it knows m999_later\).* Install that version first"
    ):
        restore_from(backup, log.path, "before")

    assert log.path.read_bytes() == before
    assert not (tmp_path / "boardbot.db.before").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone can give a file away")
def test_what_root_restores_is_still_the_accounts_whose_log_it_was(log: Database, board: Board, tmp_path: Path) -> None:
    backup, nobody = tmp_path / "copy.db", 65534
    backup_to(log.path, backup)
    log.close()
    os.chown(log.path, nobody, nobody)

    aside = restore_from(backup, log.path, "before")

    assert aside is not None
    for each in (log.path, aside):
        assert (each.stat().st_uid, each.stat().st_gid, each.stat().st_mode & 0o777) == (nobody, nobody, 0o600)


def test_where_a_folder_cannot_be_held_it_is_restored_all_the_same(
    log: Database, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")

    backup = tmp_path / "copy.db"
    backup_to(log.path, backup)
    log.close()
    monkeypatch.setattr(restore.fcntl, "flock", none)

    assert restore_from(backup, log.path, "before") is not None
