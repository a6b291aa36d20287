"""Verification: what was changed behind the log's back is found, and damage is said in words."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation

from board.actions import Action
from board.boards import Board
from board.refusals import Refusal
from storage.database import Database
from storage.verification import problems_in

MORNING = (
    ("/action add Recruit <@U0JO> due: 31 July 2020", SAM),
    ("/action add Train <@U0ALI> due: ongoing", SAM),
    ("/action update A1 Advert out progress: half status: in progress", JO),
    ("/action due A1 31 August 2020 because nobody applied", JO),
    ("/action done A1 https://example.org/post", JO),
    ("/action close A1", PAT),
    ("/action reopen A1 they left", PAT),
    ("/action hold A2 no trainer", SAM),
    ("/action undo", SAM),
    ("/measure add Statutory visits", SAM),
    ("/measure target M1 CIN visits at least 75% by 30 June 2020", SAM),
    ("/measure target M1 evidence: visits are purposeful", SAM),
    ("/measure reading M1 CIN visits 72% as at 31 May 2020 source: weekly return", SAM),
    ("/measure reading M1 CIN visits 73% as at 31 May 2020 source: weekly return", SAM),
    ("/measure reading M1 CIN visits 99% as at 30 June 2020 source: mistyped", SAM),
    ("/measure undo", SAM),
    ("/measure reading M1 CIN visits 77% as at 8 July 2020 source: cabinet report", SAM),
    ("/measure claim M1 met as at 8 July 2020 source: cabinet report", SAM),
    ("/measure judge M1 M1b not met evidence: the June audit", PAT),
    ("/board observer <@U0ALI>", SAM),
    ("/board officer <@U0ALI>", SAM),
    ("/board meeting 2 September 2020", SAM),
    ("/digest post", SAM),
    ("/action update A2 Venue booked", SAM),
)


@pytest.fixture
def morning(say: Conversation) -> Conversation:
    """A board on which people did something of everything."""
    for line, by in MORNING:
        reply = say(line, by=by)
        assert not reply.startswith("Not "), f"{line}: {reply}"
    return say


def by_hand(path: Path, *statements: str) -> None:
    """What somebody with the file and a database tool could do."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for sql in statements:
            assert connection.execute(sql).rowcount in {-1, 1}, f"not one row: {sql}"


def test_a_board_after_a_busy_morning_has_no_problems(morning: Conversation) -> None:
    with morning.log.reading() as store:
        assert store.history.count() >= len(MORNING)

    assert problems_in(morning.log) == []


