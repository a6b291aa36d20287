"""Every way into the history but the next line is refused by the database itself; `verify` sees whether it still is."""

import sqlite3
from contextlib import closing

import pytest
from conversation import JULY_8

from board.boards import Board
from board.history import Entry
from storage.database import Database
from storage.upkeep.verify import problems_in

COLUMNS = (
    "id, board_id, subject, subject_id, ref, verb, person, at, said, changes, why, undoes, previous_hash, hash, rule"
)
LINE = f"SELECT {COLUMNS} FROM history WHERE id = 2"
FORGED = "1, 'action', 1, 'A1', 'close', 'U0EVIL', '2020-01-01', 'said', '{}', '', NULL"
LAST = "(SELECT hash FROM history WHERE id = 3)"

WAYS = {
    "replace a line": f"REPLACE INTO history {LINE}",
    "insert or replace it": f"INSERT OR REPLACE INTO history {LINE}",
    "insert or ignore it": f"INSERT OR IGNORE INTO history {LINE}",
    "insert or fail": f"INSERT OR FAIL INTO history {LINE}",
    "insert or roll back": f"INSERT OR ROLLBACK INTO history {LINE}",
    "upsert it": f"INSERT INTO history {LINE} AND true ON CONFLICT (id) DO UPDATE SET said = 'better'",
    "upsert and do nothing": f"INSERT INTO history {LINE} AND true ON CONFLICT DO NOTHING",
    "a line before the first": f"INSERT INTO history VALUES (0, {FORGED}, {LAST}, 'x', 2)",
    "a line far before it": f"INSERT INTO history VALUES (-7, {FORGED}, {LAST}, 'x', 2)",
    "a line after a gap": f"INSERT INTO history VALUES (5, {FORGED}, {LAST}, 'x', 2)",
    "the next line, which follows from nothing": f"INSERT INTO history VALUES (4, {FORGED}, '', 'x', 2)",
    "the next line, which follows from the first": f"INSERT INTO history VALUES (4, {FORGED}, "
    "(SELECT hash FROM history WHERE id = 1), 'x', 2)",
    "a line without an id": f"INSERT INTO history ({COLUMNS.removeprefix('id, ')}) VALUES ({FORGED}, {LAST}, 'x', 2)",
    "a line whose id is null": f"INSERT INTO history VALUES (NULL, {FORGED}, {LAST}, 'x', 2)",
    "a next line chained as lines were before": f"INSERT INTO history VALUES (4, {FORGED}, {LAST}, 'x', 1)",
    "a next line that names no rule": f"INSERT INTO history ({COLUMNS.removesuffix(', rule')}) VALUES (4, {FORGED}, {LAST}, 'x')",
    "a next line of another rule": f"INSERT INTO history VALUES (4, {FORGED}, {LAST}, 'x', 3)",
    "another board's first line that follows this one's": f"INSERT INTO history VALUES (4, {FORGED.replace('1', '2', 1)}, {LAST}, 'x', 2)",
    "replace the last": f"REPLACE INTO history VALUES (3, {FORGED}, {LAST}, 'x', 2)",
    "alter one": "UPDATE history SET said = 'better' WHERE id = 2",
    "alter all": "UPDATE history SET said = 'better'",
    "alter or replace": "UPDATE OR REPLACE history SET id = 1 WHERE id = 2",
    "alter or ignore": "UPDATE OR IGNORE history SET said = 'better'",
    "move one": "UPDATE history SET id = 9 WHERE id = 3",
    "delete all": "DELETE FROM history",
    "delete one": "DELETE FROM history WHERE id = 2",
    "delete the last": "DELETE FROM history WHERE id = 3",
}


def say(log: Database, board: Board, said: str) -> int:
    with log.writing() as store:
        return store.history.add(board.id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, said, {}))


def kept(log: Database) -> list[str]:
    with log.reading() as store:
        assert list(store.history.faults()) == []
        return [row["said"] for row in store.history.rows()]


@pytest.fixture
def three(log: Database, board: Board) -> Database:
    """A log with three lines of history."""
    for said in ("one", "two", "three"):
        say(log, board, said)
    return log


@pytest.mark.parametrize("recursive", ["OFF", "ON"])
@pytest.mark.parametrize("sql", WAYS.values(), ids=WAYS)
def test_the_database_itself_refuses_to_alter_history(three: Database, board: Board, sql: str, recursive: str) -> None:
    with closing(sqlite3.connect(three.path, isolation_level=None)) as file:
        file.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="history is append-only"):
            file.execute(sql)

    assert kept(three) == ["one", "two", "three"]
    assert say(three, board, "four") == 4
    assert kept(three) == ["one", "two", "three", "four"]


def test_the_first_line_of_a_log_is_taken_only_as_the_first(log: Database, board: Board) -> None:
    for values in (f"2, {FORGED}, '', 'x', 2", f"1, {FORGED}, 'of another log', 'x', 2"):
        with (
            closing(sqlite3.connect(log.path)) as file,
            pytest.raises(sqlite3.IntegrityError, match="history is append-only"),
        ):
            file.execute(f"INSERT INTO history VALUES ({values})")

    assert say(log, board, "one") == 1


TRIGGERS = ("history_refuses_update", "history_refuses_delete", "history_refuses_insert")


@pytest.mark.parametrize("name", TRIGGERS)
def test_verify_tells_of_a_trigger_that_is_missing(log: Database, name: str) -> None:
    with closing(sqlite3.connect(log.path)) as file:
        file.execute(f"DROP TRIGGER {name}")

    assert problems_in(log) == [f"The trigger {name} is missing: the database no longer refuses to change its history."]


@pytest.mark.parametrize("name", TRIGGERS)
@pytest.mark.parametrize(
    "body",
    [
        "BEFORE {} ON history WHEN false BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
        "BEFORE {} ON history BEGIN SELECT RAISE(IGNORE); END",
        "AFTER {} ON history BEGIN SELECT 1; END",
        "BEFORE {} ON actions BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    ],
)
def test_verify_tells_of_a_trigger_that_is_not_ours_word_for_word(log: Database, name: str, body: str) -> None:
    with closing(sqlite3.connect(log.path)) as file:
        file.execute(f"DROP TRIGGER {name}")
        file.execute(f"CREATE TRIGGER {name} {body.format(name.rpartition('_')[2].upper())}")

    assert problems_in(log) == [
        f"The trigger {name} was altered: the database may no longer refuse to change its history."
    ]


@pytest.mark.parametrize("table", ["history", "actions", "readings", "outbox"])
def test_verify_tells_of_a_trigger_that_is_none_of_ours(log: Database, table: str) -> None:
    with closing(sqlite3.connect(log.path)) as file:
        file.execute(f"CREATE TRIGGER helpful AFTER INSERT ON {table} BEGIN SELECT 1; END")

    assert problems_in(log) == ["The trigger helpful is not one of boardbot's."]
