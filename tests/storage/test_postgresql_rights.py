"""A server that does not let its user write: what whoever runs boardbot is told to do about it."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from conversation import JULY_8
from postgres_server import server

from board.boards import Board
from board.refusals import Refusal
from storage.database import Database
from storage.engines import postgresql
from storage.refused import OUT_OF_REACH, READ_ONLY, Unusable

READS_ALONE = "default_transaction_read_only%3Don"


def with_option(address: str, option: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}options=-c%20{option}"


@pytest.fixture
def weak(address: str) -> Iterator[str]:
    """A user who may read what is there."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE ROLE reads_alone LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reads_alone")
        try:
            yield "role%3Dreads_alone"
        finally:
            connection.execute("DROP OWNED BY reads_alone")
            connection.execute("DROP ROLE reads_alone")


def _told(log: Database, board: Board, caplog: pytest.LogCaptureFixture) -> str:
    """What the operator's log says of a change that is refused."""
    with pytest.raises(Refusal) as refused, log.writing(team=board.team) as store:
        store.boards.add(board.team, "C0OTHER", "Another", "Europe/London", JULY_8)
    assert refused.value.reason == OUT_OF_REACH
    return caplog.messages[-1]


def test_a_user_without_the_right_is_named_with_the_remedy(
    in_server: Database, board: Board, address: str, weak: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Database(with_option(address, weak))) as log:
        said = _told(log, board, caplog)
    assert said == f"The database refused: InsufficientPrivilege (42501). {READ_ONLY}"


def test_a_server_that_takes_no_change_is_named_with_the_remedy(
    in_server: Database, board: Board, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Database(with_option(address, READS_ALONE))) as log:
        said = _told(log, board, caplog)
    assert said == f"The database refused: ReadOnlySqlTransaction (25006). {READ_ONLY}"


@pytest.mark.parametrize(
    ("lacks", "may_write"),
    [
        ("INSERT ON outbox", False),
        ("UPDATE ON actions", False),
        ("DELETE ON answers", False),
        ("SELECT ON links", False),
        ("ALL ON install_states", False),
        ("ALL ON SEQUENCE history_lines", False),
        ("UPDATE, DELETE ON history", True),
        ("INSERT, UPDATE, DELETE ON migrations", True),
    ],
)
def test_a_user_who_lacks_one_right_is_known_before_somebody_types(
    in_server: Database, address: str, lacks: str, may_write: bool
) -> None:
    """As where another user made the tables, and an upgrade has made one more."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE ROLE lacks_one LOGIN")
        try:
            for kind in ("TABLES", "SEQUENCES"):
                connection.execute(f"GRANT ALL ON ALL {kind} IN SCHEMA public TO lacks_one".encode())
            connection.execute(f"REVOKE {lacks} FROM lacks_one".encode())
            with closing(Database(with_option(address, "role%3Dlacks_one"))) as log:
                assert log.can_be_written is may_write
        finally:
            connection.execute("DROP OWNED BY lacks_one")
            connection.execute("DROP ROLE lacks_one")


def test_a_start_where_no_tables_can_be_made_says_why() -> None:
    empty = server().new_database("empty")
    with closing(Database(with_option(empty, READS_ALONE))) as log, pytest.raises(Unusable) as refused:
        log.prepare()
    assert READ_ONLY in str(refused.value)
    assert "make tables" not in str(refused.value)


def test_a_start_as_a_user_who_may_make_none_says_which_right_is_missing() -> None:
    made = server()
    empty = made.new_database("empty")
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute("CREATE ROLE makes_nothing LOGIN")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with closing(Database(empty.replace("boardbot@", "makes_nothing@"))) as log, pytest.raises(Unusable) as refused:
        log.prepare()
    assert "may make tables in it and owns those that are there" in str(refused.value)


def test_a_full_disk_of_the_servers_is_named(
    in_server: Database, board: Board, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise psycopg.errors.DiskFull

    monkeypatch.setattr(postgresql, "_commit", full)
    with pytest.raises(Refusal), in_server.writing(team=board.team):
        pass
    assert "The server's disk is full: make room there." in caplog.messages[-1]
