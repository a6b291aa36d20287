"""Many boards whose digests are due at one moment, and several processes that do them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise
from typing import Any

import pytest
from conversation import Conversation
from end_to_end.postroom import TEAM, TO_MONDAY, Postroom, answer_waits, job_on
from end_to_end.stage import EVERYBODY

from bot.papers import chart
from bot.posting import digest_job
from bot.posting.composed_first import ComposedFirst
from bot.posting.postman import DRAWING_SECONDS
from bot.posting.waits import Waits
from commands.digest.claim import FrozenDigest
from local_slack import Channel
from storage.upkeep.verify import problems_in


@pytest.fixture
def others(post: Postroom) -> list[Channel]:
    """The channels of three more boards, which come after the first."""
    channels = [post.stage.workspace.add_channel(f"other-{number}", members=EVERYBODY) for number in range(3)]
    for number, each in enumerate(channels):
        talk = Conversation(post.stage.log, post.stage.clock(), team=TEAM, channel=each.id)
        talk.deliveries = count(1000 * (number + 1))
        talk(f"/board setup Other {number} chair: <@U0PAT>")
    post.job.tick()
    post.stage.workspace.calls.clear()
    return channels


def _calls(post: Postroom) -> Iterator[tuple[str, str]]:
    """What Slack was asked about each channel, or was given for it."""
    for method, asked, answer in post.stage.workspace.calls:
        if method in ("conversations.info", "chat.postMessage") and answer["ok"]:
            yield method, asked["channel"]


def test_all_are_composed_before_the_first_is_posted_and_no_answer_waits_for_that(
    post: Postroom, others: list[Channel]
) -> None:
    post.stage.later(**TO_MONDAY)
    answer_waits(post, "answer:1")

    post.job.tick()

    methods = [method for method, _ in _calls(post)]
    assert methods == ["conversations.info", "chat.postMessage", *["conversations.info"] * 3, *["chat.postMessage"] * 4]


def test_a_slot_that_another_process_has_claimed_by_now_is_not_asked_about(
    post: Postroom, others: list[Channel]
) -> None:
    post.stage.later(**TO_MONDAY)
    now = post.stage.clock()
    with post.stage.log.reading() as store:
        due = [(board, slot) for board in store.boards.all() if (slot := board.due_slot(now))]
    job_on(post.stage).tick()
    asked = len(list(_calls(post)))

    for board, slot in due:
        post.job.claim(board, slot)

    assert len(due) == len(others) + 1
    assert len(list(_calls(post))) == asked


@pytest.mark.parametrize(("place", "first"), [(0.0, 0), (0.5, 2), (0.99, 3)])
def test_each_process_begins_in_a_place_of_its_own(
    post: Postroom, others: list[Channel], place: float, first: int
) -> None:
    job = job_on(post.stage, place=place)
    post.stage.later(**TO_MONDAY)
    channels = [post.room.channel.id, *(each.id for each in others)]

    job.tick()

    asked = [channel for method, channel in _calls(post) if method == "conversations.info"]
    assert asked == channels[first:] + channels[:first]


def test_what_is_changed_after_a_digest_was_composed_and_before_it_is_claimed_is_in_it(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    post("/action add Recruit due: 10 July 2020")
    real = digest_job.composed

    def changed_after(*asked: Any) -> FrozenDigest:
        made = real(*asked)
        # Somebody else's thread: this one is reading.
        with ThreadPoolExecutor(1) as other:
            said = other.submit(post, "/action add Train due: 9 July 2020").result()
        assert said.startswith("A2 logged")
        return made

    monkeypatch.setattr(digest_job, "composed", changed_after)

    (main,) = post.tick(**TO_MONDAY)

    assert "Of 2 open actions 2 are overdue." in main.text
    assert problems_in(post.stage.log) == []


def test_what_was_composed_is_claimed_as_it_is_where_nothing_has_changed(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("it was composed a second time")

    post.stage.later(**TO_MONDAY)
    monkeypatch.setattr("commands.digest.claim.composed", never)

    assert len(post.tick()) == 1


def test_what_waits_on_every_board_is_not_asked_for_each_message(
    post: Postroom, others: list[Channel], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of hundreds of boards that would be hundreds of questions for each of a thousand messages."""
    real, looks = digest_job.waits_in, list[Waits]()

    def counted(*asked: Any) -> Waits:
        looks.append(real(*asked))
        return looks[-1]

    monkeypatch.setattr(digest_job, "waits_in", counted)

    assert len(post.tick(**TO_MONDAY)) == 1

    assert [len(each.slots) for each in looks] == [1 + len(others), 0]


