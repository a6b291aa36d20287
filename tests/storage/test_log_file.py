"""The file before it is opened: private, and refused in words where it was emptied or damaged."""

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JULY_8

from board.boards import Board
from board.history import Entry
from storage.database import Database
from storage.refused import Unusable
from storage.upkeep.backup import backup_to
from storage.upkeep.restore import restore_from

RESTORE = "stop boardbot and type: boardbot restore BACKUP"


def refused(path: Path) -> str:
    with closing(Database(path)) as log, pytest.raises(Unusable) as refusal:
        log.prepare()
    return str(refusal.value)


def boards(path: Path) -> list[str]:
    with closing(Database(path)) as log:
        log.prepare()
        with log.reading() as store:
            return [board.name for board in store.boards.all()]


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a text.txt"
    path.write_text("The minutes of the last board.\n" * 100)

    words = refused(path)

    assert words.startswith(f"The database {path} is damaged (file is not a database). It was left as it is. ")
    assert RESTORE in words
    assert f"{path}-wal and {path}-shm" in words
    assert path.read_text().startswith("The minutes of the last board.")


def test_damage_that_no_first_question_meets_is_found_at_the_start(log: Database, board: Board) -> None:
    with log.writing() as store:
        for number in range(2000):
            store.history.add(board.id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, f"note {number}", {}))
    log.close()
    content = bytearray(log.path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\x5a" * 4096
    log.path.write_bytes(content)

    assert f"The database {log.path} is damaged (" in refused(log.path)


@pytest.mark.parametrize("there", [True, False])
def test_an_empty_or_missing_file_beside_what_was_written_to_it_is_refused(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "boardbot.db"
    if there:
        path.touch()
    kept = tmp_path / "boardbot.db-wal"
    kept.write_bytes(b"what was written last")

    words = refused(path)

    assert f"The database {path} is empty or missing, and {kept} is not: the database was truncated" in words
    assert RESTORE in words
    assert kept.read_bytes() == b"what was written last"


def test_an_empty_file_is_said_and_a_first_start_is_not_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "boardbot.db"
    assert boards(path) == []
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]

    path.write_bytes(b"")
    assert boards(path) == []
    (said,) = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert said.startswith(f"The log {path} is empty. If it was not before, stop now.")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o602, 0o601, 0o610])
def test_a_log_that_others_could_reach_is_made_private(log: Database, mode: int) -> None:
    log.close()
    log.path.chmod(mode)

    assert boards(log.path) == []
    assert log.path.stat().st_mode & 0o777 == 0o600


def test_a_restore_puts_the_log_aside_with_all_that_is_beside_it(log: Database, board: Board, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)
    with log.writing() as store:
        store.boards.add("T0COUNCIL", "C0LATER", "Later", "Europe/London", JULY_8)
    log.close()

    aside = restore_from(copy, log.path, "before")

    assert aside == tmp_path / "boardbot.db.before"
    assert boards(log.path) == [board.name]
    assert boards(aside) == [board.name, "Later"]
    assert copy.exists()
    assert {each.name for each in tmp_path.iterdir()} >= {"boardbot.db", "boardbot.db.before", "copy.db"}
    assert not (tmp_path / "boardbot.db.restored").exists()


def test_what_is_in_the_way_leaves_the_log_as_it_was(
    log: Database, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)
    log.close()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(Unusable, match="No space left on device"):
        restore_from(copy, log.path, "before")

    assert boards(log.path) == [board.name]


def test_a_log_that_is_running_is_no_backup(log: Database, board: Board, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="is the log in use, not a backup of it"):
        restore_from(log.path, tmp_path / "new.db", "before")


@pytest.mark.of_files
def test_a_damaged_log_is_left_as_it_is_with_what_is_beside_it(log: Database, board: Board, tmp_path: Path) -> None:
    """As a kill leaves it: the last changes in the -wal, and then the damage."""
    with log.writing() as store:
        for number in range(500):
            store.history.add(board.id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, f"note {number}", {}))
    log.close()
    with log.writing() as store:
        store.history.add(board.id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, "the last", {}))
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("boardbot.db", "boardbot.db-wal"):
        (killed / name).write_bytes((tmp_path / name).read_bytes())
    content = bytearray((killed / "boardbot.db").read_bytes())
    content[40960:81920] = b"\x5a" * 40960
    (killed / "boardbot.db").write_bytes(content)
    before = [(killed / name).read_bytes() for name in ("boardbot.db", "boardbot.db-wal")]

    assert "is damaged (" in refused(killed / "boardbot.db")

    assert [(killed / name).read_bytes() for name in ("boardbot.db", "boardbot.db-wal")] == before


