"""A chain of history for each board: proved without the others', anchored in the lines of before, and broken by whatever is
altered, taken out, put in or moved."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bare_log import tables
from conversation import JULY_8
from older_logs import write_older_log
from tampering import tamper

from board.boards import Board
from board.history import Entry
from storage.chain import AMONG_OTHERS, IN_COMMON, OF_ITS_BOARD, Chain
from storage.database import Database


def say(log: Database, board_id: int, said: str) -> int:
    with log.writing() as store:
        return store.history.add(board_id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, said, {}))


def rows(log: Database) -> list[dict[str, object]]:
    with log.reading() as store:
        return list(store.history.rows())


def faults(log: Database) -> list[str]:
    with log.reading() as store:
        return list(store.history.faults())


@pytest.fixture
def two(log: Database, board: Board) -> Database:
    """A new log whose boards 1 and 2 have written by turns: lines 1, 3, 5 and 2, 4, 6."""
    with log.writing() as store:
        store.boards.add("T0COUNCIL", "C0PANEL", "Panel", "Europe/London", JULY_8)
    for number in range(6):
        say(log, 1 + number % 2, f"line {number + 1}")
    return log


@pytest.fixture
def seam(tmp_path: Path) -> Iterator[Database]:
    """A log of 0.4.0 with 216 common lines, and after them lines of board 2, of board 1, and of a board begun since."""
    write_older_log("0.4.0", tmp_path / "seam.db")
    with closing(Database(tmp_path / "seam.db")) as log:
        log.prepare()
        with log.writing() as store:
            new = store.boards.add("T0LOCAL", "C0NEW", "New", "Europe/London", JULY_8)
        for board_id in (2, 1, new.id, 1, 2, new.id):
            say(log, board_id, f"said on board {board_id}")
        yield log


def test_each_board_follows_its_own_lines(two: Database) -> None:
    lines = rows(two)

    assert [line["previous_hash"] for line in lines[:2]] == ["", ""]
    assert [line["previous_hash"] for line in lines[2:]] == [line["hash"] for line in lines[:4]]
    assert {line["rule"] for line in lines} in ({OF_ITS_BOARD}, {AMONG_OTHERS})
    assert faults(two) == []


def test_the_last_common_line_is_the_first_link_of_each_board_also_of_one_begun_later(seam: Database) -> None:
    lines = rows(seam)
    common = [line for line in lines if line["rule"] == IN_COMMON]
    last, since = common[-1], lines[len(common) :]

    assert len(common) == last["id"] == 216
    assert [line["previous_hash"] for line in since[:3]] == [last["hash"]] * 3
    assert [line["previous_hash"] for line in since[3:]] == [since[n]["hash"] for n in (1, 0, 2)]
    assert faults(seam) == []


@pytest.mark.parametrize("gone", [1, 2])
def test_one_board_is_proved_without_the_others_lines(two: Database, gone: int) -> None:
    tamper(two.path, f"DELETE FROM history WHERE board_id = {gone}")
    chain = Chain()
    found = [fault for row in rows(two) for fault in chain.faults(row)]

    assert found, "that lines are missing is said"
    assert chain.is_whole(3 - gone)


@pytest.mark.parametrize(
    ("sql", "found", "broken"),
    [
        ("UPDATE history SET said = 'other' WHERE id = 3", ["History line 3 was altered"], 1),
        ("UPDATE history SET said = 'other' WHERE id = 6", ["History line 6 was altered"], 2),
        (
            "DELETE FROM history WHERE id = 3",
            ["History lines 3 to 3 are missing.", "History line 5 does not follow from the line before it."],
            1,
        ),
        (
            "DELETE FROM history WHERE id = 1",
            ["History lines 1 to 1 are missing.", "History line 3 does not follow from the line before it."],
            1,
        ),
        (
            "UPDATE history SET board_id = 2 WHERE id = 3",
            [
                "History line 3 does not follow from the line before it.",
                "History line 3 was altered",
                "History line 4 does not follow from the line before it.",
                "History line 5 does not follow from the line before it.",
            ],
            1,
        ),
        (
            "UPDATE history SET rule = 1 WHERE id = 3",
            [
                "History line 3 was chained as lines were before, after lines that were not.",
                "History line 3 was altered",
                "History line 5 does not follow from the line before it.",
            ],
            1,
        ),
        (
            "UPDATE history SET rule = 7 WHERE id = 3",
            ["History line 3 was altered"],
            1,
        ),
        (
            "UPDATE history SET previous_hash = (SELECT hash FROM history WHERE id = 4) WHERE id = 5",
            ["History line 5 does not follow from the line before it.", "History line 5 was altered"],
            1,
        ),
    ],
)
def test_what_was_done_to_a_line_is_found(two: Database, sql: str, found: list[str], broken: int) -> None:
    tamper(two.path, sql)
    chain = Chain()
    told = [fault for row in rows(two) for fault in chain.faults(row)]

    assert len(told) == len(found)
    assert all(fault.startswith(start) for fault, start in zip(told, found, strict=True)), told
    assert not chain.is_whole(broken)


def test_lines_that_changed_places_are_found(two: Database) -> None:
    """The third and the fifth, both of board 1, each with its hashes."""
    tamper(
        two.path,
        "UPDATE history SET id = 99 WHERE id = 3",
        "UPDATE history SET id = 3 WHERE id = 5",
        "UPDATE history SET id = 5 WHERE id = 99",
    )

    assert [each.split(":")[0] for each in faults(two)] == [
        "History line 3 does not follow from the line before it.",
        "History line 3 was altered",
        "History line 5 does not follow from the line before it.",
        "History line 5 was altered",
    ]


def test_a_line_put_in_between_is_found(two: Database) -> None:
    """It takes the place of the last, which moves on: two of the other board's would have to be written again."""
    tamper(
        two.path,
        "UPDATE history SET id = 7 WHERE id = 6",
        "INSERT INTO history SELECT 6, 1, subject, subject_id, ref, verb, person, at, 'put in', changes, why, undoes, "
        "(SELECT hash FROM history WHERE id = 5), 'x', 2 FROM history WHERE id = 1",
    )

    assert [each.split(":")[0] for each in faults(two)] == ["History line 6 was altered", "History line 7 was altered"]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE history SET said = 'other' WHERE id = 216", "History line 216 was altered"),
        ("UPDATE history SET said = 'other' WHERE id = 217", "History line 217 was altered"),
        ("DELETE FROM history WHERE id = 216", "History lines 216 to 216 are missing."),
        ("DELETE FROM history WHERE id BETWEEN 215 AND 217", "History lines 215 to 217 are missing."),
        ("UPDATE history SET rule = 2 WHERE id = 216", "History line 216 was altered"),
        ("UPDATE history SET rule = 1 WHERE id = 217", "History line 217 was altered"),
        ("UPDATE history SET previous_hash = '' WHERE id = 219", "History line 219 does not follow"),
    ],
)
def test_what_was_done_at_the_seam_is_found(seam: Database, sql: str, found: str) -> None:
    tamper(seam.path, sql)

    assert faults(seam)[0].startswith(found)


