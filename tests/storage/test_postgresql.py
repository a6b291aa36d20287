"""A log in a PostgreSQL server of the tests' own: what is the server's alone. What is common to both engines is tried by
the other files with `--engine postgresql`."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress

import psycopg
import pytest
from bare_log import an_action
from conversation import JULY_8
from postgres_server import SAFE, server

from board.boards import Board
from board.history import Entry
from board.refusals import Refusal
from storage.database import Database
from storage.deadline import Deadline
from storage.engines import postgresql
from storage.engines.postgresql_pool import CONNECTIONS
from storage.refused import OUT_OF_REACH, Busy, Outdated, Unusable
from storage.upkeep.verify import problems_in


@pytest.fixture
def log(in_server: Database) -> Database:
    return in_server


def a_board(log: Database, team: str = "T0COUNCIL") -> Board:
    with log.writing() as store:
        return store.boards.add(team, "C0BOARD", "Improvement Board", "Europe/London", JULY_8)


def told(log: Database, board: Board, words: str = "words") -> int:
    with log.writing(team=board.team) as store:
        return store.history.add(board.id, Entry(0, "board", board.id, "", "set", "U0JO", JULY_8, words, {}))


def test_the_tables_are_made_once_whoever_starts_first(address: str) -> None:
    def start(_: int) -> list[str]:
        with closing(Database(address)) as log:
            log.prepare()
            return problems_in(log)

    with ThreadPoolExecutor(4) as starts:
        assert list(starts.map(start, range(4))) == [[]] * 4


def test_another_programs_database_is_left_as_it_is(address: str) -> None:
    with psycopg.connect(address) as other:
        other.execute("CREATE TABLE orders (id BIGINT)")

    with closing(Database(address)) as log, pytest.raises(Unusable, match="belongs to another program"):
        log.prepare()

    with psycopg.connect(address) as other:
        assert other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall() == [("orders",)]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history SET said = 'other'",
        "DELETE FROM history",
        "TRUNCATE history",
        "INSERT INTO history SELECT id + 5, board_id, subject, subject_id, ref, verb, person, at, said, changes, why, "
        "undoes, previous_hash, hash, rule FROM history",
        "INSERT INTO history SELECT id - 1, board_id, subject, subject_id, ref, verb, person, at, said, changes, why, "
        "undoes, hash, hash, rule FROM history",
        "INSERT INTO history SELECT id + 5, board_id, subject, subject_id, ref, verb, person, at, said, changes, why, "
        "undoes, hash, hash, 2 FROM history",
    ],
)
def test_the_server_itself_refuses_to_alter_history(log: Database, address: str, sql: str) -> None:
    told(log, a_board(log))
    told(log, Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board"), "more")
    with psycopg.connect(address) as other, pytest.raises(psycopg.Error, match="history is append-only"):
        other.execute(sql.replace("FROM history", "FROM history ORDER BY id DESC LIMIT 1") if "SELECT" in sql else sql)

    assert problems_in(log) == []


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("DROP TRIGGER history_refuses_update ON history", "The trigger history_refuses_update is missing"),
        (
            "ALTER TABLE history DISABLE TRIGGER history_refuses_delete",
            "The trigger history_refuses_delete was altered",
        ),
        (
            "CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN RETURN NEW; END'",
            "The trigger history_refuses_truncate was altered",
        ),
        (
            "CREATE OR REPLACE FUNCTION history_forgets() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "The trigger history_refuses_update was altered",
        ),
    ],
)
def test_verify_tells_of_what_no_longer_protects_the_history(
    log: Database, address: str, sql: str, problem: str
) -> None:
    with psycopg.connect(address) as other:
        other.execute(sql.encode())

    assert any(each.startswith(problem) for each in problems_in(log))


def test_verify_tells_of_a_line_that_was_altered(log: Database, address: str) -> None:
    board = a_board(log)
    lines = [told(log, board, words) for words in ("one", "two", "three")]
    with psycopg.connect(address) as other:
        other.execute("SET session_replication_role = replica")
        other.execute("UPDATE history SET said = 'forged' WHERE id = %s", [lines[1]])

    assert problems_in(log)[0].startswith(f"History line {lines[1]} was altered")


def test_councils_do_not_wait_for_one_another(log: Database) -> None:
    """One in the middle of a change holds the lock of its own workspace; its own second change waits in vain."""
    here, there = a_board(log), a_board(log, "T0OTHER")
    with log.writing(team=here.team) as store:
        store.history.add(here.id, Entry(0, "board", 1, "", "set", "U0JO", JULY_8, "first", {}))

        told(log, there)
        with pytest.raises(Busy):
            told(log, here)

    assert problems_in(log) == []


def test_a_line_that_was_taken_back_leaves_a_gap_and_no_fault(log: Database) -> None:
    board = a_board(log)
    first = told(log, board)
    with suppress(ZeroDivisionError), log.writing() as store:
        store.history.add(board.id, Entry(0, "board", 1, "", "set", "U0JO", JULY_8, "lost", {}))
        raise ZeroDivisionError

    assert told(log, board) == first + 2
    assert problems_in(log) == []


def test_a_character_that_cannot_be_kept_is_refused_in_words(log: Database) -> None:
    board = a_board(log)
    with pytest.raises(Refusal, match="a character in it that the log cannot keep"):
        told(log, board, "a\x00b")


def test_a_change_that_waited_while_the_log_was_brought_up_to_date_is_refused(log: Database, address: str) -> None:
    board = a_board(log)
    waits = "SELECT COUNT(*) > 0 FROM pg_locks WHERE NOT granted"
    with ThreadPoolExecutor(1) as threads, psycopg.connect(address) as newer:
        with psycopg.connect(address, autocommit=True) as looks:
            newer.execute("; ".join(postgresql._locked("", 10)[1:]))
            newer.execute("INSERT INTO migrations (name) VALUES ('m999_more')")
            change = threads.submit(told, log, board)
            while looks.execute(waits).fetchone() == (False,):
                assert not change.done()
        newer.commit()
        with pytest.raises(Outdated):
            change.result()


def test_a_server_that_is_gone_is_told_in_words_and_comes_back() -> None:
    own = server(SAFE)
    with closing(Database(own.new_database("log"))) as log:
        log.prepare()
        board = a_board(log)
        own.stop()
        with pytest.raises(Refusal, match=OUT_OF_REACH[:40]):
            told(log, board)
        with pytest.raises(Unusable, match="cannot be used: no connection"):
            log.prepare()
        own.start()

        _until(lambda: told(log, board) > 0)
        assert problems_in(log) == []


def _until(done: Callable[[], bool]) -> None:
    """Tries until it is done, as people do. What is tried waits by itself."""
    for _ in range(10):
        try:
            assert done()
            return
        except Refusal:
            continue
    pytest.fail("it never came back")


def test_one_transaction_more_than_there_are_connections_is_told_that_the_log_is_busy(log: Database) -> None:
    with ExitStack() as others:
        for _ in range(CONNECTIONS):
            others.enter_context(log.reading())
        with pytest.raises(Busy), log.reading(Deadline(came=-10, clock=lambda: 0.0)):
            pytest.fail("it began")

    with log.reading() as store:
        assert store.history.count() == 0


def test_connections_that_are_cut_while_nobody_uses_them_are_noticed_by_nobody(log: Database, address: str) -> None:
    board = a_board(log)
    with log.reading(), log.reading(), log.reading():
        pass
    _cut(address)

    assert told(log, board)
    with log.reading() as store:
        assert store.history.count() == 1


def test_a_connection_that_is_cut_in_the_middle_saves_nothing(log: Database, address: str) -> None:
    board = a_board(log)

    def change() -> None:
        with log.writing() as store:
            store.history.add(board.id, Entry(0, "board", 1, "", "set", "U0JO", JULY_8, "cut", {}))
            _cut(address)
            store.actions.add(board.id, an_action("A1"))

    with pytest.raises(Refusal, match="nothing was saved"):
        change()
    told(log, board)
    assert problems_in(log) == []
    with log.reading() as store:
        assert store.history.count() == 1


def test_a_connection_that_is_cut_at_the_commit_is_told_as_unsure(log: Database, address: str) -> None:
    board = a_board(log)

    def change() -> None:
        with log.writing() as store:
            store.history.add(board.id, Entry(0, "board", 1, "", "set", "U0JO", JULY_8, "cut", {}))
            _cut(address)

    with pytest.raises(Refusal, match="cannot say whether it was"):
        change()


def _cut(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_machine_that_falls_silent_in_a_change_gives_its_lock_back(
    log: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = a_board(log)
    monkeypatch.setattr(postgresql, "SILENT_SECONDS", 1)
    with suppress(Refusal), log.writing(team=board.team):
        monkeypatch.setattr(postgresql, "LOCK_SECONDS", 20)

        assert told(log, board)


def test_many_threads_write_at_once_and_every_line_is_there(log: Database) -> None:
    boards = [a_board(log, f"T{number}") for number in range(6)]
    begin = threading.Barrier(6)

    def write(board: Board) -> list[int]:
        begin.wait()
        return [told(log, board) for _ in range(20)]

    with ThreadPoolExecutor(6) as threads:
        lines = [line for each in threads.map(write, boards) for line in each]

    assert len(set(lines)) == 120
    assert problems_in(log) == []


def test_what_may_only_be_read_is_known(log: Database, address: str) -> None:
    """As on a standby, or by a user without rights."""
    assert log.can_be_written
    with log.writing() as store:
        store._connection.execute("CREATE ROLE weak")
        store._connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO weak")
    for option in ("default_transaction_read_only=on", "role=weak"):
        joined = "&" if "?" in address else "?"
        with closing(Database(f"{address}{joined}options=-c%20{option.replace('=', '%3D')}")) as alone:
            assert not alone.can_be_written, option


def test_why_a_server_is_not_reached_is_said_without_its_address(caplog: pytest.LogCaptureFixture) -> None:
    for address in ("postgresql://boardbot:Zx9@Secret@127.0.0.1:1/log", "postgresql://secret@nohost.invalid/Secret"):
        with closing(Database(address)) as log, pytest.raises(Unusable) as refused:
            log.prepare()
        said = str(refused.value) + "".join(each.getMessage() for each in caplog.records if "boardbot" in each.name
                                            or each.name.startswith("storage"))  # fmt: skip
        assert "No connection to the PostgreSQL server: " in said
        assert "names its host, port, database, user and password" in said
        assert not any(word in said for word in ("Secret", "secret", "Zx9", "nohost", "127.0.0.1"))
