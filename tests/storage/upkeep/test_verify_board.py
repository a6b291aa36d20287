"""One board verified by itself: what is of it is found, and nothing of another's."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from tampering import tamper

from storage.database import Database
from storage.engines.shape import shape, whose
from storage.upkeep.verify import problems_in

OURS, THEIRS = 1, 2
LINES = (
    ("/board setup Panel chair: <@U0PAT>", SAM),
    ("/action add Theirs <@U0JO> due: 31 July 2020", SAM),
    ("/area add R99 Their area", SAM),
    ("/risk add Their risk likelihood: 3 impact: 4", SAM),
    ("/measure add Their measure", SAM),
    ("/measure target M1 visits at least 85% by 30 June 2020", SAM),
    ("/measure reading M1 visits 77% as at 30 June 2020", SAM),
    ("/digest post", SAM),
    ("/action update A1 half done", JO),
)


@pytest.fixture
def two(northmoor: Conversation) -> Conversation:
    """Northmoor's board, and another in a channel of its own."""
    northmoor.channel = "C0PANEL"
    for line, by in LINES:
        assert not northmoor(line, by=by).startswith("Not "), line
    return northmoor


def test_each_is_sound_by_itself(two: Conversation) -> None:
    assert problems_in(two.log, OURS) == []
    assert problems_in(two.log, THEIRS) == []
    assert problems_in(two.log) == []


def test_the_rows_of_both_are_all_the_rows_that_are_of_a_board(two: Conversation) -> None:
    with two.log.reading() as store:
        for table in whose("id = 0"):
            of_each = [list(store.rows(table, board)) for board in (OURS, THEIRS)]
            of_none = [row for row in store.rows(table) if row.get("board_id", 0) is None]
            assert sum(map(len, [*of_each, of_none])) == len(list(store.rows(table))), table
    of_no_board = set(shape()) - set(whose("id = 0"))
    of_people = {"reminder_habits", "absences"}
    assert of_no_board == of_people | {"answers", "seen_requests", "installations", "install_states"}


@pytest.mark.of_files
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE history SET said = 'other' WHERE board_id = 2 AND verb = 'setup'",
        "UPDATE history SET previous_hash = '' WHERE board_id = 2 AND subject = 'risk'",
        "DELETE FROM history WHERE board_id = 2 AND subject = 'area'",
        "UPDATE actions SET title = 'Other' WHERE board_id = 2",
        "UPDATE boards SET name = 'Other' WHERE id = 2",
        "DELETE FROM roles WHERE board_id = 2",
        "UPDATE areas SET title = 'Other' WHERE board_id = 2",
        "UPDATE risk_scores SET impact = 1 WHERE risk_id IN (SELECT id FROM risks WHERE board_id = 2)",
        "UPDATE readings SET value = '99' WHERE measure_id IN (SELECT id FROM measures WHERE board_id = 2)",
        "UPDATE outbox SET message = replace(message, 'Their', 'Other') WHERE board_id = 2 AND digest_id IS NOT NULL",
        "UPDATE digests SET history_hash = 'other' WHERE board_id = 2",
    ],
)
def test_what_was_done_to_one_is_found_there_alone(two: Conversation, sql: str) -> None:
    tamper(two.log.path, sql)

    assert problems_in(two.log, THEIRS)
    assert problems_in(two.log, OURS) == []
    assert problems_in(two.log)


def test_a_board_of_an_older_log_rests_on_the_lines_of_all(older: Path, opened: Database) -> None:
    with opened.reading() as store:
        boards = [each.id for each in store.boards.all()]
        common = [row["id"] for row in store.history.rows() if row["rule"] == 1]
    assert [problems_in(opened, each) for each in boards] == [[]] * len(boards)
    if common:
        tamper(older, f"UPDATE history SET said = 'other' WHERE id = {common[0]}")
        assert all(problems_in(opened, each) for each in boards)