@pytest.mark.parametrize("many", [1, 2])
def test_where_slack_takes_one_post_a_second_in_a_channel_each_is_out_once_and_in_order(
    northmoor: Postroom, others: list[Channel], many: int
) -> None:
    jobs = [job_on(northmoor.stage, place=number / many) for number in range(many)]
    northmoor.stage.workspace.limits.posts = True
    northmoor.stage.later(**TO_MONDAY)

    for _ in range(10):
        for job in jobs:
            job.tick()
        northmoor.stage.later(seconds=1)

    last = northmoor.last()
    assert last is not None
    assert len(last.posts) > 2
    assert northmoor.refused_posts()
    assert all(earlier.ts < later.ts for earlier, later in pairwise(last.posts))
    assert len(northmoor.room.by_the_bot()) == len(last.posts)
    assert [len(northmoor.stage.workspace.messages(each)) for each in others] == [1, 1, 1]


def test_a_digest_whose_charts_wait_for_anothers_lets_answers_go_first(
    northmoor: Postroom, caplog: pytest.LogCaptureFixture
) -> None:
    """As of another workspace of the same process, or of a paper that somebody asked for."""
    with chart._one_at_a_time:
        northmoor.tick(**TO_MONDAY)
        out = len(northmoor.room.by_the_bot())
        answer_waits(northmoor, "answer:1")
        northmoor.tick(seconds=DRAWING_SECONDS)

        assert northmoor.room.by_the_bot()[out].text.startswith("All of it, word for word.")
        assert "is not posted" not in caplog.text

    northmoor.tick(seconds=DRAWING_SECONDS)

    last = northmoor.last()
    assert last is not None
    assert {each.state for each in last.posts} == {"posted"}
    assert len(last.posts) > out
    assert all(earlier.ts < later.ts for earlier, later in pairwise(last.posts))


def test_digests_are_posted_once_those_of_other_workspaces_are_composed_and_answers_go_out_meanwhile(
    post: Postroom,
) -> None:
    first = ComposedFirst()
    post.job = job_on(post.stage, first=first)
    post.stage.later(**TO_MONDAY)
    composing, posted = threading.Event(), threading.Event()

    def another_workspace() -> None:
        with first.composing():
            composing.set()
            posted.wait(10)

    with ThreadPoolExecutor(2) as threads:
        other = threads.submit(another_workspace)
        assert composing.wait(10)
        ticking = threads.submit(post.job.tick)
        post.stage.workspace.wait_for(lambda: list(_calls(post)), 10)
        answer_waits(post, "answer:1")
        post.stage.workspace.wait_for(post.room.posted, 10)
        assert [each.text[:10] for each in post.room.posted()] == ["All of it,"]
        posted.set()
        other.result()
        ticking.result(10)

    assert len(post.room.posted()) == 2


def test_digests_do_not_wait_for_ever_for_another_workspace(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ComposedFirst()
    passed = count(0, digest_job.COMPOSED_WITHIN)
    monkeypatch.setattr(digest_job, "ANSWERS_EVERY", 0)
    post.job = job_on(post.stage, first=first, steady=lambda: next(passed))
    post.stage.later(**TO_MONDAY)

    with first.composing():
        post.job.tick()

    assert len(post.room.posted()) == 1
