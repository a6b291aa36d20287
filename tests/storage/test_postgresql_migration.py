"""A log in a server that an older version made: the later steps are said to it too, and its numbers go on."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from conversation import JULY_8, SAM, Conversation
from two_boards import removed

from board.boards import Board
from board.history import Entry
from storage import migrations
from storage.database import Database
from storage.engines import postgresql_migrating
from storage.outbox import Post
from storage.refused import Unusable
from storage.upkeep.verify import problems_in

DAY = timedelta(days=1)


@pytest.fixture
def log(in_server: Database) -> Database:
    return in_server


def test_a_later_step_of_the_migrations_is_said_to_the_server_too(
    log: Database, address: str, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m999_more(db: object) -> None:
        db.execute("ALTER TABLE boards ADD COLUMN motto TEXT NOT NULL DEFAULT 'onwards'")  # type: ignore[attr-defined]
        db.execute("CREATE TABLE mottoes (board_id INTEGER NOT NULL, motto TEXT NOT NULL, PRIMARY KEY (board_id))")  # type: ignore[attr-defined]
        db.execute("CREATE INDEX mottoes_by_board ON mottoes (board_id)")  # type: ignore[attr-defined]

    monkeypatch.setattr(postgresql_migrating, "STEPS", (*migrations.STEPS, m999_more))
    log.prepare()

    with log.reading() as store:
        assert [row["motto"] for row in store.rows("boards")] == ["onwards"]
        assert list(store.rows("mottoes")) == []
    monkeypatch.undo()
    with pytest.raises(Unusable, match=r"made by a newer boardbot \(it knows m999_more\)"):
        log.prepare()


def test_a_log_from_before_each_workspace_had_its_own_posts_is_brought_up_to_date(
    log: Database, address: str, board: Board
) -> None:
    post = Post("remind:U0JO:2020-07-08", board.team, "U0JO", {}, JULY_8, board_id=board.id)
    with psycopg.connect(address) as other:
        other.execute("DELETE FROM migrations WHERE name = 'm030_of_each_workspace'")
        other.execute("ALTER TABLE outbox DROP CONSTRAINT outbox_team_key_key")
        other.execute("ALTER TABLE outbox ADD UNIQUE (key)")
        other.execute("ALTER TABLE reminders DROP COLUMN team")
        other.execute("CREATE INDEX reminders_by_key ON reminders (key)")
        other.execute("CREATE INDEX reminders_by_person ON reminders (person)")
        columns = "key, team, channel, thread, message, composed_at, state, not_before, board_id"
        for key in (post.key, "second", "last"):
            values = [key, board.team, "U0JO", "", "{}", str(JULY_8), "posted", "", board.id]
            other.execute(f"INSERT INTO outbox ({columns}) VALUES ({', '.join(['%s'] * 9)})".encode(), values)

    log.prepare()

    with log.writing(team=board.team) as store:
        assert not store.outbox.put(post)
        assert store.outbox.put(replace(post, team="T0OTHERS"))
        assert [row["id"] for row in store.rows("outbox")] == [1, 2, 3, 4]
    assert problems_in(log) == []


def test_a_log_from_before_targets_said_when_they_were_set_is_told_by_its_history(log: Database, address: str) -> None:
    say = Conversation(log)
    say("/board setup Improvement Board", by=SAM)
    for line in ("add M1 Visits", "target M1 visits at least 85%", "target M1 visits at least 75%"):
        say.later(days=1)
        say(f"/measure {line}", by=SAM)
    with psycopg.connect(address) as other:
        other.execute("DELETE FROM migrations WHERE name = 'm036_targets_entered'")
        other.execute("ALTER TABLE conditions DROP COLUMN entered_at")

    log.prepare()

    with log.reading() as store:
        (measure,) = store.measures.all(store.boards.all()[0].id)
    assert [each.entered_at for each in (*measure.replaced, *measure.conditions)] == [say.now - DAY, say.now]
    assert problems_in(log) == []


@pytest.fixture
def before_removals(log: Database, address: str, board: Board) -> psycopg.Connection[Any]:
    """A log with a line, as it was before boards could be removed; and a way in."""
    with log.writing(team=board.team) as store:
        store.history.add(board.id, Entry(0, "action", 1, "A1", "add", "U0JO", JULY_8, "quokka", {}))
    other = psycopg.connect(address, autocommit=True)
    with other.transaction():
        other.execute("DELETE FROM migrations WHERE name = 'm035_boards_removed'")
        other.execute("ALTER TABLE boards DROP COLUMN removed_at")
        other.execute("DROP TRIGGER history_refuses_update ON history")
        other.execute("DROP FUNCTION history_forgets")
        other.execute(
            "CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history FOR EACH ROW "
            "EXECUTE FUNCTION history_is_append_only()"
        )
    return other


def test_a_log_from_before_boards_could_be_removed_gives_way_to_that_alone(
    log: Database, before_removals: psycopg.Connection[Any], board: Board
) -> None:
    log.prepare()

    with log.reading() as store:
        assert store.triggers()[0] == store.triggers()[1]
    removed(log, board.id)
    with before_removals as other, pytest.raises(psycopg.IntegrityError, match="append-only"):
        other.execute("UPDATE history SET said = 'other' WHERE verb = 'remove'")
    with log.reading() as store:
        assert [row["said"] for row in store.history.rows()] == ["", "boardbot remove"]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DROP TRIGGER history_refuses_update ON history", "is missing"),
        ("ALTER TABLE history DISABLE TRIGGER history_refuses_update", "was altered"),
    ],
)
def test_a_trigger_that_was_taken_off_before_the_upgrade_is_missed_after_it(
    log: Database, before_removals: psycopg.Connection[Any], sql: str, found: str
) -> None:
    with before_removals as other:
        other.execute(sql.encode())

    log.prepare()

    assert any(f"The trigger history_refuses_update {found}" in each for each in problems_in(log))


def test_nobody_waits_for_a_start_that_has_nothing_to_bring_up_to_date(
    log: Database, address: str, board: Board
) -> None:
    """As by each command on the terminal, in the middle of another council's long change."""
    with (
        log.writing(team=board.team) as store,
        ThreadPoolExecutor(1) as another,
        closing(Database(address)) as started,
    ):
        store.boards.rename(board.id, "Another name")
        another.submit(started.prepare).result(10)

        with log.writing(team="T0OTHER") as store_of_others:
            store_of_others.boards.add("T0OTHER", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)


BEHIND = (
    "SELECT setval('history_lines', 1, false)",
    "SELECT setval(pg_get_serial_sequence('actions', 'id'), 1, false)",
)


@pytest.mark.parametrize("sql", BEHIND)
def test_numbers_that_another_program_left_behind_go_on_after_the_next_start(
    log: Database, address: str, sql: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As where rows were moved by replication, which moves no counts."""
    say = Conversation(log)
    say("/board setup Improvement Board", by=SAM)
    say("/action add Recruit due: ongoing", by=SAM)
    log.prepare()
    assert "behind" not in caplog.text
    with psycopg.connect(address) as other:
        other.execute(sql.encode())

    with closing(Database(address)) as started:
        started.prepare()
        assert "behind" in caplog.text
        say.log = started
        assert say("/action add Train due: ongoing", by=SAM).startswith("A2 logged.")
        assert problems_in(started) == []
