"""Backup while the bot writes: whole, private, never over another file."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from conversation import JULY_8

from board.actions import Action
from board.boards import Board
from board.history import Entry, differences
from storage.database import Database
from storage.log_file import beside, first_damage
from storage.refused import Unusable
from storage.upkeep.backup import backup_to
from storage.upkeep.copy import copy_log
from storage.upkeep.verify import problems_in


def log_an_action(log: Database, board: Board, title: str = "Recruit") -> None:
    """An action and its line of history, as a command stores them."""
    with log.writing() as store:
        ref = store.boards.take_ref(board.id, "A")
        new = Action(0, ref, title, due_on=date(2020, 7, 31), opened_at=JULY_8, updated_at=JULY_8)
        kept = store.actions.add(board.id, new)
        changes = differences(None, kept)
        line = Entry(0, "action", kept.id, ref, "add", "U0JO", JULY_8, f"add {title}", changes)
        store.history.add(board.id, line)


def problems(path: Path) -> list[str]:
    with closing(Database(path)) as log:
        log.prepare()
        return problems_in(log)


def refused(source: Path, target: Path) -> str:
    with pytest.raises(Unusable) as refusal:
        backup_to(source, target)
    return str(refusal.value)


def test_a_backup_holds_the_same_log(log: Database, board: Board, tmp_path: Path) -> None:
    for title in ("Recruit", "Train"):
        log_an_action(log, board, title)
    backup_to(log.path, tmp_path / "copy.db")

    assert problems(tmp_path / "copy.db") == []
    with closing(Database(tmp_path / "copy.db")) as copy, copy.reading() as theirs, log.reading() as ours:
        assert theirs.boards.all() == ours.boards.all()
        assert theirs.actions.of_status(board.id) == ours.actions.of_status(board.id)
        assert theirs.history.count() == 2


def test_a_backup_may_be_read_by_its_own_account_alone_and_leaves_nothing_beside_it(
    log: Database, board: Board, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    backup_to(log.path, folder / "copy.db")

    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert oct((folder / "copy.db").stat().st_mode & 0o777) == "0o600"


def test_a_backup_made_while_the_log_is_being_written_is_whole(log: Database, board: Board, tmp_path: Path) -> None:
    """The writer has begun before the backup does, and goes on until it is done."""
    begun, done = Event(), Event()

    def write() -> int:
        written = 0
        while not done.is_set():
            log_an_action(log, board, "x" * 500)
            written += 1
            if written == 10:
                begun.set()
        return written

    with ThreadPoolExecutor(1) as thread:
        writing = thread.submit(write)
        try:
            assert begun.wait(30)
            for n in range(3):
                backup_to(log.path, tmp_path / f"copy {n}.db")
        finally:
            done.set()
        written = writing.result()

    for n in range(3):
        assert problems(tmp_path / f"copy {n}.db") == []
        with closing(Database(tmp_path / f"copy {n}.db")) as copy, copy.reading() as store:
            assert 10 <= store.history.count() == len(store.actions.refs(board.id)) <= written
    assert problems_in(log) == []


def test_a_restored_backup_goes_on_where_it_was(log: Database, board: Board, tmp_path: Path) -> None:
    log_an_action(log, board)
    backup_to(log.path, tmp_path / "copy.db")
    log_an_action(log, board, "lost with the old file")
    log.close()
    for path in tmp_path.glob("boardbot.db*"):
        path.unlink()
    (tmp_path / "copy.db").rename(log.path)

    log_an_action(log, board, "the next")
    with log.reading() as store:
        assert [each.title for each in store.actions.of_status(board.id)] == ["Recruit", "the next"]
    assert problems_in(log) == []


def test_a_backup_never_overwrites(log: Database, board: Board, tmp_path: Path) -> None:
    target = tmp_path / "last week.db"
    target.write_text("last week's")

    assert refused(log.path, target) == (
        f"{target} exists already. A backup never overwrites a file: give another name."
    )
    assert target.read_text() == "last week's"
    assert "exists already" in refused(log.path, log.path)


def test_a_log_that_is_not_there_is_not_made_by_backing_it_up(tmp_path: Path) -> None:
    missing = tmp_path / "boardbot.db"

    assert refused(missing, tmp_path / "copy.db") == (
        f"There is no log at {missing}. Set BOARDBOT_DATABASE to the file that boardbot uses."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["missing", "a file"])
def test_a_folder_that_is_not_there_is_named(log: Database, tmp_path: Path, folder: str) -> None:
    (tmp_path / "a file").touch()

    assert refused(log.path, tmp_path / folder / "copy.db") == (
        f"There is no folder {tmp_path / folder}. Make it first, then type the same again."
    )


def test_a_backup_that_cannot_be_written_says_why(log: Database, tmp_path: Path) -> None:
    words = refused(log.path, tmp_path / f"{'x' * 300}.db")

    assert "File name too long" in words
    assert words.endswith("The log itself is not affected.")


def test_a_folder_in_the_logs_place_is_no_log(tmp_path: Path) -> None:
    assert "Set BOARDBOT_DATABASE" in refused(tmp_path, tmp_path / "copy.db")


@pytest.mark.parametrize("at", [0, 8192])
def test_a_damaged_log_is_not_backed_up(log: Database, board: Board, tmp_path: Path, at: int) -> None:
    """Else the copies that are sound would make room, night by night, for copies of the damage."""
    log_an_action(log, board)
    log.close()
    with log.path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * 20_000)

    before = log.path.read_bytes()
    words = refused(log.path, tmp_path / "copy.db")

    assert log.path.read_bytes() == before
    assert words.startswith(f"Nothing was backed up: keep the backups you have. The database {log.path} is damaged (")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == []


def test_on_a_drive_that_knows_no_links_a_backup_has_its_name_all_the_same(
    log: Database, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", unknown)
    backup_to(log.path, tmp_path / "copy.db")

    assert problems(tmp_path / "copy.db") == []
    assert "exists already" in refused(log.path, tmp_path / "copy.db")


@pytest.mark.of_files
def test_what_a_kill_left_beside_a_damaged_log_stays_there(log: Database, board: Board, tmp_path: Path) -> None:
    """Played into it by opening it to write, it would be lost to whoever mends the log."""
    for number in range(50):
        log_an_action(log, board, f"{number} {'x' * 5000}")
    log.close()
    log_an_action(log, board, "what came last is in the -wal alone")
    killed = tmp_path / "killed.db"
    for each, copy in ((log.path, killed), (beside(log.path).wal, beside(killed).wal)):
        copy.write_bytes(each.read_bytes())
    with killed.open("r+b") as file:
        file.seek(killed.stat().st_size // 2)
        file.write(b"\xff" * 20_000)
    before = {each: each.read_bytes() for each in (killed, beside(killed).wal)}

    assert "Nothing was backed up" in refused(killed, tmp_path / "copy.db")

    assert {each: each.read_bytes() for each in before} == before


def test_two_backups_of_one_name_at_once_leave_one_that_is_whole(log: Database, board: Board, tmp_path: Path) -> None:
    with log.writing() as store:
        for number in range(400):
            store.actions.add(board.id, Action(0, f"A{number}", "x" * 5000, opened_at=JULY_8, updated_at=JULY_8))

    def back_up(_: int) -> str:
        try:
            backup_to(log.path, tmp_path / "copy.db")
        except Unusable as refusal:
            return str(refusal)
        return "done"

    with ThreadPoolExecutor(4) as threads:
        said = sorted(threads.map(back_up, range(4)))

    assert said[-1] == "done"
    assert all("exists already" in each for each in said[:-1])
    assert first_damage(tmp_path / "copy.db") == "ok"
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_a_source_that_is_no_log_leaves_no_half_made_copy(tmp_path: Path) -> None:
    source = tmp_path / "minutes.txt"
    source.write_text("The minutes of the last board.\n" * 1000)

    assert "file is not a database" in refused(source, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["minutes.txt"]


def test_a_log_in_use_is_not_read_by_another_name_of_its_file(log: Database, board: Board, tmp_path: Path) -> None:
    """What was written last stands beside the name that is in use."""
    other, there = tmp_path / "other.db", tmp_path / "copy.db"
    other.hardlink_to(log.path)
    log_an_action(log, board)

    told = refused(other, there)
    assert told.startswith(f"The log {other} has another name too, a hard link: find / -xdev -samefile {other} shows")
    with pytest.raises(Unusable, match=r"^FROM: The log \S+ has another name too, a hard link"):
        copy_log(str(other), str(there))
    assert not there.exists()
    assert not list(tmp_path.glob("other.db-*"))

    backup_to(log.path, there)
    assert problems(there) == []
    with log.reading() as store:
        assert store.history.count(board.id)
    assert [each.partition(": find")[0] for each in log.dangers] == [
        f"The log {log.path} has another name too, a hard link"
    ]
    other.unlink()
    assert log.dangers == []


def test_by_a_symbolic_link_it_is_read_as_by_its_name(log: Database, board: Board, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, there = tmp_path / "elsewhere" / "link.db", tmp_path / "copy.db"
    link.symlink_to(log.path)
    log_an_action(log, board, "Recruit")

    backup_to(link, there)
    with closing(Database(there)) as copy, copy.reading() as store:
        assert store.actions.refs(board.id) == ["A1"]
    assert copy_log(str(link), str(tmp_path / "second.db")).lines == 1
