"""A log of which a board was removed: what was done to it since is found, and it is moved with what it tells."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from begun import begun
from conversation import JO, SAM, Conversation
from copied_logs import Place, rows
from new_log import new_log
from tampering import tamper
from two_boards import OURS, THEIRS, removed, two_boards

from storage.database import Database
from storage.upkeep.copy import copy_log
from storage.upkeep.proof import proof_of, proven
from storage.upkeep.verify import problems_in
from storage.upkeep.verify.fingerprint import named_line

ROLE = "INSERT INTO roles (board_id, person, role) VALUES (1, 'U0JO', 'chair')"


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Conversation]:
    """A log in a file, of whose two boards one was removed; what is typed goes to the other."""
    say = begun(new_log(tmp_path / "boardbot.db"), two_boards)
    removed(say.log)
    say.channel = "C0WOMBAT"
    yield say
    say.log.close()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (ROLE, "The table roles has rows of board 1, which was removed."),
        (
            "UPDATE outbox SET board_id = 1 WHERE key = 'told:2'",
            "The table outbox has rows of board 1, which was removed.",
        ),
        ("UPDATE boards SET name = 'Other' WHERE id = 1", "More is left of board 1 than of one that was removed."),
        ("UPDATE boards SET removed_at = '2020' WHERE id = 1", "More is left of board 1 than of one that was removed."),
        ("UPDATE history SET said = 'x' WHERE id = 2", "History line 2 is still there, of board 1, which was removed."),
        ("UPDATE history SET hash = 'x' WHERE id = 2", "History line 3 does not follow from the line before it."),
        (
            "UPDATE history SET previous_hash = 'x' WHERE id = 2",
            "History line 2 does not follow from the line before it.",
        ),
        ("DELETE FROM history WHERE id = 2", "History lines 2 to 2 are missing."),
        ("UPDATE history SET why = 'x' WHERE verb = 'remove'", "was altered: remove"),
        (
            "DELETE FROM history WHERE verb = 'remove'",
            "Board 1 is said to be removed, and no line of its history says so.",
        ),
        ("UPDATE boards SET removed_at = '2020' WHERE id = 2", "Board 2 is said to be removed, and no line"),
        ("UPDATE boards SET removed_at = NULL WHERE id = 1", "History line 1 was altered"),
    ],
)
def test_verify_tells_of_what_was_done_to_what_is_left(one: Conversation, sql: str, found: str) -> None:
    assert problems_in(one.log) == []

    tamper(one.log.path, sql)

    assert any(found in each for each in problems_in(one.log)), problems_in(one.log)


def test_words_that_were_taken_from_a_board_that_is_there_are_missed(one: Conversation) -> None:
    taken = (
        "subject = '', subject_id = 0, ref = '', verb = '', person = '', at = '', said = '', changes = '{}', why = ''"
    )
    tamper(one.log.path, f"UPDATE history SET {taken}, undoes = NULL WHERE board_id = 2 AND verb = 'done'")

    assert any("was altered" in each for each in problems_in(one.log, THEIRS))


def test_a_line_that_others_rest_on_is_looked_at_in_a_removed_board_too(one: Conversation) -> None:
    with one.log.reading() as store:
        newest = store.history.last_of(OURS)[1]
    tamper(one.log.path, "UPDATE history SET hash = 'x' WHERE id = 2")

    line = named_line(one.log, newest[:20])

    assert line is not None
    assert line.removed is not None
    assert not line.is_whole


def test_the_others_go_on_and_are_moved_with_what_is_left(one: Conversation, place: Place) -> None:
    server, file = place("server"), place("file")
    one("/action update A1 half done", by=JO)

    first = copy_log(str(one.log.path), server)
    second = copy_log(server, file)

    assert rows(server) == rows(file) == rows(str(one.log.path))
    assert first.problems == second.problems == []
    assert [board.name for board, _ in second.newest] == ["Wombat Board"]
    for address in (server, file):
        with closing(Database(address)) as log:
            again = Conversation(log, one.now, one.crowd, deliveries=one.deliveries, channel="C0WOMBAT")
            again("/action update A1 all done", by=JO)
            again.channel = "C0QUOKKA"
            assert "A1" in (again("/board setup New", by=SAM), again("/action add New", by=SAM))[1]
            assert problems_in(log) == []
            with log.reading() as store:
                assert [each.because for each in store.removals.all().values()] == ["its time is over"]
            removed(log, 3)
            assert problems_in(log) == []


def test_lines_that_all_boards_had_in_common_hold_for_the_others(older: Path, opened: Database) -> None:
    with opened.reading() as store:
        first, *others = store.boards.all()
    say = Conversation(opened, team=first.team, channel="C0NEW", deliveries=count(10**6))
    assert say("/board setup New", by=SAM).startswith("New")

    removed(opened, first.id)

    assert problems_in(opened) == []
    with opened.reading() as store:
        left = store.boards.all()
        assert len(left) == len(others) + 1
        proofs = [list(proof_of(store, each, say.now)) for each in left]
    assert [problems_in(opened, each.id) for each in left] == [[]] * len(left)
    assert [proven(each).problems for each in proofs] == [[]] * len(left)
    for board in left:
        assert problems_in(opened) == []
        removed(opened, board.id)
    assert problems_in(opened) == []
    say("/board setup Newer", by=SAM)
    say("/action add First", by=SAM)
    assert problems_in(opened) == []
