"""What a session of a server is told often is prepared there: the same answers, in less of its time."""

import logging

import psycopg
import pytest
from conversation import JULY_8

from board.refusals import Refusal
from storage.database import Database
from storage.engines.postgresql_statements import OFTEN, preparing
from storage.refused import OUT_OF_REACH

KNOWN = "SELECT statement FROM pg_prepared_statements ORDER BY prepare_time, name"


@pytest.fixture
def log(in_server: Database) -> Database:
    return in_server


def asked(log: Database, sql: str, values: list[object] | dict[str, object]) -> list[tuple[object, ...]]:
    """The rows, asked in a transaction of its own; by one thread, and so in one session."""
    with log.reading() as store:
        return list(store._connection.execute(sql, values).fetchall())


def known(log: Database) -> list[str]:
    with log.reading() as store:
        return [statement for (statement,) in store._connection.execute(KNOWN).fetchall()]


@pytest.mark.parametrize(
    ("sql", "values", "prepare", "execute"),
    [
        ("SELECT 1", [], "PREPARE p AS SELECT 1", b"EXECUTE p"),
        ("SELECT a WHERE b = ? AND c > ?", ["x", 2], "PREPARE p AS SELECT a WHERE b = $1 AND c > $2", b"EXECUTE p(x, 2)"),
        (
            "SELECT a WHERE b = :two AND c = :one AND d = :two",
            {"one": 1, "two": 2, "three": 3},
            "PREPARE p AS SELECT a WHERE b = $1 AND c = $2 AND d = $1",
            b"EXECUTE p(2, 1)",
        ),
        ("SELECT '?:x%' WHERE a::text LIKE ?", ["%"], "PREPARE p AS SELECT '?:x%' WHERE a::text LIKE $1", b"EXECUTE p(%)"),
        ("SELECT a WHERE b IN () OR c IN (?)", [1], "PREPARE p AS SELECT a WHERE b IN (NULL) OR c IN ($1)", b"EXECUTE p(1)"),
    ],
)  # fmt: skip
def test_a_statement_is_prepared_by_the_places_of_its_values(
    sql: str, values: list[object] | dict[str, object], prepare: str, execute: bytes
) -> None:
    said, prepared = preparing(sql, "p")

    assert said == prepare
    assert prepared.with_(values, lambda each: str(each).encode()) == execute


def test_what_is_told_often_is_known_by_its_name_and_answers_the_same(log: Database) -> None:
    with log.writing() as store:
        boards = [store.boards.add(f"T0'{n}", "C0BOARD", "It's 5 % off", "Europe/London", JULY_8) for n in range(3)]
    sql = "SELECT id, name FROM boards WHERE team = :team AND (id = :id OR :all = 1) ORDER BY id"
    values = {"team": "T0'1", "id": boards[1].id, "all": False, "more": None}

    answers = [asked(log, sql, values) for _ in range(OFTEN + 2)]

    assert answers == [[(boards[1].id, "It's 5 % off")]] * (OFTEN + 2)
    assert any("FROM boards WHERE team = $1 AND (id = $2 OR $3 = 1)" in each for each in known(log))


def test_what_is_told_seldom_is_not(log: Database) -> None:
    for many in range(1, 20):
        asked(log, f"SELECT id FROM boards WHERE id IN ({', '.join('?' * many)})", list(range(many)))

    assert not any("id IN" in each for each in known(log))


def test_what_the_server_cannot_prepare_is_told_in_full(log: Database, address: str) -> None:
    sql = "SELECT ? || 'x', json_build_array(?)::text"
    with pytest.raises(psycopg.errors.IndeterminateDatatype), psycopg.connect(address) as other:
        other.execute("PREPARE p AS SELECT json_build_array($1)")

    answers = [asked(log, sql, ["a", "b"]) for _ in range(OFTEN + 2)]

    assert answers == [[("ax", '["b"]')]] * (OFTEN + 2)
    assert not any("json_build_array" in each for each in known(log))


def test_one_that_another_program_has_outdated_is_refused_in_words_once(
    log: Database, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    sql = "SELECT * FROM boards WHERE team = ?"
    for _ in range(OFTEN + 1):
        asked(log, sql, ["T0ONE"])
    with psycopg.connect(address) as other:
        other.execute("ALTER TABLE boards ADD COLUMN motto TEXT")

    with pytest.raises(Refusal) as refused, caplog.at_level(logging.WARNING):
        asked(log, sql, ["T0ONE"])
    again = [asked(log, sql, ["T0ONE"]) for _ in range(OFTEN + 1)]

    assert refused.value.reason == OUT_OF_REACH
    assert "Statements are no longer prepared in the server" in caplog.text
    assert again == [[]] * (OFTEN + 1)
    assert known(log) == []
