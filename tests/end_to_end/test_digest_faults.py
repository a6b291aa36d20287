"""The weekly post on Slack's bad days: never twice, never lost without a word, and support hears of it once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from conversation import PAT
from end_to_end.postroom import RETRY, TO_MONDAY, Postroom, job_on
from end_to_end.stage import JO, SAM

from local_slack import Workspace

# Half a minute between two tries, and a little.


def _exactly_once(post: Postroom) -> None:
    """One message in the channel, and each of its thread's once."""
    assert len(post.room.posted()) == 1
    thread = [each.text for each in post.thread()]
    assert len(thread) == 4
    assert len(set(thread)) == len(thread)
    last = post.last()
    assert last is not None
    assert [each.state for each in last.posts] == ["posted"] * (len(thread) + 1)
    assert len({each.ts for each in last.posts}) == len(last.posts)


@pytest.mark.parametrize("after", [False, True], ids=["before Slack took it", "after Slack took it"])
@pytest.mark.parametrize("error", ["drop", "http_500", "fatal_error", "internal_error", "service_unavailable"])
def test_a_post_that_ends_in_doubt_is_out_once_in_the_end(northmoor: Postroom, error: str, after: bool) -> None:
    northmoor.stage.workspace.fail("chat.postMessage", error, after=after)

    assert len(northmoor.tick(**TO_MONDAY)) == (1 if after else 0)
    assert northmoor.last() is None
    assert len(northmoor.tick(seconds=1)) == (1 if after else 0)
    northmoor.tick(**RETRY)

    _exactly_once(northmoor)
    assert northmoor.told(SAM) == []


def test_a_message_that_slack_took_before_the_line_broke_is_found_by_what_only_bots_see(northmoor: Postroom) -> None:
    northmoor.stage.workspace.fail("chat.postMessage", "drop", after=True)
    (main,) = northmoor.tick(**TO_MONDAY)

    northmoor.tick(**RETRY)

    last = northmoor.last()
    assert last is not None
    assert last.posts[0].ts == main.ts
    assert main.metadata is not None
    assert "2020-W29" not in main.text
    assert northmoor.room.posted() == [main]


@pytest.mark.parametrize("error", ["drop", "http_500"])
def test_a_line_that_breaks_in_the_middle_of_the_thread_leaves_no_gap_and_no_double(
    northmoor: Postroom, error: str
) -> None:
    workspace = northmoor.stage.workspace
    seen: list[int] = []
    before = _posts(workspace)

    def break_the_third() -> None:
        if not seen and _posts(workspace) == before + 3:
            seen.append(1)
            workspace.fail("chat.postMessage", error, after=True)

    end = workspace.subscribe(break_the_third)
    northmoor.tick(**TO_MONDAY)
    end()
    assert seen
    assert len(northmoor.thread()) == 3
    northmoor.tick(**RETRY)

    _exactly_once(northmoor)


def _posts(workspace: Workspace) -> int:
    return sum(method == "chat.postMessage" for method, _, _ in list(workspace.calls))


def test_while_slack_cannot_say_whether_it_is_out_nothing_is_posted_again(northmoor: Postroom) -> None:
    workspace = northmoor.stage.workspace
    workspace.fail("chat.postMessage", "drop", after=True)
    northmoor.tick(**TO_MONDAY)
    workspace.fail("conversations.history", "internal_error")

    northmoor.tick(**RETRY)
    assert len(northmoor.room.posted()) == 1
    assert northmoor.last() is None
    northmoor.tick(**RETRY)

    _exactly_once(northmoor)


def test_a_bot_that_died_after_posting_is_followed_by_one_that_finds_the_post(northmoor: Postroom) -> None:
    northmoor.stage.workspace.fail("chat.postMessage", "drop", after=True)
    northmoor.tick(**TO_MONDAY)
    northmoor.job = job_on(northmoor.stage)

    northmoor.tick(**RETRY)

    _exactly_once(northmoor)


def test_two_processes_that_wake_at_once_post_it_once(northmoor: Postroom) -> None:
    other = job_on(northmoor.stage)
    northmoor.tick(**TO_MONDAY)
    other.tick()
    northmoor.stage.later(**RETRY)
    other.tick()

    _exactly_once(northmoor)


