"""Verification: what was changed behind the log's back is found, and damage is said in words."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conversation import JULY_8, PAT, SAM, Conversation

from board.actions import Action, Status
from board.boards import Board
from board.history import differences
from board.refusals import Refusal
from storage.backup import problems_in
from storage.database import Database


def log_an_action(log: Database, board: Board, title: str = "Recruit") -> None:
    """An action and its line of history, as a command stores them."""
    with log.writing() as store:
        ref = store.boards.take_ref(board.id, "A")
        new = Action(0, ref, title, due_on=date(2020, 7, 31), opened_at=JULY_8, updated_at=JULY_8)
        kept = store.actions.add(board.id, new)
        changes = differences(None, kept)
        store.history.add(board.id, ("action", kept.id, ref), "add", "U0JO", JULY_8, f"add {title}", changes)


def by_hand(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_board_after_a_busy_morning_has_no_problems(say: Conversation) -> None:
    for line, by in (
        ("/action add Recruit <@U0JO> due: 31 July 2020", SAM),
        ("/action add Train <@U0ALI> due: ongoing", SAM),
        ("/action update A1 Advert out progress: half status: in progress", SAM),
        ("/action due A1 31 August 2020 because nobody applied", SAM),
        ("/action done A1 https://example.org/post", SAM),
        ("/action close A1", PAT),
        ("/action reopen A1 they left", PAT),
        ("/action hold A2 no trainer", SAM),
        ("/action undo", SAM),
        ("/measure add Visits", SAM),
    ):
        say(line, by=by)
    with say.log.reading() as store:
        assert store.history.count() >= 10

    assert problems_in(say.log) == []


def test_the_published_board_has_no_problems(published: Conversation) -> None:
    assert problems_in(published.log) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            "UPDATE actions SET due_on = '2020-12-31' WHERE ref = 'A1'",
            ["Action A1 differs from its own history in due_on."],
        ),
        (
            "UPDATE actions SET status = 'closed', moves = 3 WHERE ref = 'A2'",
            ["Action A2 differs from its own history in moves, status."],
        ),
        ("UPDATE actions SET title = 'Train'", ["Action A1 differs from its own history in title."]),
        ("UPDATE actions SET due_on = due_on", []),
    ],
)
def test_an_action_changed_behind_the_logs_back_is_found(
    log: Database, board: Board, sql: str, found: list[str]
) -> None:
    for title in ("Recruit", "Train"):
        log_an_action(log, board, title)
    by_hand(log.path, sql)

    assert problems_in(log) == found


def test_a_change_of_a_change_is_compared_with_the_newest(log: Database, board: Board) -> None:
    log_an_action(log, board)
    with log.writing() as store:
        before = store.actions.find(board.id, "A1")
        assert before is not None
        after = replace(before, status=Status.IN_PROGRESS)
        store.actions.save(after)
        line = ("action", before.id, "A1")
        store.history.add(board.id, line, "start", "U0JO", JULY_8, "start", differences(before, after))
    assert problems_in(log) == []

    by_hand(log.path, "UPDATE actions SET status = 'not started'")
    assert problems_in(log) == ["Action A1 differs from its own history in status."]


def test_the_last_line_taken_out_is_found_by_the_action_it_was_about(log: Database, board: Board) -> None:
    """The chain itself cannot miss its last line."""
    log_an_action(log, board)
    by_hand(log.path, "DROP TRIGGER history_refuses_delete")
    with log.writing() as store:
        before = store.actions.find(board.id, "A1")
        assert before is not None
        after = replace(before, status=Status.ON_HOLD)
        store.actions.save(after)
        line = ("action", before.id, "A1")
        store.history.add(board.id, line, "hold", "U0JO", JULY_8, "hold", differences(before, after))
    by_hand(log.path, "DELETE FROM history WHERE id = 2")

    assert problems_in(log) == ["Action A1 differs from its own history in status."]


def test_a_file_cut_short_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    for _ in range(50):
        log_an_action(log, board, "x" * 2000)
    log.close()
    os.truncate(log.path, log.path.stat().st_size // 2)

    with closing(Database(log.path)) as cut:
        try:
            words = problems_in(cut)
        except Refusal as refusal:
            words = [refusal.reason]
    assert words
    assert all(each.startswith(("The log cannot be written or read", "The file is damaged")) for each in words)


def test_a_page_overwritten_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    for _ in range(50):
        log_an_action(log, board, "x" * 2000)
    log.close()
    size = log.path.stat().st_size
    with log.path.open("r+b") as file:
        file.seek(size - 8192)
        file.write(b"\xff" * 4096)

    with closing(Database(log.path)) as damaged:
        try:
            words = problems_in(damaged)
        except Refusal as refusal:
            words = [refusal.reason]
    assert words
