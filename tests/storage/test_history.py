"""The history: appended to, refused to be altered, and found out if it was."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from bare_log import tables
from conversation import JULY_8
from hypothesis import given, settings, strategies as st
from tampering import tamper

from board.boards import Board
from board.history import Entry
from storage.database import Database


def say(log: Database, board: Board, said: str = "said", person: str = "U0JO", minutes: int = 0, **more: int) -> int:
    """A line about the action `action` (1 where it is not said), `minutes` after nine."""
    action = more.pop("action", 1)
    at = JULY_8 + timedelta(minutes=minutes)
    with log.writing() as store:
        line = Entry(0, "action", action, f"A{action}", "update", person, at, said, {}, **more)
        return store.history.add(board.id, line)


def faults(log: Database) -> list[str]:
    with log.reading() as store:
        return list(store.history.faults())


def test_an_untouched_chain_has_no_faults(log: Database, board: Board) -> None:
    assert faults(log) == []
    for n in range(5):
        assert say(log, board, f"line {n}") == n + 1

    assert faults(log) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("said", "'done'"),
        ("person", "'U0ALI'"),
        ("at", "'2020-01-01T00:00:00.000000+00:00'"),
        ("verb", "'close'"),
        ("changes", """'{"status": ["in progress", "closed"]}'"""),
        ("why", "'because'"),
        ("ref", "'A2'"),
        ("subject", "'measure'"),
        ("subject_id", "2"),
        ("undoes", "1"),
        ("hash", "'0'"),
    ],
)
def test_a_line_altered_behind_the_triggers_is_found(log: Database, board: Board, column: str, value: str) -> None:
    for n in range(3):
        say(log, board, f"line {n}")

    tamper(log.path, f"UPDATE history SET {column} = {value} WHERE id = 2")
    assert any(fault.startswith("History line 2 was altered: ") for fault in faults(log))


def test_a_fault_names_the_line_as_it_now_stands(log: Database, board: Board) -> None:
    for n in range(3):
        say(log, board, f"line {n}")
    tamper(log.path, "UPDATE history SET said = 'done' WHERE id = 2")

    assert faults(log) == ["History line 2 was altered: update A1, 2020-07-08T08:00:00.000000+00:00."]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("id = 2", ["History lines 2 to 2 are missing."]),
        ("id IN (2, 3)", ["History lines 2 to 3 are missing."]),
        ("id = 1", ["History lines 1 to 1 are missing."]),
        ("id IN (1, 3)", ["History lines 1 to 1 are missing.", "History lines 3 to 3 are missing."]),
    ],
)
def test_a_line_that_is_missing_is_found(log: Database, board: Board, where: str, found: list[str]) -> None:
    for n in range(5):
        say(log, board, f"line {n}")
    tamper(log.path, f"DELETE FROM history WHERE {where}")

    assert faults(log) == found


def test_a_line_forged_with_a_fitting_hash_does_not_fit_the_next(log: Database, board: Board) -> None:
    """Another log's line 2 has a right hash of its own, and line 3 still names the old one."""
    for n in range(3):
        say(log, board, f"line {n}")
    with closing(Database(log.path.with_name("forged.db"))) as forged:
        forged.prepare()
        with forged.writing() as store:
            other = store.boards.add("T", "C", "Forged", "Europe/London", JULY_8)
        say(forged, other, "line 0")
        say(forged, other, "forged")
        with closing(sqlite3.connect(forged.path)) as connection:
            said, line = connection.execute("SELECT said, hash FROM history WHERE id = 2").fetchone()

    tamper(log.path, f"UPDATE history SET said = '{said}', hash = '{line}' WHERE id = 2")
    assert faults(log) == ["History line 3 does not follow from the line before it."]


def test_concurrent_writers_keep_the_chain_whole(log: Database, board: Board) -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(lambda n: say(log, board, f"line {n}"), range(80)))

    assert sorted(ids) == list(range(1, 81))
    assert faults(log) == []


@pytest.mark.of_files
def test_a_refused_command_leaves_no_gap(log: Database, board: Board) -> None:
    def fail() -> None:
        with log.writing() as store:
            store.history.add(board.id, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, "lost", {}))
            raise ZeroDivisionError

    say(log, board)
    with pytest.raises(ZeroDivisionError):
        fail()

    assert say(log, board) == 2
    assert faults(log) == []


