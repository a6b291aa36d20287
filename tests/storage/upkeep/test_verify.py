"""Verification: what was changed behind the log's back is found, however long the history is."""

import time
import tracemalloc

import pytest
from bare_log import tables
from conversation import JO, JULY_8, PAT, SAM, Conversation
from tampering import tamper

from board.actions import Action
from board.boards import Board
from board.history import Entry, differences
from storage.database import Database
from storage.upkeep.verify import problems_in

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


def test_a_board_after_a_busy_morning_has_no_problems(morning: Conversation) -> None:
    with morning.log.reading() as store:
        assert store.history.count() >= len(MORNING)

    assert problems_in(morning.log) == []


def test_northmoor_has_no_problems(northmoor: Conversation) -> None:
    assert problems_in(northmoor.log) == []


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
        ("DELETE FROM actions WHERE ref = 'A2'", "Action A2 is in the history but not in the log."),
        ("UPDATE readings SET value = '85' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
        ("UPDATE readings SET as_at = '2020-06-30' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
        ("UPDATE readings SET withdrawn = 0 WHERE value = '99'", "Reading 3 of M1 has no history."),
        (
            "UPDATE readings SET withdrawn = 1 WHERE value = '77'",
            "Reading 4 of M1 is in the history but not in the log.",
        ),
        ("DELETE FROM readings WHERE value = '72'", "Reading 1 of M1 is in the history but not in the log."),
        ("UPDATE conditions SET target = '70' WHERE label = 'M1a'", "Condition 1 of M1 differs from its history."),
        (
            "UPDATE conditions SET due_on = '2020-12-31' WHERE label = 'M1a'",
            "Condition 1 of M1 differs from its history.",
        ),
        (
            "UPDATE conditions SET withdrawn = 1 WHERE label = 'M1a'",
            "Condition 1 of M1 is in the history but not in the log.",
        ),
        (
            "UPDATE conditions SET indicator = 'CP visits' WHERE label = 'M1a'",
            "Condition 1 of M1 differs from its history.",
        ),
        (
            "UPDATE readings SET numerator = 3, denominator = 4 WHERE value = '77'",
            "Reading 4 of M1 differs from its history.",
        ),
        ("UPDATE readings SET source = 'another' WHERE value = '77'", "Reading 4 of M1 differs from its history."),
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
        ("DELETE FROM claims", "Claim 1 of M1 is in the history but not in the log."),
        ("UPDATE judgements SET met = 1", "Judgement 1 of M1 differs from its history."),
        ("UPDATE roles SET person = 'U0JO' WHERE role = 'chair'", "Its roles differ from its history."),
        ("INSERT INTO roles VALUES (1, 'U0NEW', 'chair')", "Its roles differ from its history."),
        ("DELETE FROM meetings WHERE meets_on = '2020-09-02'", "Its meetings differ from its history."),
        ("UPDATE measures SET source = 'nobody'", "Measure M1 differs from its history."),
        (
            "UPDATE readings SET entered_at = '2020-01-01' WHERE value = '77'",
            "Reading 4 of M1 differs from its history.",
        ),
        ("UPDATE claims SET entered_at = '2020-01-01'", "Claim 1 of M1 differs from its history."),
        (
            "UPDATE readings SET caveat = 'two teams missing' WHERE value = '72'",
            "Reading 1 of M1 differs from its history.",
        ),
        (
            "UPDATE conditions SET questions = '[\"which day\"]' WHERE label = 'M1a'",
            "Condition 1 of M1 differs from its history.",
        ),
        ("UPDATE conditions SET replaced_by = 2 WHERE label = 'M1a'", "Condition 1 of M1 differs from its history."),
        ("UPDATE actions SET ref_key = 'a9' WHERE ref = 'A2'", "Action A2 differs from its own history in ref_key."),
        ("UPDATE measures SET ref_key = 'm9'", "Measure M1 differs from its history."),
        (
            "INSERT INTO measures SELECT 9, board_id, 'M9', 'm9', title, NULL, '', '' FROM measures",
            "Measure M9 has no history.",
        ),
        ("UPDATE boards SET shared = 1", "Whether its channel is shared differs from its history."),
        ("UPDATE boards SET timezone = 'Asia/Tokyo'", "Its time zone differs from its history."),
        ("UPDATE boards SET team = 'T0EVIL'", "Its workspace differs from its history."),
        ("UPDATE boards SET digest_weekday = 4", "Its weekly slot differs from its history."),
        ("UPDATE boards SET digest_weekday = 99", "Its weekly slot differs from its history."),
        ("UPDATE boards SET digest_time = '23:00'", "Its weekly slot differs from its history."),
        (
            "UPDATE boards SET slots_from = '2031-01-01'",
            "The moment from which its weekly slots count differs from its history.",
        ),
        (
            "UPDATE digests SET snapshot = replace(snapshot, '\"overdue\": 0', '\"overdue\": 60')",
            "The digest {slot} is not as it was composed.",
        ),
        ("UPDATE digests SET snapshot = 'nothing'", "The digest {slot} is not as it was composed."),
        ("UPDATE digests SET composed_at = '2020-01-01'", "The digest {slot} is not as it was composed."),
        (
            "UPDATE outbox SET message = 'nothing' WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "The digest {slot} is not as it was composed.",
        ),
        (
            "UPDATE outbox SET digest_id = NULL WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "The digest {slot} is not as it was composed.",
        ),
        (
            "UPDATE outbox SET state = 'posted' WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "What became of the digest {slot} differs from its history.",
        ),
        (
            "UPDATE outbox SET state = 'failed', error = 'no' WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "What became of the digest {slot} differs from its history.",
        ),
        (
            "UPDATE outbox SET channel = 'C0EVIL' WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "What became of the digest {slot} differs from its history.",
        ),
        (
            "DELETE FROM outbox WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)",
            "The digest {slot} is not as it was composed.",
        ),
        ("DELETE FROM digests", "The digest {slot} is in the history but not in the log."),
        (
            """UPDATE outbox SET message = '{"text": "All is well."}' WHERE id = (SELECT min(id) FROM outbox WHERE digest_id IS NOT NULL)""",
            "The digest {slot} is not as it was composed.",
        ),
    ],
)
def test_what_was_changed_behind_the_logs_back_is_found(morning: Conversation, sql: str, found: str) -> None:
    with morning.log.reading() as store:
        (digest,) = store.digests.of(1)
    tamper(morning.log.path, sql)

    assert problems_in(morning.log) == [found.format(slot=digest.slot)]


