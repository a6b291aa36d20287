"""Digests: a slot is claimed once, and what was composed is kept as it was."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from conversation import JULY_8
from hypothesis import given, settings, strategies as st

from board.boards import Board
from board.digest import Snapshot
from board.history import Entry
from storage.database import Database
from storage.digests import StoredDigest
from storage.outbox import Post
from storage.store import Store

SLOT = "2020-W28-1 09:00"
SNAPSHOT = Snapshot(date(2020, 7, 8), 73, 29, {"M6": "not met", "M2": "met"})
MESSAGES = [{"text": "Of 73 open actions 29 are overdue."}, {"text": "the full lists"}]


@pytest.fixture
def store(log: Database, board: Board) -> Iterator[Store]:
    with log.writing() as store:
        yield store


@pytest.fixture
def claimed(store: Store, board: Board) -> StoredDigest:
    assert claim(store, board)
    return store.digests.get(1)


def claim(store: Store, board: Board, slot: str = SLOT, missed: str = "") -> bool:
    return store.digests.claim(board, slot, MESSAGES, SNAPSHOT, JULY_8, missed)


def later(seconds: float) -> datetime:
    return JULY_8 + timedelta(seconds=seconds)


def test_a_claimed_digest_is_kept_as_it_was_composed(board: Board, claimed: StoredDigest) -> None:
    posts = [
        Post(
            key=f"{board.channel}:{SLOT}:{number}",
            team=board.team,
            channel=board.channel,
            message=message,
            composed_at=JULY_8,
            board_id=board.id,
            digest_id=1,
            id=number + 1,
        )
        for number, message in enumerate(MESSAGES)
    ]
    assert claimed == StoredDigest(1, board.id, SLOT, JULY_8, SNAPSHOT, 0, "", tuple(posts))
    assert (claimed.messages, claimed.state, claimed.error) == (tuple(MESSAGES), "claimed", "")
    assert claimed.posted_at is None


def test_a_digest_notes_the_last_line_of_history_it_was_composed_from(store: Store, board: Board) -> None:
    for said in ("first", "second"):
        store.history.add(1, Entry(0, "action", 1, "A1", "update", "U0JO", JULY_8, said, {}))
    claim(store, board)

    (digest,) = store.digests.of(1)
    assert (digest.history_id, digest.history_hash) == (2, store.history.hash_of(2))
    assert store.digests.of(2) == []


def test_a_slot_is_claimed_once_and_the_first_claim_stays(store: Store, board: Board, claimed: StoredDigest) -> None:
    assert store.digests.is_claimed(1, SLOT)
    assert not store.digests.claim(board, SLOT, [{}], Snapshot(date(2020, 7, 9), 0, 0, {}), later(60))
    assert store.digests.of(1) == [claimed]


def test_another_slot_and_another_board_are_claimed_beside_it(
    store: Store, board: Board, claimed: StoredDigest
) -> None:
    other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)

    assert not store.digests.is_claimed(1, "2020-W29-1 09:00")
    assert not store.digests.is_claimed(other.id, SLOT)
    assert claim(store, board, "2020-W29-1 09:00")
    assert claim(store, other)
    assert [each.id for each in store.digests.of(1)] == [1, 2]
    assert [each.id for each in store.digests.of(other.id)] == [3]


def test_a_digest_that_is_not_there_is_a_fault_of_ours(store: Store) -> None:
    with pytest.raises(LookupError):
        store.digests.get(7)


@pytest.mark.parametrize("turn", range(3))
def test_of_several_who_claim_a_slot_at_once_one_gets_it(log: Database, board: Board, turn: int) -> None:
    start = Barrier(4)

    def try_to_claim(_: int) -> bool:
        start.wait()
        with log.writing() as store:
            return claim(store, board)

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(try_to_claim, range(4))) == [False, False, False, True]


def test_the_last_digest_is_the_newest_whose_first_message_is_out(store: Store, board: Board) -> None:
    assert store.digests.last(1) is None
    for week in ("27", "28", "29"):
        claim(store, board, f"2020-W{week}-1 09:00")
    first, second = (store.digests.of(1)[number].posts[0] for number in range(2))
    store.outbox.posted(first, "1594195200.000100", later(5))
    store.outbox.posted(second, "1594195201.000100", later(6))

    last = store.digests.last(1)
    assert last is not None
    assert (last.slot, last.state, last.posted_at) == ("2020-W28-1 09:00", "posted", later(6))
    assert [each.state for each in last.posts] == ["posted", "claimed"]
    assert store.digests.last(2) is None
    assert store.digests.last(1, last.composed_at) == last, "one composed at that very instant counts"
    assert store.digests.last(1, last.composed_at - timedelta(seconds=1)) is None


@pytest.mark.parametrize("missed", [True, False])
def test_a_digest_that_failed_or_was_missed_is_a_problem_until_a_newer_one_is_on_its_way(
    store: Store, board: Board, missed: bool
) -> None:
    assert store.digests.last_problem(1) is None
    claim(store, board, missed="the bot was down for three days" if missed else "")
    if not missed:
        assert store.digests.last_problem(1) is None
        taken = store.outbox.take(board.team, JULY_8)
        assert taken is not None
        store.outbox.fail(taken, "channel is archived")

    problem = store.digests.last_problem(1)
    assert problem is not None
    assert problem.state == "failed"
    assert problem.error == ("the bot was down for three days" if missed else "channel is archived")
    assert store.outbox.take(board.team, later(600)) is None

    claim(store, board, "2020-W29-1 09:00")
    assert store.digests.last_problem(1) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(), each, max_size=3),
    max_leaves=8,
)


@settings(derandomize=True, deadline=None)
@given(
    messages=st.lists(json_values, min_size=1, max_size=4),
    snapshot=st.builds(
        Snapshot,
        st.dates(),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.dictionaries(st.text(), st.text(), max_size=4),
    ),
    error=st.text(min_size=1),
)
def test_whatever_is_composed_comes_back_as_it_was(
    shared: tuple[Database, Board], messages: list[object], snapshot: Snapshot, error: str
) -> None:
    log, board = shared
    with log.writing() as store:
        slot = f"slot {len(store.digests.of(board.id))}"
        assert store.digests.claim(board, slot, messages, snapshot, JULY_8)
        taken = store.outbox.take(board.team, JULY_8)
        assert taken is not None
        store.outbox.fail(taken, error)

        kept = store.digests.of(board.id)[-1]
    assert (kept.slot, kept.messages, kept.snapshot, kept.error) == (slot, tuple(messages), snapshot, error)
