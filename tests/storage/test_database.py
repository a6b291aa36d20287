"""One transaction at a time: all or nothing, no writer lost, readers never kept waiting."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from conversation import JULY_8

from board.actions import Action
from board.boards import Board
from board.history import Entry
from board.refusals import Refusal
from storage.database import LOCK_SECONDS, Busy, Database, WouldWrite
from storage.deadline import Deadline
from storage.store import Store

BUSY = "The log is busy just now. Nothing was saved. Please send the same again in a moment."


def an_action(ref: str) -> Action:
    return Action(0, ref, "Recruit", opened_at=JULY_8, updated_at=JULY_8)


def pragma(store: Store, name: str) -> object:
    """A setting of the very connection the store works on: no other connection can see it."""
    return store._tables.execute(f"PRAGMA {name}").fetchone()[0]


def refs(log: Database, board: Board) -> list[str]:
    with log.reading() as store:
        return store.actions.refs(board.id)


class Bug(Exception):
    """Not a refusal and not the database's."""


@pytest.mark.parametrize("error", [Refusal("no"), Bug(), KeyboardInterrupt()])
def test_whatever_is_raised_rolls_everything_back(log: Database, board: Board, error: BaseException) -> None:
    def change_much() -> None:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            store.boards.set_paused(board.id, True, JULY_8)
            store.boards.add_meeting(board.id, date(2020, 8, 5))
            store.history.add(board.id, Entry(0, "board", board.id, "", "pause", "U0SAM", JULY_8, "/digest pause", {}))
            raise error

    with pytest.raises(type(error)) as raised:
        change_much()

    assert raised.value is error
    with log.reading() as store:
        assert store.boards.all() == [board]
        assert store.actions.refs(board.id) == []
        assert store.history.count() == 0


def test_a_part_may_be_taken_back_by_itself(log: Database, board: Board) -> None:
    def fail_midway(store: Store) -> None:
        with store.all_or_nothing():
            store.actions.add(board.id, an_action("A2"))
            raise Bug

    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
        with pytest.raises(Bug):
            fail_midway(store)
        store.actions.add(board.id, an_action("A3"))

    assert refs(log, board) == ["A1", "A3"]


def test_eight_writers_who_read_before_they_write_lose_nothing(log: Database, board: Board) -> None:
    """Each takes the number after the last it sees: had two seen the same, one would be refused."""

    def add_ten(_: int) -> None:
        for _ in range(10):
            with log.writing() as store:
                count = len(store.actions.refs(board.id))
                store.actions.add(board.id, an_action(f"A{count + 1}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_ten, range(8)))

    assert refs(log, board) == [f"A{n}" for n in range(1, 81)]


def test_a_lock_is_waited_for_less_than_the_three_seconds_that_slack_waits(log: Database) -> None:
    assert LOCK_SECONDS < 3
    with log.reading() as store:
        assert pragma(store, "busy_timeout") == LOCK_SECONDS * 1000


def test_a_lock_held_for_too_long_is_a_refusal_in_words(
    log: Database, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.LOCK_SECONDS", 0.05)
    with closing(Database(log.path)) as late, closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal) as refusal, late.writing() as store:
            store.actions.add(board.id, an_action("A1"))
        other.execute("ROLLBACK")

        assert refusal.value.reason == BUSY
        assert refs(late, board) == []
        with late.writing() as store:
            store.actions.add(board.id, an_action("A1"))
        assert refs(late, board) == ["A1"]


def test_a_writer_waits_for_the_lock_and_then_sees_what_was_written(log: Database, board: Board) -> None:
    waiting = Event()

    def second() -> list[str]:
        waiting.set()
        with log.writing() as store:
            return store.actions.refs(board.id)

    with ThreadPoolExecutor(1) as thread:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            seen = thread.submit(second)
            assert waiting.wait(10)
        assert seen.result() == ["A1"]


def test_a_reader_is_not_kept_waiting_by_a_writer_and_sees_only_what_is_saved(log: Database, board: Board) -> None:
    with ThreadPoolExecutor(1) as thread:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))
            assert thread.submit(refs, log, board).result() == []
        assert thread.submit(refs, log, board).result() == ["A1"]


def test_a_reader_sees_the_log_as_it_was_at_one_instant(log: Database, board: Board) -> None:
    def write() -> None:
        with log.writing() as store:
            store.actions.add(board.id, an_action("A1"))

    with ThreadPoolExecutor(1) as thread:
        with log.reading() as store:
            assert store.actions.refs(board.id) == []
            thread.submit(write).result()
            assert store.actions.refs(board.id) == []
        assert refs(log, board) == ["A1"]


