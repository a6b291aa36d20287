"""A post whose answer was lost is looked for where Slack gives fifteen messages a minute, and nobody waits for that.

So Slack treats apps that are distributed outside its marketplace; the workspace of these tests does.
"""

from itertools import cycle, pairwise

import pytest
from end_to_end.postroom import RETRY, TO_MONDAY, Postroom, answer_waits, job_on
from end_to_end.stage import EVERYBODY, JO

from bot.posting.digest_job import DigestJob
from local_slack.rate_limits import HISTORY, MESSAGES_AT_A_TIME

# Three pages: the post that is looked for stands on the last, or would.
TALK = 2 * MESSAGES_AT_A_TIME + 5
LOST = pytest.mark.parametrize("taken", [True, False], ids=["which Slack took", "which Slack did not take"])


def _lost(post: Postroom, taken: bool, thread: str = "") -> None:
    """An answer whose own answer was lost, in a channel where people go on talking."""
    post.stage.workspace.limits.history = True
    answer_waits(post, "answer:1", thread=thread)
    post.stage.workspace.fail("chat.postMessage", "drop", after=taken)
    post.tick()
    for number in range(TALK):
        post.stage.later(seconds=0.1)
        post.stage.workspace.say(JO, post.room.channel, f"as we said, {number}", thread or None)


def _asked(post: Postroom) -> list[bool]:
    """Whether Slack answered, each time it was asked for messages."""
    return [answer["ok"] for method, _, answer in post.stage.workspace.calls if method in HISTORY]


def _out(post: Postroom, words: str = "All of it, word for word.") -> int:
    return sum(each.text.startswith(words) for each in post.room.by_the_bot())


def _until_out(post: Postroom, *jobs: DigestJob) -> int:
    """Lets the jobs look in turn, whenever Slack may be asked again, until the answer is recorded as out; how many
    minutes that took."""
    for minutes, job in zip(range(10), cycle(jobs), strict=False):
        job.tick()
        with post.stage.log.reading() as store:
            if store.outbox.newest("T0LOCAL", [post.room.channel.id]):
                return minutes
        post.stage.later(minutes=1)
    raise AssertionError("it is not out after ten minutes")


@LOST
def test_a_look_goes_on_where_it_was_and_asks_once_a_minute(post: Postroom, taken: bool) -> None:
    _lost(post, taken)
    post.stage.later(**RETRY)

    assert _until_out(post, post.job) == 2

    assert _out(post) == 1
    # Each page but the last ends with a question that Slack turns down, and that says how long to wait.
    assert _asked(post) == [True, False, True, False, True]


@LOST
def test_whichever_process_is_next_goes_on_where_another_was(post: Postroom, taken: bool) -> None:
    _lost(post, taken)
    post.stage.later(**RETRY)

    assert _until_out(post, *(job_on(post.stage) for _ in range(3))) == 2

    assert _out(post) == 1


@LOST
def test_a_thread_is_looked_through_in_the_same_way(post: Postroom, taken: bool) -> None:
    asked = post.stage.workspace.say(JO, post.room.channel, "what is open?")
    _lost(post, taken, asked.ts)
    post.stage.later(**RETRY)

    _until_out(post, post.job)

    assert _out(post) == 1


def test_after_a_further_try_the_look_begins_anew(post: Postroom) -> None:
    _lost(post, taken=False)
    post.stage.workspace.fail("chat.postMessage", "drop", after=True)
    post.stage.later(**RETRY)

    _until_out(post, post.job)

    assert _out(post) == 1


def test_nobody_waits_for_a_look(post: Postroom) -> None:
    _lost(post, taken=True)
    elsewhere = post.stage.workspace.add_channel("elsewhere", members=EVERYBODY)
    post.tick(**RETRY)

    answer_waits(post, "answer:2")
    answer_waits(post, "answer:3", elsewhere)
    post.tick(seconds=1)

    # The second of them in this channel, and the one that was lost.
    assert _out(post) == 2
    assert len(post.stage.workspace.messages(elsewhere)) == 1
    assert _asked(post) == [True, False]


def test_a_digest_that_is_looked_for_is_out_once_and_in_order(northmoor: Postroom) -> None:
    northmoor.stage.workspace.limits.history = True
    northmoor.stage.workspace.fail("chat.postMessage", "drop", after=True)
    northmoor.tick(**TO_MONDAY)
    for number in range(TALK):
        northmoor.stage.workspace.say(JO, northmoor.room.channel, f"where is it, {number}")

    northmoor.tick(**RETRY)
    for _ in range(3):
        northmoor.tick(minutes=1)

    last = northmoor.last()
    assert last is not None
    assert [each.state for each in last.posts] == ["posted"] * len(last.posts)
    assert all(earlier.ts < later.ts for earlier, later in pairwise(last.posts))
    assert len(northmoor.room.by_the_bot()) == len(last.posts)
    assert northmoor.told_nobody()


def test_a_page_that_says_that_there_is_more_and_gives_nothing_is_asked_for_again(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lost(post, taken=True)
    monkeypatch.setattr("local_slack.methods.conversations._within", lambda *_: False)
    monkeypatch.setattr("local_slack.methods.conversations._next", lambda _: {"has_more": True})

    post.tick(**RETRY)
    monkeypatch.undo()
    post.stage.later(minutes=1)

    _until_out(post, post.job)
    assert _out(post) == 1
