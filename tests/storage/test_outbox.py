"""The outbox: each message has one key, one at a time tries it, and its end is kept."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from bare_log import tables
from conversation import JULY_8

from board.boards import Board
from board.digest import Snapshot
from storage.database import Database
from storage.outbox import Post
from storage.store import Store

TEAM, OTHERS = "T0COUNCIL", "T0OTHERS"
ANSWER = Post("answer:C0BOARD:U0JO:1.1", TEAM, "C0BOARD", {"text": "A1 logged."}, JULY_8, thread="1.1")
NOTHING = Snapshot(JULY_8.date(), 0, 0, {})


@pytest.fixture
def store(log: Database, board: Board) -> Iterator[Store]:
    with log.writing() as store:
        yield store


def later(seconds: float) -> datetime:
    return JULY_8 + timedelta(seconds=seconds)


def taken(store: Store, seconds: float = 0) -> Post | None:
    return store.outbox.take(TEAM, later(seconds))


def held(store: Store, seconds: float = 0) -> Post:
    """The next message, which must be there to be taken."""
    post = taken(store, seconds)
    assert post is not None
    return post


def test_a_message_is_taken_as_it_was_put_and_is_then_attempted(store: Store) -> None:
    assert store.outbox.put(ANSWER)
    assert store.outbox.is_due(TEAM, JULY_8)

    assert taken(store) == replace(ANSWER, id=1, held_until=later(30))
    assert taken(store) is None
    assert not store.outbox.is_due(TEAM, JULY_8)
    assert taken(store, 30) == replace(ANSWER, id=1, state="attempted", held_until=later(60))


def test_of_one_key_there_is_one_message_whatever_became_of_it(store: Store) -> None:
    assert not store.outbox.knows(TEAM, ANSWER.key)
    store.outbox.put(ANSWER)
    assert store.outbox.knows(TEAM, ANSWER.key)
    assert not store.outbox.put(replace(ANSWER, message="another"))
    store.outbox.posted(held(store), "2.2", JULY_8)
    assert not store.outbox.put(ANSWER)


def test_two_workspaces_may_use_the_same_key(store: Store) -> None:
    theirs = replace(ANSWER, team=OTHERS, message="theirs")
    assert store.outbox.put(ANSWER)
    assert not store.outbox.knows(OTHERS, ANSWER.key)
    assert store.outbox.put(theirs)

    first, second = held(store), store.outbox.take(OTHERS, JULY_8)

    assert (first.message, second and second.message) == (ANSWER.message, "theirs")


def test_what_one_workspace_keeps_no_longer_another_may_still_need(store: Store) -> None:
    store.outbox.put(replace(ANSWER, team=OTHERS))
    store.outbox.posted(store.outbox.take(OTHERS, JULY_8) or ANSWER, "2.2", JULY_8)

    store.outbox.forget(TEAM, later(4 * 86400))
    assert store.outbox.knows(OTHERS, ANSWER.key)

    store.outbox.forget(OTHERS, later(4 * 86400))
    assert not store.outbox.knows(OTHERS, ANSWER.key)

    assert taken(store, 60) is None


@pytest.mark.parametrize(("seconds", "may"), [(0, False), (29.999, False), (30, True), (31, True)])
def test_who_takes_it_has_it_for_half_a_minute(store: Store, seconds: float, may: bool) -> None:
    store.outbox.put(ANSWER)
    taken(store)

    assert (taken(store, seconds) is not None) is may


@pytest.mark.parametrize(("seconds", "may"), [(299.999, False), (300, True), (301, True)])
def test_a_try_is_put_off_to_the_instant_slack_asked_for_and_was_no_try(
    store: Store, seconds: float, may: bool
) -> None:
    store.outbox.put(ANSWER)
    assert store.outbox.put_off(held(store), later(300))

    found = taken(store, seconds)
    assert (found is not None and found.state == "claimed") is may


@pytest.mark.parametrize(("back", "may"), [(600, False), (3600, True)])
def test_a_clock_that_was_put_back_holds_nothing_up_for_long(store: Store, back: int, may: bool) -> None:
    store.outbox.put(replace(ANSWER, composed_at=later(3600)))
    taken(store, 3600)

    assert (taken(store, 3600 - back) is not None) is may


def test_a_posted_message_is_not_tried_again(store: Store) -> None:
    store.outbox.put(ANSWER)
    store.outbox.posted(held(store), "2.2", later(1))

    assert taken(store, 600) is None
    assert store.outbox.untold(TEAM) == []


def test_a_channels_new_id_is_for_what_is_on_its_way_alone(store: Store) -> None:
    """What is out, or has failed, keeps the id under which it was posted: the history knows it by that."""
    for number in range(4):
        store.outbox.put(replace(ANSWER, key=f"answer:{number}"))
    store.outbox.posted(held(store), "2.2", later(1))
    assert store.outbox.fail(held(store), "refused")
    held(store)

    store.outbox.readdress(TEAM, "C0BOARD", "C0NEW")

    rows = tables(store).query("SELECT state, channel FROM outbox ORDER BY id")
    assert [(row["state"], row["channel"]) for row in rows] == [
        ("posted", "C0BOARD"),
        ("failed", "C0BOARD"),
        ("attempted", "C0NEW"),
        ("claimed", "C0NEW"),
    ]


def test_another_workspaces_messages_are_left_alone(store: Store) -> None:
    store.outbox.put(replace(ANSWER, team="T0OTHER"))

    assert taken(store) is None
    assert store.outbox.take("T0OTHER", JULY_8) is not None


def test_a_digest_goes_out_in_order_under_its_first_message(store: Store, board: Board) -> None:
    store.digests.claim(board, "slot", ["first", "second", "third"], NOTHING, JULY_8)
    seen = []
    for number in range(3):
        post = held(store, number)
        assert taken(store, number) is None
        store.outbox.posted(post, f"{number}.0", later(number))
        seen.append((post.message, post.thread))

    assert seen == [("first", ""), ("second", "0.0"), ("third", "0.0")]


def test_what_a_person_waits_for_goes_before_a_digest(store: Store, board: Board) -> None:
    store.digests.claim(board, "slot", ["first", "second"], NOTHING, JULY_8)
    store.outbox.put(ANSWER)

    assert [post.message for _ in range(2) if (post := taken(store))] == [{"text": "A1 logged."}, "first"]


def test_a_digest_whose_first_message_fails_goes_no_further(store: Store, board: Board) -> None:
    store.digests.claim(board, "slot", ["first", "second"], NOTHING, JULY_8)
    store.digests.claim(board, "another", ["third"], NOTHING, JULY_8)
    assert store.outbox.fail(held(store), "The channel is archived.")

    assert held(store, 60).message == "third"
    assert [each.state for each in store.digests.get(1).posts] == ["failed", "failed"]
    assert [each.error for each in store.outbox.untold(TEAM)] == ["The channel is archived."]


def test_a_failure_is_told_of_until_a_notice_of_it_is_on_its_way(store: Store, board: Board) -> None:
    store.outbox.put(replace(ANSWER, board_id=board.id))
    store.outbox.put(replace(ANSWER, key="of no board"))
    for _ in range(2):
        assert store.outbox.fail(held(store), "The channel is archived.")

    (failed,) = store.outbox.untold(TEAM)
    assert failed.key == ANSWER.key
    assert store.outbox.untold("T0OTHER") == []

    store.outbox.put(Post("notice:1:U0SAM", TEAM, "U0SAM", {}, JULY_8, board_id=board.id, about=1))
    assert store.outbox.untold(TEAM) == []
    assert store.outbox.fail(held(store), "user_disabled")
    assert store.outbox.untold(TEAM) == []


@pytest.mark.parametrize("turn", range(3))
def test_of_several_who_take_it_at_once_one_gets_it(log: Database, board: Board, turn: int) -> None:
    start = Barrier(4)

    def take(_: int) -> bool:
        start.wait()
        with log.writing() as store:
            return taken(store) is not None

    with log.writing() as store:
        store.outbox.put(ANSWER)
    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(take, range(4))) == [False, False, False, True]


def test_answers_are_forgotten_after_some_days_but_no_digest_no_notice_and_nothing_that_waits(
    store: Store, board: Board
) -> None:
    days_later = 3 * 86400 + 1
    store.digests.claim(board, "slot", ["first"], NOTHING, JULY_8)
    store.outbox.posted(held(store), "1.0", JULY_8)
    for number, more in enumerate(({}, {"about": 1})):
        store.outbox.put(replace(ANSWER, key=f"key {number}", **more))
        store.outbox.posted(held(store), "2.0", JULY_8)
    store.outbox.put(replace(ANSWER, key="later", composed_at=later(days_later)))
    store.outbox.posted(held(store, days_later), "3.0", later(days_later))
    store.outbox.put(replace(ANSWER, key="key 2"))
    assert store.outbox.knows(TEAM, "key 0")

    store.outbox.forget(TEAM, later(days_later))

    assert [store.outbox.knows(TEAM, f"key {number}") for number in range(3)] == [False, True, True]
    assert store.digests.last(1) is not None
    assert store.outbox.knows(TEAM, "later")


def test_who_has_it_may_keep_it_longer_and_who_was_overtaken_may_not(store: Store) -> None:
    store.outbox.put(ANSWER)
    first = held(store)
    assert store.outbox.keep(first, later(10)) == replace(first, held_until=later(40))
    assert taken(store, 35) is None
    second = held(store, 40)

    assert store.outbox.keep(first, later(41)) is None
    assert store.outbox.keep(second, later(41))


@pytest.mark.parametrize("then", ["posted by the other", "still with the other"])
def test_who_was_overtaken_settles_nothing_but_that_it_is_out(store: Store, board: Board, then: str) -> None:
    """A process that was stopped for a minute learns of a refusal that another's try has overtaken."""
    store.digests.claim(board, "slot", ["first", "second"], NOTHING, JULY_8)
    first, other = held(store), held(store, 31)
    if then == "posted by the other":
        store.outbox.posted(other, "2.2", later(32))

    assert not store.outbox.put_off(first, later(33))
    assert not store.outbox.fail(first, "The channel is archived.")
    if then == "still with the other":
        assert [each.state for each in store.digests.get(1).posts] == ["attempted", "claimed"]
    store.outbox.posted(first, "1.1", later(34))

    main = store.digests.get(1).posts[0]
    assert (main.state, main.ts) == ("posted", "2.2" if then == "posted by the other" else "1.1")
    assert held(store, 100).message == "second"


def test_what_may_be_out_stays_so_where_it_could_not_even_be_looked_for(store: Store) -> None:
    store.outbox.put(ANSWER)
    store.outbox.put_off(held(store), later(300), "attempted")

    assert held(store, 300).state == "attempted"
