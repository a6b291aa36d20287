"""Digests: a slot is claimed once, tried by one at a time, and kept as it was posted."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from conversation import JULY_8
from hypothesis import given, settings
from hypothesis import strategies as st

from board.boards import Board
from board.digest import Snapshot
from storage.database import Database
from storage.digests import StoredDigest
from storage.store import Store

SLOT = "2020-W28-1 09:00"
SNAPSHOT = Snapshot(date(2020, 7, 8), 73, 29, {"M6": "not met", "M2": "met"})
MESSAGES = [{"text": "Of 73 open actions 29 are overdue."}, {"text": "the full lists"}]
HELD = JULY_8 + timedelta(seconds=29.999)
FREE = JULY_8 + timedelta(seconds=30)


@pytest.fixture
def store(log: Database, board: Board) -> Iterator[Store]:
    with log.writing() as store:
        yield store


@pytest.fixture
def claimed(store: Store) -> StoredDigest:
    assert claim(store)
    return store.digests.unposted()[0]


def claim(store: Store, slot: str = SLOT, board_id: int = 1, missed: str = "") -> bool:
    return store.digests.claim(board_id, slot, MESSAGES, SNAPSHOT, JULY_8, missed)


def reread(store: Store) -> StoredDigest:
    """The one digest there is, whatever became of it."""
    found = [*store.digests.unposted(), *store.digests.untold(), store.digests.last(1)]
    return next(each for each in found if each)


def later(seconds: float) -> datetime:
    return JULY_8 + timedelta(seconds=seconds)


def test_a_claimed_digest_is_kept_as_it_was_composed(claimed: StoredDigest) -> None:
    assert claimed == StoredDigest(
        id=1,
        board_id=1,
        slot=SLOT,
        state="claimed",
        composed_at=JULY_8,
        messages=tuple(MESSAGES),
        snapshot=SNAPSHOT,
        attempts=0,
        attempted_at=None,
        posted_at=None,
        posted=(),
        error="",
        told=False,
        history_id=0,
        history_hash="",
    )


def test_a_digest_notes_the_last_line_of_history_it_was_composed_from(store: Store) -> None:
    for said in ("first", "second"):
        store.history.add(1, ("action", 1, "A1"), "update", "U0JO", JULY_8, said, {})
    claim(store)

    assert (reread(store).history_id, reread(store).history_hash) == (2, store.history.hashes()[2])
    assert store.digests.of(1) == [reread(store)]
    assert store.digests.of(2) == []


def test_a_slot_is_claimed_once_and_the_first_claim_stays(store: Store, claimed: StoredDigest) -> None:
    assert store.digests.is_claimed(1, SLOT)
    assert not store.digests.claim(1, SLOT, [], Snapshot(date(2020, 7, 9), 0, 0, {}), later(60))
    assert store.digests.unposted() == [claimed]


def test_another_slot_and_another_board_are_claimed_beside_it(store: Store, claimed: StoredDigest) -> None:
    other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)

    assert not store.digests.is_claimed(1, "2020-W29-1 09:00")
    assert not store.digests.is_claimed(other.id, SLOT)
    assert claim(store, "2020-W29-1 09:00")
    assert claim(store, SLOT, other.id)
    assert [each.id for each in store.digests.unposted()] == [1, 2, 3]


@pytest.mark.parametrize("turn", range(3))
def test_of_several_who_claim_a_slot_at_once_one_gets_it(log: Database, board: Board, turn: int) -> None:
    start = Barrier(4)

    def try_to_claim(_: int) -> bool:
        start.wait()
        with log.writing() as store:
            return claim(store)

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(try_to_claim, range(4))) == [False, False, False, True]


@pytest.mark.parametrize("turn", range(3))
def test_of_several_who_try_to_post_it_at_once_one_may(log: Database, board: Board, turn: int) -> None:
    start = Barrier(4)

    def try_to_post(_: int) -> bool:
        start.wait()
        with log.writing() as store:
            return store.digests.attempt(1, JULY_8)

    with log.writing() as store:
        claim(store)
    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(try_to_post, range(4))) == [False, False, False, True]


def test_who_tries_holds_it_for_half_a_minute(store: Store, claimed: StoredDigest) -> None:
    assert store.digests.attempt(claimed.id, JULY_8)
    assert not store.digests.attempt(claimed.id, JULY_8)
    assert not store.digests.attempt(claimed.id, HELD)
    assert store.digests.attempt(claimed.id, FREE)
    assert not store.digests.attempt(claimed.id, FREE + timedelta(seconds=29))

    assert (reread(store).attempts, reread(store).attempted_at) == (2, FREE)


@pytest.mark.parametrize(("seconds", "may"), [(299.999, False), (300, True), (301, True)])
def test_a_try_is_put_off_to_the_instant_slack_asked_for(
    store: Store, claimed: StoredDigest, seconds: float, may: bool
) -> None:
    store.digests.attempt(claimed.id, JULY_8)
    store.digests.wait(claimed.id, later(300))

    assert store.digests.attempt(claimed.id, later(seconds)) is may


def test_what_is_out_so_far_is_known_before_all_of_it_is(store: Store, claimed: StoredDigest) -> None:
    store.digests.record_post(claimed.id, ["1594195200.000100"])
    assert reread(store).posted == ("1594195200.000100",)
    assert reread(store).state == "claimed"

    store.digests.record_post(claimed.id, ["1594195200.000100", "1594195201.000200"])
    assert reread(store).posted == ("1594195200.000100", "1594195201.000200")


def test_a_posted_digest_is_the_last_and_is_not_tried_again(store: Store, claimed: StoredDigest) -> None:
    assert store.digests.last(1) is None
    store.digests.note_error(claimed.id, "rate limited")
    store.digests.finish(claimed.id, later(5))

    last = store.digests.last(1)
    assert last is not None
    assert (last.state, last.posted_at, last.error) == ("posted", later(5), "")
    assert (last.messages, last.snapshot) == (claimed.messages, SNAPSHOT)
    assert store.digests.unposted() == []
    assert not store.digests.attempt(claimed.id, later(600))
    assert not claim(store)


def test_the_last_digest_is_the_newest_that_was_posted(store: Store) -> None:
    for week, posted in (("27", True), ("28", True), ("29", False)):
        claim(store, f"2020-W{week}-1 09:00")
        if posted:
            store.digests.finish(store.digests.unposted()[0].id, JULY_8)

    last = store.digests.last(1)
    assert last is not None
    assert last.slot == "2020-W28-1 09:00"
    assert store.digests.last(2) is None


@pytest.mark.parametrize("missed", [True, False])
def test_support_hears_once_of_a_digest_that_failed_or_was_missed(store: Store, missed: bool) -> None:
    claim(store, missed="the bot was down for three days" if missed else "")
    if not missed:
        assert store.digests.untold() == []
        store.digests.fail(1, "channel is archived")

    (untold,) = store.digests.untold()
    assert (untold.state, untold.error) == (
        ("missed", "the bot was down for three days") if missed else ("failed", "channel is archived")
    )
    assert store.digests.unposted() == []
    assert not store.digests.attempt(1, later(600))
    assert store.digests.last_problem(1) == untold

    store.digests.told(1)
    assert store.digests.untold() == []
    problem = store.digests.last_problem(1)
    assert problem is not None
    assert problem.told


def test_a_problem_is_past_once_a_newer_digest_is_on_its_way(store: Store) -> None:
    assert store.digests.last_problem(1) is None
    claim(store)
    store.digests.fail(1, "channel is archived")
    claim(store, "2020-W29-1 09:00")

    assert store.digests.last_problem(1) is None


def test_a_digest_may_be_composed_anew_before_it_is_posted(store: Store, claimed: StoredDigest) -> None:
    store.digests.rewrite(claimed.id, [{"text": "late"}])

    assert reread(store).messages == ({"text": "late"},)
    assert reread(store).snapshot == SNAPSHOT


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(), each, max_size=3),
    max_leaves=8,
)


@settings(derandomize=True, deadline=None)
@given(
    messages=st.lists(json_values, max_size=4),
    snapshot=st.builds(
        Snapshot,
        st.dates(),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.dictionaries(st.text(), st.text(), max_size=4),
    ),
    error=st.text(),
)
def test_whatever_is_composed_comes_back_as_it_was(
    shared: tuple[Database, Board], messages: list[object], snapshot: Snapshot, error: str
) -> None:
    log, board = shared
    with log.writing() as store:
        slot = f"slot {len(store.digests.unposted())}"
        assert store.digests.claim(board.id, slot, messages, snapshot, JULY_8)
        digest = store.digests.unposted()[-1]
        store.digests.note_error(digest.id, error)

        kept = store.digests.unposted()[-1]
    assert (kept.slot, kept.messages, kept.snapshot, kept.error) == (slot, tuple(messages), snapshot, error)