def test_a_process_does_not_cut_in_while_another_is_still_at_the_thread(northmoor: Postroom) -> None:
    """Each message takes eight seconds, so that half a minute passes before the thread is whole."""
    workspace, other = northmoor.stage.workspace, job_on(northmoor.stage)
    posts: list[int] = []
    halfway = threading.Event()

    def count() -> None:
        so_far = sum(method == "chat.postMessage" for method, _, _ in list(workspace.calls))
        if so_far > len(posts):
            posts.append(so_far)
            northmoor.stage.later(seconds=8)
        if so_far == 5 and not halfway.is_set():
            workspace.slow("chat.postMessage", 1)
            halfway.set()

    northmoor.stage.later(**TO_MONDAY)
    end = workspace.subscribe(count)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(northmoor.job.tick)
        assert halfway.wait(10)
        other.tick()
        first.result(10)
    end()

    _exactly_once(northmoor)


@pytest.mark.parametrize("wait", [1, 60, 600])
def test_ratelimited_waits_as_long_as_slack_says(northmoor: Postroom, wait: int) -> None:
    northmoor.stage.workspace.ratelimit("chat.postMessage", wait)

    assert northmoor.tick(**TO_MONDAY) == []
    assert northmoor.tick(seconds=wait - 1) == []
    northmoor.tick(seconds=1)

    _exactly_once(northmoor)
    assert northmoor.told(SAM) == []


def test_not_in_the_channel_is_told_to_support_once_with_what_to_do(post: Postroom) -> None:
    post("/board support <@U0JO>")
    post.stage.workspace.remove_bot(post.room.channel)

    assert post.tick(**TO_MONDAY) == []
    post.tick(**RETRY)
    job_on(post.stage).tick()

    for person in (SAM, JO):
        (news,) = post.told(person)
        assert news.startswith("Improvement Board: the weekly digest was not posted.")
        assert "Type /invite @boardbot there. Post one now, in the board's channel: /digest post" in news
    status = post("/status", by=PAT)
    assert "The last digest was not posted: I am not a member of the channel." in status


def test_an_archived_channel_is_told_to_support_once_in_words(post: Postroom) -> None:
    post.stage.workspace.archive(post.room.channel)

    post.tick(**TO_MONDAY)
    post.tick(**RETRY)

    (news,) = post.told(SAM)
    assert "The channel is archived. Unarchive it, or move the board to another channel with all its log" in news
    assert "is_archived" not in news


def test_support_is_told_as_soon_as_slack_takes_it(post: Postroom) -> None:
    workspace = post.stage.workspace
    workspace.archive(post.room.channel)
    # The first post is refused as archived; then the line to Sam is bad for a while.
    workspace.fail("chat.postMessage", "is_archived")
    workspace.fail("chat.postMessage", "http_500")
    workspace.ratelimit("chat.postMessage", 30)
    post.tick(**TO_MONDAY)
    assert post.told(SAM) == []

    post.tick(**RETRY)
    post.tick(**RETRY)
    post.tick(**RETRY)

    assert len(post.told(SAM)) == 1


def test_after_the_bot_is_invited_again_a_digest_can_be_posted_and_monday_comes_by_itself(post: Postroom) -> None:
    post.stage.workspace.remove_bot(post.room.channel)
    post.tick(**TO_MONDAY)
    post.stage.workspace.join(post.room.channel, post.stage.workspace.bot)

    post("/digest post")
    assert len(post.tick(**RETRY)) == 1
    assert len(post.tick(days=7)) == 2
    assert len(post.told(SAM)) == 1


def test_one_boards_trouble_does_not_keep_another_from_its_digest(post: Postroom) -> None:
    other = post.stage.room()
    post.talk.channel = other.channel.id
    post("/board setup Second Board")
    post.stage.workspace.fail("chat.postMessage", "http_500")

    post.tick(**TO_MONDAY)

    assert post.room.posted() == []
    assert len(other.posted()) == 1