def test_nothing_can_be_written_by_a_reader(log: Database, board: Board) -> None:
    with pytest.raises(Refusal, match="nothing was saved"), log.reading() as store:
        store.actions.add(board.id, an_action("A1"))

    assert refs(log, board) == []
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
    assert refs(log, board) == ["A1"]


def test_what_is_saved_survives_a_power_cut_and_points_at_what_is_there(log: Database) -> None:
    """WAL; synchronous FULL, which is 2; foreign keys on."""
    for transaction in (log.reading, log.writing):
        with transaction() as store:
            assert pragma(store, "journal_mode") == "wal"
            assert pragma(store, "synchronous") == 2
            assert pragma(store, "foreign_keys") == 1


def test_an_action_of_no_board_is_a_bug_and_not_a_refusal(log: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), log.writing() as store:
        store.actions.add(99, an_action("A1"))


def test_a_log_that_breaks_while_it_is_used_is_a_refusal_without_the_cause(log: Database, board: Board) -> None:
    """The person is told what to do; the cause is in the bot's own log."""
    with pytest.raises(Refusal) as refusal, log.writing() as store:
        store._tables.execute("SELECT * FROM no_such_table")

    assert refusal.value.reason == (
        "The log cannot be written or read just now, so nothing was saved. "
        "Please tell board support: whoever runs boardbot will find the reason in its log."
    )


def test_a_full_disk_saves_nothing(log: Database, board: Board) -> None:
    """SQLite is allowed no page more than it has, as if the disk had none."""

    def fill() -> None:
        with log.writing() as store:
            store._tables.execute(f"PRAGMA max_page_count={pragma(store, 'page_count')}")
            for n in range(100):
                store.actions.add(board.id, Action(0, f"A{n}", "x" * 5000, opened_at=JULY_8, updated_at=JULY_8))

    with pytest.raises(Refusal, match="nothing was saved"):
        fill()
    assert refs(log, board) == []


def test_it_may_be_closed_from_another_thread_and_used_again(log: Database, board: Board) -> None:
    assert refs(log, board) == []
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(refs, log, board).result() == []
        thread.submit(log.close).result()

    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
    assert refs(log, board) == ["A1"]


def test_closing_twice_or_unopened_is_harmless(log: Database) -> None:
    log.close()
    log.close()
    Database(log.path).close()


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


def test_a_thread_whose_answer_has_waited_already_has_its_patience_back_for_the_next_change(log: Database) -> None:
    """However it read meanwhile."""

    def patience(store: Store) -> int:
        return int(store._tables.execute("PRAGMA busy_timeout").fetchone()[0])

    with log.writing(Deadline(100, lambda: 101)) as store:
        assert 900 < patience(store) <= 1000
    with log.writing(Deadline(100, lambda: 102.1)) as store:
        assert 0 < patience(store) <= 50
    with log.reading() as store:
        assert patience(store) == LOCK_SECONDS * 1000
    with log.writing() as store:
        assert patience(store) > LOCK_SECONDS * 900


@pytest.mark.parametrize(
    ("before", "after", "saved"),
    [
        (0.0, 0.0, True),
        (0.0, 2.1, True),
        (2.1, 2.1, True),
        (2.19, 2.2, True),
        (0.0, 2.21, False),
        (1.9, 2.6, False),
        (2.19, 2.21, False),
        (2.21, 2.21, False),
        (0.0, 60.0, False),
        (60.0, 60.0, False),
    ],
)
def test_what_could_not_be_answered_in_time_is_not_saved(
    log: Database, board: Board, before: float, after: float, saved: bool
) -> None:
    """Seconds after the command came in at which the log was taken, and at which all was written."""
    clock = iter([before] * 2 + [after] * 9)

    refused = nullcontext() if saved else pytest.raises(Busy)
    with refused, log.writing(Deadline(0, lambda: next(clock))) as store:
        store.actions.add(board.id, an_action("A1"))

    assert refs(log, board) == (["A1"] if saved else [])
    with log.writing() as store:
        store.actions.add(board.id, an_action("A2"))


def test_a_change_that_is_tried_reads_up_to_the_first_thing_that_it_would_write(log: Database, board: Board) -> None:
    done: list[str] = []

    def change() -> None:
        with log.trying() as store:
            done.extend(each.name for each in store.boards.all())
            with store.all_or_nothing():
                store.actions.add(board.id, an_action("A1"))
            done.append("written")

    with pytest.raises(WouldWrite):
        change()

    assert done == [board.name]
    assert refs(log, board) == []
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))


def test_a_text_that_cannot_be_read_is_not_told_in_the_operators_log(
    log: Database, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    with log.writing() as store:
        store.actions.add(board.id, an_action("A1"))
        store._tables.execute("UPDATE actions SET title = CAST(x'5a6562726120ff' AS TEXT)")

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
