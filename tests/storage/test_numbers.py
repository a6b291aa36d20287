"""What a monitor asks of the log: how much, over all workspaces, and no words."""

from datetime import timedelta

import pytest
from bare_log import tables
from conversation import JULY_8

from board.boards import Board
from board.digest import Snapshot
from storage.database import Database
from storage.installations import Installation
from storage.numbers import Numbers
from storage.outbox import Post
from storage.outbox_order import FAILED

NOTHING = Snapshot(JULY_8.date(), 0, 0, {}, {})


def _post(key: str, team: str, minutes: int = 0, state: str = "claimed") -> Post:
    return Post(key, team, "C0BOARD", {}, JULY_8 + timedelta(minutes=minutes), state=state)


def test_an_empty_log_has_nothing_that_waits(log: Database) -> None:
    with log.reading() as store:
        assert store.numbers.waiting() == (0, None)
        assert store.numbers.digests_since(JULY_8) == {}


def test_what_waits_is_counted_over_all_workspaces_and_the_oldest_is_known(log: Database) -> None:
    with log.writing() as store:
        store.outbox.put(_post("a", "T0ONE", minutes=5))
        store.outbox.put(_post("a", "T0TWO", minutes=3))
        store.outbox.put(_post("b", "T0TWO", state=FAILED))
        store.outbox.take("T0TWO", JULY_8 + timedelta(minutes=9))

        assert store.numbers.waiting() == (2, JULY_8 + timedelta(minutes=3))


def test_a_digest_is_what_its_first_message_is(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.digests.claim(board, "1", [{}, {}], NOTHING, JULY_8)
        store.digests.claim(board, "2", [{}, {}], NOTHING, JULY_8 + timedelta(days=1), missed="too late")
        first = store.outbox.take(board.team, JULY_8)
        assert first is not None
        assert store.numbers.digests_since(JULY_8) == {"attempted": 1, "failed": 1}
        assert store.numbers.digests_since(JULY_8 + timedelta(hours=1)) == {"failed": 1}


def test_what_waits_for_a_workspace_that_took_the_app_out_raises_no_alarm(log: Database, board: Board) -> None:
    made = Installation(board.team, "", "Northmoor", "U0BOT", "B0BOT", frozenset(), "sealed", "U0SAM", JULY_8)
    with log.writing() as store:
        store.outbox.put(_post("a", board.team))
        store.digests.claim(board, "1", [{}], NOTHING, JULY_8)
        store.installations.save(made)
        assert store.numbers.waiting() == (2, JULY_8)

        store.installations.end(board.team, JULY_8, JULY_8, "taken out")

        assert store.numbers.waiting() == (0, None)
        assert store.numbers.digests_since(JULY_8) == {}
        assert store.boards.schedules() == []
        store.installations.save(made)
        assert store.numbers.waiting() == (2, JULY_8)
        assert len(store.boards.schedules()) == 1


@pytest.mark.parametrize(("ask", "index"), [("waiting", "outbox_open"), ("digests_since", "digests_by_time")])
def test_each_question_has_an_index_of_its_own(log: Database, ask: str, index: str) -> None:
    with log.reading() as store:
        asked = list[str]()
        tables(store).conn.set_trace_callback(asked.append)
        numbers = Numbers(store._connection)
        numbers.waiting() if ask == "waiting" else numbers.digests_since(JULY_8)
        tables(store).conn.set_trace_callback(None)
        plans = [row[3] for row in tables(store).conn.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]

    assert any(index in each for each in plans), plans
    # Of the installations there is one a workspace.
    read_through = {each for each in plans if each.startswith("SCAN") and "INDEX" not in each}
    assert read_through <= {"SCAN states", "SCAN installations"}, plans