def test_the_published_board_has_no_problems(published: Conversation) -> None:
    assert problems_in(published.log) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            "UPDATE actions SET due_on = '2020-12-31' WHERE ref = 'A1'",
            "Action A1 differs from its own history in due_on.",
        ),
        (
            "UPDATE actions SET status = 'closed', moves = 3 WHERE ref = 'A2'",
            "Action A2 differs from its own history in moves, status.",
        ),
        (
            "UPDATE actions SET original_due_on = due_on WHERE ref = 'A1'",
            "Action A1 differs from its own history in original_due_on.",
        ),
        ("DELETE FROM actions WHERE ref = 'A2'", "Action A2 is in the history and not in the log."),
        ("UPDATE readings SET value = '85' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
        ("UPDATE readings SET as_at = '2020-06-30' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
        ("UPDATE readings SET withdrawn = 0 WHERE value = '99'", "Reading 3 of M1 has no history."),
        (
            "UPDATE readings SET withdrawn = 1 WHERE value = '77'",
            "Reading 4 of M1 is in the history and not in the log.",
        ),
        ("DELETE FROM readings WHERE value = '72'", "Reading 1 of M1 is in the history and not in the log."),
        ("UPDATE conditions SET target = '70' WHERE label = 'M1a'", "Condition 1 of M1 differs from its history."),
        (
            "UPDATE conditions SET due_on = '2020-12-31' WHERE label = 'M1a'",
            "Condition 1 of M1 differs from its history.",
        ),
        (
            "UPDATE conditions SET withdrawn = 1 WHERE label = 'M1a'",
            "Condition 1 of M1 is in the history and not in the log.",
        ),
        (
            "UPDATE conditions SET indicator = 'CP visits' WHERE label = 'M1a'",
            "Condition 1 of M1 differs from its history.",
        ),
        (
            "UPDATE readings SET numerator = 3, denominator = 4 WHERE value = '77'",
            "Reading 4 of M1 differs from its history.",
        ),
        ("UPDATE readings SET source = 'illustrative' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
        (
            "UPDATE actions SET owner_id = 'U0SAM' WHERE ref = 'A2'",
            "Action A2 differs from its own history in owner_id.",
        ),
        ("UPDATE measures SET title = 'Something else'", "Measure M1 differs from its history."),
        ("UPDATE measures SET owner_id = 'U0JO'", "Measure M1 differs from its history."),
        ("UPDATE boards SET channel = 'C0EVIL'", "Its name, channel or pause differs from its history."),
        ("UPDATE boards SET paused = 1", "Its name, channel or pause differs from its history."),
        ("UPDATE judgements SET evidence = 'nothing'", "Judgement 1 of M1 differs from its history."),
        ("UPDATE claims SET source = 'nobody'", "Claim 1 of M1 differs from its history."),
        ("UPDATE claims SET met = 0", "Claim 1 of M1 differs from its history."),
        ("DELETE FROM claims", "Claim 1 of M1 is in the history and not in the log."),
        ("UPDATE judgements SET met = 1", "Judgement 1 of M1 differs from its history."),
        ("UPDATE roles SET person = 'U0JO' WHERE role = 'chair'", "Its roles differ from its history."),
        ("INSERT INTO roles VALUES (1, 'U0NEW', 'chair')", "Its roles differ from its history."),
        ("DELETE FROM meetings WHERE meets_on = '2020-09-02'", "Its meetings differ from its history."),
        ("DELETE FROM outbox WHERE id = 1", "The digest {slot} is not as it was composed."),
        ("DELETE FROM digests", "The digest {slot} is in the history and not in the log."),
        (
            """UPDATE outbox SET message = '{"text": "All is well."}' WHERE id = 1""",
            "The digest {slot} is not as it was composed.",
        ),
    ],
)
def test_what_was_changed_behind_the_logs_back_is_found(morning: Conversation, sql: str, found: str) -> None:
    with morning.log.reading() as store:
        (digest,) = store.digests.of(1)
    by_hand(morning.log.path, sql)

    assert problems_in(morning.log) == [found.format(slot=digest.slot)]


def test_an_action_without_history_is_found(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.actions.add(board.id, Action(0, "A1", "Recruit", opened_at=board.slots_from, updated_at=board.slots_from))

    assert problems_in(log) == ["Action A1 has no history."]


def test_the_last_line_taken_out_is_found_by_what_it_was_about(morning: Conversation) -> None:
    """The chain itself cannot miss its last line."""
    by_hand(
        morning.log.path,
        "DROP TRIGGER history_refuses_delete",
        "DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)",
    )

    (problem,) = problems_in(morning.log)
    assert problem.startswith("Action A2 differs from its own history in note")


def test_a_tail_cut_off_before_the_last_digest_is_found_by_the_digest(morning: Conversation) -> None:
    """Even where what it was about is made to fit."""
    with morning.log.reading() as store:
        (digest,) = store.digests.of(1)
    by_hand(morning.log.path, "DROP TRIGGER history_refuses_delete")
    with closing(sqlite3.connect(morning.log.path)) as connection, connection:
        connection.execute("DELETE FROM history WHERE id >= ?", [digest.history_id])

    assert f"History lines before the digest {digest.slot} are missing or altered." in problems_in(morning.log)


def test_every_board_is_looked_at_and_named_where_there_are_several(morning: Conversation) -> None:
    morning("/board setup Panel", by=SAM, channel="C0PANEL")
    morning("/action add Theirs", by=SAM, channel="C0PANEL")
    by_hand(morning.log.path, "UPDATE actions SET title = 'Ours' WHERE title = 'Theirs'")

    assert problems_in(morning.log) == ["Panel: action A1 differs from its own history in title."]


def filled(log: Database, board: Board) -> None:
    """Enough on the log to make its file some fifty pages long; and closed, so that all is in the one file."""
    with log.writing() as store:
        for n in range(50):
            new = Action(0, f"A{n}", "x" * 2000, opened_at=board.slots_from, updated_at=board.slots_from)
            store.actions.add(board.id, new)
    log.close()


def test_a_file_cut_short_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    filled(log, board)
    os.truncate(log.path, log.path.stat().st_size // 2)

    with closing(Database(log.path)) as cut:
        try:
            words = problems_in(cut)
        except Refusal as refusal:
            words = [refusal.reason]
    assert words
    assert all(each.startswith(("The log cannot be written or read", "The file is damaged")) for each in words)


def test_a_page_overwritten_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    filled(log, board)
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
