"""Which schema of a database the log is in: the first of the search path, and never a second log beside one."""

from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest

from board.boards import Board
from storage.database import Database
from storage.refused import Unusable
from storage.upkeep.copy import copy_log
from storage.upkeep.verify import problems_in

FIRST = "CREATE SCHEMA first; ALTER DATABASE {} SET search_path = first, public"


@pytest.fixture
def log(in_server: Database) -> Database:
    return in_server


def comes_first(address: str, more: str = "") -> None:
    """Another schema stands before that of the log for whoever connects from now on."""
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(f"{FIRST.format(other.info.dbname)}; {more}".encode())


def test_a_schema_that_comes_first_later_hides_no_log_behind_a_new_one(
    log: Database, board: Board, address: str
) -> None:
    comes_first(address)

    with closing(Database(address)) as started, pytest.raises(Unusable) as refused:
        started.prepare()
    assert "There is a log in the PostgreSQL database, but not in the schema that stands first" in str(refused.value)
    with pytest.raises(Unusable, match="but not in the schema that stands first"):
        copy_log(address, f"{address}&application_name=another")

    with psycopg.connect(address, autocommit=True) as other:
        assert other.execute("SELECT schemaname FROM pg_tables WHERE tablename = 'history'").fetchall() == [("public",)]
        other.execute(f"ALTER DATABASE {other.info.dbname} RESET search_path".encode())
    with closing(Database(address)) as started:
        started.prepare()
        with started.reading() as store:
            assert store.boards.all() == [board]


def test_another_programs_tables_that_are_called_alike_hide_nothing(address: str) -> None:
    comes_first(address, "CREATE TABLE public.history (id BIGINT); CREATE TABLE public.migrations (name TEXT)")

    with closing(Database(address)) as log:
        log.prepare()
        with log.reading() as store:
            assert store.boards.all() == []


@pytest.mark.parametrize("schema", ["council", "Council", "boardbot-live", 'a "b" c'])
def test_a_schema_may_have_any_name(address: str, another_log: Callable[[str], Database], schema: str) -> None:
    quoted = '"' + schema.replace('"', '""') + '"'
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(f"CREATE SCHEMA {quoted}".encode())
        other.execute(f"ALTER DATABASE {other.info.dbname} SET search_path = {quoted}, public".encode())
    copy_log(str(another_log("boardbot.db").path), address)

    with closing(Database(address)) as log:
        log.prepare()
        assert problems_in(log) == []
        assert log.can_be_written


@pytest.mark.parametrize("by_copy", [True, False])
def test_what_an_extension_has_brought_is_no_other_programs(
    address: str, another_log: Callable[[str], Database], by_copy: bool
) -> None:
    """As a managed service does, with its own views and tables."""
    with psycopg.connect(address, autocommit=True) as other:
        for kind, made in (("VIEW", "VIEW statistics AS SELECT 1"), ("TABLE", "TABLE places (id BIGINT PRIMARY KEY)")):
            other.execute(f"CREATE {made}".encode())
            other.execute(f"ALTER EXTENSION plpgsql ADD {kind} {made.split()[1]}".encode())
    if by_copy:
        copy_log(str(another_log("boardbot.db").path), address)

    with closing(Database(address)) as log:
        log.prepare()
        assert problems_in(log) == []