plain = st.none() | st.text() | st.integers(-(2**53), 2**53) | st.booleans()


@settings(derandomize=True, deadline=None)
@given(
    said=st.text(),
    why=st.text(),
    ref=st.text(),
    changes=st.dictionaries(st.text(), st.tuples(plain, plain), max_size=4),
)
def test_a_line_comes_back_word_for_word(
    shared: tuple[Database, Board], said: str, why: str, ref: str, changes: dict[str, tuple[object, object]]
) -> None:
    log, board = shared
    with log.writing() as store:
        subject_id = store.history.count() + 1
        entry = Entry(0, "action", subject_id, ref, "update", "U0JO", JULY_8, said, changes, why, 3)
        line = store.history.add(board.id, entry)
    with log.reading() as store:
        found = store.history.of(board.id, "action", subject_id)

    assert found == [replace(entry, id=line)]


def test_the_lines_of_the_property_above_hold_together(shared: tuple[Database, Board]) -> None:
    log, board = shared
    say(log, board, "the last")

    assert faults(log) == []


def test_last_by_is_a_persons_own_newest_line_that_was_not_taken_back(log: Database, board: Board) -> None:
    def last(person: str = "U0JO", subject: str = "action") -> str | None:
        with log.reading() as store:
            entry = store.history.last_by(board.id, person, subject)
        return entry.said if entry else None

    assert last() is None
    say(log, board, "first")
    second = say(log, board, "second", action=2)
    say(log, board, "somebody else's", person="U0ALI")
    assert last() == "second"
    assert last(subject="measure") is None

    say(log, board, "undo", undoes=second, action=2)
    assert last() == "first"
    say(log, board, "third")
    assert last() == "third"
    assert last("U0ALI") == "somebody else's"


def test_since_leaves_out_the_very_instant_and_other_boards(log: Database, board: Board) -> None:
    with log.writing() as store:
        other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)
    say(log, board, "at", minutes=0)
    say(log, board, "later", minutes=2)
    say(log, board, "entered last, happened before", minutes=1)
    say(log, other, "elsewhere", minutes=3)

    def since(**after: float) -> list[str]:
        with log.reading() as store:
            return [entry.said for entry in store.history.since(board.id, JULY_8 + timedelta(**after))]

    assert since(microseconds=-1) == ["at", "entered last, happened before", "later"]
    assert since() == ["entered last, happened before", "later"]
    assert since(minutes=1) == ["later"]
    assert since(minutes=2) == []


def test_after_a_line_comes_all_that_was_entered_later_whatever_the_clock_said(log: Database, board: Board) -> None:
    with log.writing() as store:
        other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)
    say(log, board, "first", minutes=60)
    say(log, other, "elsewhere", minutes=61)
    say(log, board, "the clock was put back", minutes=1)

    with log.reading() as store:
        assert [entry.said for entry in store.history.after(board.id, 1)] == ["the clock was put back"]
        assert [entry.said for entry in store.history.after(board.id, 0)] == ["first", "the clock was put back"]


def test_a_boards_history_began_with_its_first_line(log: Database, board: Board) -> None:
    with log.reading() as store:
        assert store.history.began(board.id) is None
    say(log, board, minutes=5)
    say(log, board, minutes=9)

    with log.reading() as store:
        assert store.history.began(board.id) == JULY_8 + timedelta(minutes=5)


def test_the_line_that_set_an_actions_status_is_found_by_its_index(log: Database, board: Board) -> None:
    with log.writing() as store:
        for n, changes in enumerate([{"status": (None, "closed")}, {"note": ("", "status: closed")}, {}]):
            for subject, its_id in (("action", 1), ("action", 2), ("measure", 1)):
                line = Entry(0, subject, its_id, "A1", "update", "U0JO", JULY_8, f"{subject} {its_id} {n}", changes)
                store.history.add(board.id, line)

    asked: list[str] = []
    with log.reading() as store:
        with tables(store).tracer(lambda sql, _: asked.append(sql)):
            found = store.history.last_status(board.id, 1)
        plan = tables(store).execute(f"EXPLAIN QUERY PLAN {asked[0]}", [board.id, 1]).fetchall()
        nothing = store.history.last_status(board.id, 3)

    assert found
    assert found.said == "action 1 0"
    assert len(asked) == 1
    assert "history_by_subject" in plan[0][3]
    assert nothing is None