def test_an_action_without_history_is_found(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.actions.add(board.id, Action(0, "A1", "Recruit", opened_at=board.slots_from, updated_at=board.slots_from))

    assert problems_in(log) == ["Action A1 has no history."]


def test_the_last_line_taken_out_is_found_by_what_it_was_about(morning: Conversation) -> None:
    """The chain itself cannot miss its last line."""
    tamper(morning.log.path, "DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)")

    (problem,) = problems_in(morning.log)
    assert problem.startswith("Action A2 differs from its own history in note")


def test_a_tail_cut_off_before_the_last_digest_is_found_by_the_digest(morning: Conversation) -> None:
    """Even where what it was about is made to fit."""
    with morning.log.reading() as store:
        (digest,) = store.digests.of(1)
    tamper(morning.log.path, f"DELETE FROM history WHERE id >= {digest.history_id}")

    assert f"History lines before the digest {digest.slot} are missing or altered." in problems_in(morning.log)


def test_every_board_is_looked_at_and_named_where_there_are_several(morning: Conversation) -> None:
    morning("/board setup Panel", by=SAM, channel="C0PANEL")
    morning("/action add Theirs", by=SAM, channel="C0PANEL")
    tamper(morning.log.path, "UPDATE actions SET title = 'Ours' WHERE title = 'Theirs'")

    assert problems_in(morning.log) == ["Panel: action A1 differs from its own history in title."]


def lengthened(log: Database, boards: list[Board], lines: int) -> None:
    """So many lines more on each board, all about one action."""
    with log.writing() as store:
        for board in boards:
            known = store.actions.find(board.id, "A1")
            action = known or store.actions.add(
                board.id, Action(0, "A1", "Recruit", opened_at=JULY_8, updated_at=JULY_8)
            )
            for number in range(lines):
                changes = {} if known or number else differences(None, action)
                said = f"half done {number}"
                store.history.add(
                    board.id, Entry(0, "action", action.id, "A1", "update", "U0JO", JULY_8, said, changes)
                )


def test_the_history_is_read_once_however_many_boards_there_are(log: Database, board: Board) -> None:
    with log.writing() as store:
        others = [store.boards.add("T0COUNCIL", f"C0{n}", f"Panel {n}", "Europe/London", JULY_8) for n in range(20)]
    lengthened(log, [board, *others], 3)
    asked: list[str] = []
    with log.reading() as store:
        tables(store).conn.set_trace_callback(asked.append)

    assert problems_in(log) == []
    of_all = [each for each in asked if "FROM history" in each and "board_id IN" not in each]
    assert of_all == ["SELECT * FROM history ORDER BY id"]


def test_a_long_history_takes_as_long_as_it_has_lines_and_no_more_memory(log: Database, board: Board) -> None:
    def verified() -> tuple[float, int]:
        problems_in(log)
        began = time.process_time()
        assert problems_in(log) == []
        seconds = time.process_time() - began
        tracemalloc.start()
        try:
            problems_in(log)
            return seconds, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    lengthened(log, [board], 1_000)
    short, little = verified()
    lengthened(log, [board], 7_000)
    long, much = verified()

    assert long < 16 * short
    assert much < 2 * little