@pytest.mark.parametrize("board_id", [1, 2, 3])
def test_a_common_line_that_was_altered_and_done_again_breaks_every_board(seam: Database, board_id: int) -> None:
    """Its hash fits it, and the common lines after it fit; each board's first line since names another."""
    since = [(line["id"], line["previous_hash"], line["hash"]) for line in rows(seam)[216:]]
    tamper(seam.path, "UPDATE history SET said = 'other' WHERE id = 200", redo=True)
    with closing(sqlite3.connect(seam.path)) as file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        for line, previous, own in since:
            file.execute("UPDATE history SET previous_hash = ?, hash = ? WHERE id = ?", [previous, own, line])
        file.commit()
    chain = Chain()
    found = [fault for row in rows(seam) for fault in chain.faults(row)]

    assert found == [f"History line {line} does not follow from the line before it." for line in (217, 218, 219)]
    assert not chain.is_whole(board_id)


def test_neither_a_new_line_nor_a_boards_newest_reads_the_history_through(seam: Database) -> None:
    asked: list[str] = []
    with seam.writing() as store:
        tables(store).conn.set_trace_callback(asked.append)
        for board_id in (1, 2, 3):
            store.history.last_of(board_id)
            store.history.add(board_id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, "said", {}))
        tables(store).conn.set_trace_callback(None)
        plans = [
            row[3]
            for sql in asked
            if sql.startswith("SELECT")
            for row in tables(store).conn.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]

    assert len(asked) >= 9
    assert not [each for each in plans if each.startswith("SCAN") and "CONSTANT" not in each], plans
    assert not [each for each in plans if "TEMP B-TREE" in each], plans
