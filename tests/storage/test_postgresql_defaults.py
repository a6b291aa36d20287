"""What a database administrator may have set for the database, or for boardbot's user, changes nothing of the log."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from time import sleep

import psycopg
import pytest
from conversation import JULY_8
from postgres_server import SAFE, server

from board.boards import Board
from board.history import Entry
from board.refusals import Refusal
from storage.database import Database
from storage.engines.postgresql import Postgresql
from storage.upkeep.verify import problems_in

WORDS = "Café “Łódź” \\ \\' OR 1=1 -- %s :name ? \N{GRINNING FACE}"


def is_usual(address: str, setting: str) -> None:
    """Sets it for whoever connects from now on."""
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(f"ALTER DATABASE {other.info.dbname} SET {setting}".encode())


def say(log: Database, board: Board) -> None:
    with log.writing(team=board.team) as store:
        store.history.add(board.id, said_of(board))


def said_of(board: Board) -> Entry:
    return Entry(0, "board", board.id, "", "set", "U0JO", JULY_8, WORDS, {})


@pytest.mark.parametrize(
    "setting",
    [
        "client_encoding = 'LATIN1'",
        "client_encoding = 'SQL_ASCII'",
        "standard_conforming_strings = off",
        "quote_all_identifiers = on",
        "default_transaction_isolation = 'serializable'",
        "idle_session_timeout = '50ms'",
    ],
)
def test_what_is_said_is_kept_as_it_was_said(address: str, setting: str) -> None:
    is_usual(address, setting)

    with closing(Database(address)) as log:
        log.prepare()
        with log.writing(team="T0COUNCIL") as store:
            board = store.boards.add("T0COUNCIL", "C0BOARD", WORDS, "Europe/London", JULY_8)
        say(log, board)

        with log.reading() as store:
            assert store.boards.all()[0].name == WORDS
            assert [each.said for each in store.history.after(board.id, 0)] == [WORDS]
        assert not [each for each in problems_in(log) if "trigger" in each or "History" in each]


@pytest.mark.parametrize("level", ["read committed", "repeatable read", "serializable"])
def test_whoever_waited_for_the_lock_goes_on_from_what_was_saved_meanwhile(address: str, level: str) -> None:
    is_usual(address, f"default_transaction_isolation = '{level}'")

    with closing(Database(address)) as log:
        log.prepare()
        with log.writing() as store:
            board = store.boards.add("T0COUNCIL", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)
        with ThreadPoolExecutor(1) as another:
            with log.writing(team=board.team) as store:
                store.history.add(board.id, said_of(board))
                waiting = another.submit(say, log, board)
                _until_one_waits(address)
            waiting.result()

        assert not [each for each in problems_in(log) if "History" in each]


def test_a_change_is_kept_by_the_disk_though_the_server_usually_says_so_before_it_is() -> None:
    """The server is killed in the moment after: what it would have written ten seconds later is gone."""
    made = server(f"{SAFE} -c synchronous_commit=off -c wal_writer_delay=10s")
    with closing(Database(made.new_database("log"))) as log:
        log.prepare()
        with log.writing(team="T0COUNCIL") as store:
            board = store.boards.add("T0COUNCIL", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)
        say(log, board)

        made.stop()
        made.start()

        with log.reading() as store:
            assert [each.said for each in store.history.after(board.id, 0)] == [WORDS]


def test_a_server_that_may_lose_what_it_has_saved_is_told(address: str) -> None:
    """That of the tests is such a one; the other is as PostgreSQL comes."""
    with closing(Database(address)) as log, closing(Database(server(SAFE).new_database("log"))) as safe:
        assert [each.partition("saved: ")[2].partition(" is off there. Turn it on")[0] for each in log.dangers] == [
            "fsync",
            "full_page_writes",
        ]
        assert safe.dangers == []


@pytest.mark.parametrize("role", ["replica", "origin", "local"])
@pytest.mark.parametrize("whose", ["DATABASE", "ROLE"])
def test_verify_tells_of_triggers_that_are_silent_for_the_database_or_the_user(
    address: str, whose: str, role: str
) -> None:
    with psycopg.connect(address, autocommit=True) as other:
        name = other.info.dbname if whose == "DATABASE" else other.info.user
        setting = f"ALTER {whose} {name} {{}} session_replication_role"
        other.execute(f"{setting.format('SET')} = {role}".encode())
        try:
            with closing(Database(address)) as log:
                log.prepare()
                found = [each for each in problems_in(log) if each.startswith("No trigger is at work")]
        finally:
            other.execute(setting.format("RESET").encode())

    assert len(found) == (role == "replica")


@pytest.mark.parametrize("limit", ["statement_timeout = '50ms'", "idle_in_transaction_session_timeout = '50ms'"])
def test_a_time_limit_that_ends_what_is_read_is_named_to_the_operator(
    address: str, limit: str, caplog: pytest.LogCaptureFixture
) -> None:
    is_usual(address, limit)

    def slow(engine: Postgresql) -> None:
        with engine.reading() as connection:
            connection.execute("SELECT 1")
            sleep(0.1)
            connection.execute("SELECT pg_sleep(0.1)")

    with closing(Postgresql(address)) as engine, pytest.raises(Refusal):
        slow(engine)

    assert limit.partition(" ")[0] in caplog.messages[-1]
    assert "with ALTER ROLE … RESET" in caplog.messages[-1]


@pytest.mark.parametrize("level", ["local", "remote_write", "on", "remote_apply"])
def test_how_much_more_the_server_waits_for_is_its_own_affair(address: str, level: str) -> None:
    is_usual(address, f"synchronous_commit = '{level}'")

    with closing(Postgresql(address)) as engine:
        engine.prepare()
        with engine.writing(team="T0COUNCIL") as connection:
            assert connection.execute("SELECT current_setting('synchronous_commit')").fetchone() == (level,)


def _until_one_waits(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as other:
        while not other.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            pass