def test_a_restore_where_there_was_no_log_makes_it(log: Database, board: Board, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)

    assert restore_from(copy, tmp_path / "new.db", "before") is None
    assert boards(tmp_path / "new.db") == [board.name]


def test_a_damaged_log_is_put_aside_as_it_is(log: Database, board: Board, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)
    log.close()
    log.path.write_bytes(b"noise" * 1000)

    aside = restore_from(copy, log.path, "before")

    assert aside is not None
    assert aside.read_bytes() == b"noise" * 1000
    assert boards(log.path) == [board.name]


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 100, "minutes", "history"])
def test_what_is_no_backup_is_refused_and_the_log_stays(
    log: Database, board: Board, tmp_path: Path, content: bytes | str | None
) -> None:
    log.close()
    copy = tmp_path / "copy.db"
    if isinstance(content, str):
        with closing(sqlite3.connect(copy)) as other:
            other.execute(f"CREATE TABLE {content} (words)")
    elif content is not None:
        copy.write_bytes(content)

    with pytest.raises(Unusable) as refusal:
        restore_from(copy, log.path, "before")

    assert str(copy) in str(refusal.value)
    assert boards(log.path) == [board.name]


def test_a_log_in_use_is_not_put_aside(log: Database, board: Board, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)
    with log.reading() as store:
        assert store.boards.all() == [board]

    with pytest.raises(Unusable, match=r"is in use\. Stop boardbot first"):
        restore_from(copy, log.path, "before")

    assert not (tmp_path / "boardbot.db.before").exists()


def test_a_log_that_was_moved_away_from_under_a_running_bot_is_in_use(
    log: Database, board: Board, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)
    line = f"import sqlite3; c = sqlite3.connect({str(log.path)!r}); c.execute('SELECT 1 FROM boards').fetchall(); "
    with subprocess.Popen(
        [sys.executable, "-c", line + "print('open', flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        log.path.rename(tmp_path / "away.db")
        with pytest.raises(Unusable, match="is in use"):
            restore_from(copy, log.path, "before")
        process.communicate("\n")


@pytest.fixture
def half_made(tmp_path: Path) -> Path:
    """A log whose maker was killed while SQLite turned the new file to WAL: its header is written, and can be undone."""
    path = tmp_path / "half.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as maker:
        maker.execute("PRAGMA cache_size=1")
        maker.execute("BEGIN")
        maker.execute("CREATE TABLE t (x)")
        maker.executemany("INSERT INTO t VALUES (?)", [["x" * 4000]] * 50)
        copies = {each: each.read_bytes() for each in (path, tmp_path / "half.db-journal")}
        maker.execute("ROLLBACK")
    for each, content in copies.items():
        each.write_bytes(content)
    return path


def test_a_log_that_was_left_half_made_is_made_anew(half_made: Path) -> None:
    assert half_made.with_name("half.db-journal").stat().st_size

    with closing(Database(half_made)) as log:
        log.prepare()
        with log.reading() as store:
            assert store.boards.all() == []
    assert not half_made.with_name("half.db-journal").exists()


def test_a_restore_over_a_log_that_was_left_half_made_leaves_nothing_beside_it(
    log: Database, board: Board, half_made: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    backup_to(log.path, copy)

    restore_from(copy, half_made, "before")

    assert boards(half_made) == [board.name]
    assert not half_made.with_name("half.db-journal").exists()


def test_a_link_to_the_log_stays_a_link(log: Database, board: Board, tmp_path: Path) -> None:
    copy, link = tmp_path / "copy.db", tmp_path / "link.db"
    backup_to(log.path, copy)
    log.close()
    link.symlink_to(log.path)

    restore_from(copy, link, "before")

    assert link.is_symlink()
    assert boards(link) == [board.name]


def test_what_a_killed_restore_left_is_not_restored_under_that_name(
    log: Database, board: Board, tmp_path: Path
) -> None:
    left = tmp_path / "boardbot.db.restored"
    backup_to(log.path, left)
    log.close()

    with pytest.raises(Unusable, match="Rename the file first"):
        restore_from(left, log.path, "before")

    assert left.exists()
