"""The file and its tables: made, brought up to date, or refused in words."""

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from board.boards import Board
from storage.database import Database
from storage.refused import Unusable

REMEDY = "Check that its folder exists and that this account may write there, or set BOARDBOT_DATABASE"
COLUMNS = {
    "boards": "id team channel name timezone digest_weekday digest_time paused shared slots_from next_action "
    "next_measure created_at reminders_from away_words dates review_on review_told closed_at scale_words next_risk "
    "removed_at",
    "events": "id board_id kind title first_on last_on source limit_what limit_within limit_on entered_by entered_at "
    "taken_out_at",
    "roles": "board_id person role",
    "meetings": "board_id meets_on",
    "areas": "id board_id ref ref_key title theme priority lead route body kind source goal merged_into "
    "withdrawn lead_id handed_over_on",
    "rungs": "id board_id area_id rung second as_at source moderated entered_at withdrawn",
    "links": "id board_id subject subject_id other other_id",
    "actions": "id board_id ref ref_key title status owner_id owner_words due_on due_words original_due_on moves "
    "rating rating_reason progress source note evidence body opened_at updated_at accountable_id accountable_words "
    "snoozed_until asked_due_on asked_by asked_on asked_why milestone supporters",
    "measures": "id board_id ref ref_key title owner_id owner_words source",
    "conditions": "id measure_id label kind indicator unit higher target due_on due_words monthly comparator within "
    "source note questions replaced_by withdrawn entered_at",
    "readings": "id measure_id indicator as_at value unit numerator denominator source caveat revises entered_at "
    "withdrawn moderated published",
    "claims": "id measure_id reported met as_at source entered_at withdrawn body body_stated",
    "judgements": "id condition_id met evidence judged_by judged_at withdrawn",
    "digests": "id board_id slot composed_at snapshot history_id history_hash",
    "outbox": "id key team board_id digest_id about channel thread message composed_at state not_before posted_at ts "
    "error looked_to",
    "statements": "id board_id measure_id words as_at recorded_for entered_at withdrawn",
    "history": "id board_id subject subject_id ref verb person at said changes why undoes previous_hash hash rule",
    "answers": "id delivery team channel person fingerprint at reply",
    "seen_requests": "signature sent_at",
    "frequencies": "id measure_id indicator every entered_at withdrawn",
    "home_tabs": "team person board_id opened_at",
    "reminder_habits": "team person at days off",
    "absences": "team person since until",
    "risks": "id board_id ref ref_key title owner_id owner_words controls target status note reviewed_on opened_on",
    "risk_scores": "id risk_id likelihood impact as_at because entered_at withdrawn",
    "definitions": "id measure_id indicator unit good decimals entered_at withdrawn",
    "given": "id team person board_id action_id given_by given_at told_at",
    "reminders": "id key action_id person occasion due_on planned_on told_on delivered team",
    "import_mappings": "board_id part words meaning",
    "installations": "team enterprise name bot_user bot scopes sealed_token installed_by installed_at ended_at ended_why",
    "install_states": "digest ends_at",
    "_sqlite_migrations": "id migration_set name applied_at",
}


def schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: " ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) for table in tables
        }


def refused(path: Path) -> str:
    with closing(Database(path)) as log, pytest.raises(Unusable) as refusal:
        log.prepare()
    return str(refusal.value)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every account may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def without_privileges() -> Iterator[None]:
    """No permission binds root; so root is nobody for the while."""
    if os.geteuid():
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_new_log_has_these_tables_and_columns(log: Database) -> None:
    assert schema(log.path) == COLUMNS


def test_preparing_again_changes_nothing(log: Database, board: Board) -> None:
    log.prepare()
    with closing(Database(log.path)) as again:
        again.prepare()

        assert schema(log.path) == COLUMNS
        with again.reading() as store:
            assert store.boards.all() == [board]


def test_a_log_may_be_prepared_after_it_was_read(log: Database) -> None:
    with log.reading() as store:
        assert store.boards.all() == []

    log.prepare()


@pytest.mark.parametrize("turn", range(5))
def test_processes_that_start_at_once_on_a_new_file_all_start(tmp_path: Path, turn: int) -> None:
    """Each Database stands for a process: they share nothing but the file."""
    logs = [Database(tmp_path / "boardbot.db") for _ in range(4)]
    start = Barrier(len(logs))

    def prepare(log: Database) -> None:
        start.wait()
        log.prepare()

    with ThreadPoolExecutor(len(logs)) as threads:
        for finished in [threads.submit(prepare, log) for log in logs]:
            finished.result()
    for log in logs:
        log.close()
    assert schema(tmp_path / "boardbot.db") == COLUMNS


def test_the_file_may_be_read_by_its_own_account_alone(log: Database, board: Board) -> None:
    """So may the files that SQLite keeps beside it, which hold what was just written."""
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in log.path.parent.iterdir()}

    assert modes == {"boardbot.db": "0o600", "boardbot.db-wal": "0o600", "boardbot.db-shm": "0o600"}


def test_a_log_made_by_a_newer_version_is_refused_and_left_as_it_is(log: Database) -> None:
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("INSERT INTO _sqlite_migrations VALUES (99, 'boardbot', 'm999_risks', '2030-01-01')")
    before = schema(log.path)

    assert refused(log.path) == (
        f"The database {log.path} was made by a newer boardbot (it knows m999_risks). "
        "Install that version, or point BOARDBOT_DATABASE at another file."
    )
    assert schema(log.path) == before


def test_steps_of_another_program_in_the_same_file_are_not_taken_for_ours(log: Database) -> None:
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("INSERT INTO _sqlite_migrations VALUES (99, 'another', 'm009', '2030-01-01')")

    log.prepare()


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("missing/boardbot.db", "No such file or directory"),
        ("a folder", "is a folder"),
        ("a text.txt/boardbot.db", "Not a directory"),
    ],
)
def test_what_cannot_be_the_log_is_refused_with_its_path_the_cause_and_a_remedy(
    tmp_path: Path, name: str, cause: str
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a text.txt").write_text("The minutes of the last board.\n" * 100)

    words = refused(tmp_path / name)
    assert words.startswith(f"The database {tmp_path / name} cannot be used: ")
    assert cause in words
    assert REMEDY in words
    assert (tmp_path / "a text.txt").read_text().startswith("The minutes of the last board.")


@pytest.mark.parametrize(("file_mode", "cause"), [(0o444, "no permission to write"), (0o000, "no permission to write")])
def test_a_file_that_may_not_be_written_is_refused(file_mode: int, cause: str) -> None:
    with open_folder() as folder:
        path = folder / "boardbot.db"
        path.touch()
        path.chmod(file_mode)
        with without_privileges():
            words = refused(path)

    assert words == f"The database {path} cannot be used: {cause} {path}. {REMEDY}."


def test_a_folder_that_may_not_be_written_is_refused_even_if_the_file_may() -> None:
    """SQLite must make its own files beside the log."""
    with open_folder() as folder:
        path = folder / "boardbot.db"
        with closing(Database(path)) as log:
            log.prepare()
        path.chmod(0o666)
        folder.chmod(0o555)
        with without_privileges():
            kept, new = refused(path), refused(folder / "new.db")
        folder.chmod(0o755)

    assert re.search(r"cannot be used: (unable to open database file|attempt to write a readonly database)\. ", kept)
    assert "Permission denied" in new


def test_a_lock_that_is_not_given_up_stops_the_start_in_words(log: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.engines.sqlite.LOCK_SECONDS", 0.05)
    with closing(sqlite3.connect(log.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert f"The database {log.path} cannot be used: database is locked." in refused(log.path)
