"""The file under an open log: full, damaged, moved away, replaced. What was acknowledged is kept, and no more is taken."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from bare_log import an_action, pragma, refs, tables
from conversation import JULY_8

from board.actions import Action
from board.boards import Board
from board.refusals import Refusal
from storage.database import Database


def test_a_log_that_breaks_while_it_is_used_is_a_refusal_without_the_cause(log: Database, board: Board) -> None:
    """The person is told what to do; the cause is in the bot's own log."""
    with pytest.raises(Refusal) as refusal, log.writing() as store:
        tables(store).execute("SELECT * FROM no_such_table")

    assert refusal.value.reason == (
        "The log cannot be written or read just now, so nothing was saved. "
        "Please tell board support: whoever runs boardbot will find the reason in its log."
    )


def test_a_full_disk_saves_nothing(log: Database, board: Board) -> None:
    """SQLite is allowed no page more than it has, as if the disk had none."""

    def fill() -> None:
        with log.writing() as store:
            tables(store).execute(f"PRAGMA max_page_count={pragma(store, 'page_count')}")
            for n in range(100):
                store.actions.add(board.id, Action(0, f"A{n}", "x" * 5000, opened_at=JULY_8, updated_at=JULY_8))

    with pytest.raises(Refusal, match="nothing was saved"):
        fill()
    assert refs(log, board) == []


@pytest.mark.parametrize("then", ["moved", "replaced"])
def test_a_log_that_was_moved_away_while_it_is_open_takes_no_change(log: Database, board: Board, then: str) -> None:
    """What is written to a file that is not there any more would be lost."""
    away = log.path.with_name("away.db")
    log.path.rename(away)
    if then == "replaced":
        log.path.write_bytes(away.read_bytes())
    assert not log.is_in_place

    with pytest.raises(Refusal, match="The log cannot be written"), log.writing() as store:
        store.boards.add("T0COUNCIL", "C0LATER", "Later", "Europe/London", JULY_8)

    log.path.unlink(missing_ok=True)
    away.rename(log.path)
    assert log.is_in_place
    with log.writing() as store:
        assert [each.name for each in store.boards.all()] == [board.name]


def test_where_the_wal_is_deleted_what_was_acknowledged_is_put_into_the_log_and_no_more_is_taken(
    log: Database, board: Board, tmp_path: Path
) -> None:
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
    log.path.with_name(f"{log.path.name}-wal").unlink()
    assert not log.is_in_place

    with pytest.raises(Refusal, match="The log cannot be written"), log.writing() as store:
        store.actions.add(board.id, an_action("A2"))

    # As after a SIGKILL: nothing is closed, and all that there is lies in the file.
    copy = tmp_path / "copy" / "boardbot.db"
    copy.parent.mkdir()
    copy.write_bytes(log.path.read_bytes())
    with closing(Database(copy)) as kept:
        kept.prepare()
        assert refs(kept, board) == ["A1"]
    log.close()
    with log.writing() as store:
        store.actions.add(board.id, an_action("A2"))
    assert refs(log, board) == ["A1", "A2"]


def test_a_log_in_a_folder_called_busy_that_was_moved_is_not_called_busy(tmp_path: Path) -> None:
    folder = tmp_path / "locked in busytown"
    folder.mkdir()
    with closing(Database(folder / "boardbot.db")) as log:
        log.prepare()
        log.path.rename(tmp_path / "away.db")
        with ThreadPoolExecutor(1) as other, pytest.raises(Refusal, match="cannot be written or read just now"):
            other.submit(lambda: log.writing().__enter__()).result()


def test_a_text_that_cannot_be_read_is_not_told_in_the_operators_log(
    log: Database, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
        tables(store).execute("UPDATE actions SET title = CAST(x'5a6562726120ff' AS TEXT)")

    with pytest.raises(Refusal), log.reading() as store:
        store.actions.find(board.id, "A1")

    assert "Could not decode to UTF-8 column 'title'" in caplog.text
    assert "Zebra" not in caplog.text


def test_no_empty_file_is_made_in_place_of_a_log_that_was_moved_away(log: Database, board: Board) -> None:
    """A thread that opens the log only now would make one, and lose what it writes there."""
    away = log.path.rename(log.path.with_name("away.db"))

    def look() -> list[str]:
        with log.reading() as store:
            return [each.name for each in store.boards.all()]

    with ThreadPoolExecutor(1) as threads:
        with pytest.raises(Refusal, match="The log cannot be written or read"):
            threads.submit(look).result()
        assert not log.path.exists()
        away.rename(log.path)
        assert threads.submit(look).result() == [board.name]
