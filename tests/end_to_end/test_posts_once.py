"""Private notices to support, and what holds for every post: each is out once, whatever breaks on the way."""

from datetime import datetime
from typing import Any

import pytest
from end_to_end.postroom import RETRY, TEAM, TO_MONDAY, Postroom, job_on
from end_to_end.stage import JO, PAT, SAM
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from board.boards import Board
from board.digest import Digest
from bot.posting.attempt import EVENT_TYPE, Attempt, Ended, refused
from commands.digest import claim as digest_claim
from commands.reply import frozen, paragraph, reply
from local_slack.faults import Fault
from storage.outbox import Post
from storage.store import Store


@pytest.mark.parametrize("after", [False, True], ids=["before Slack took it", "after Slack took it"])
def test_a_notice_that_ends_in_doubt_is_out_once_in_the_end(post: Postroom, after: bool) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", "is_archived")
    workspace.fail("chat.postMessage", "drop", after=after)
    post.tick(**TO_MONDAY)
    post.job = job_on(post.stage)

    post.tick(**RETRY)
    post.tick(**RETRY)

    (news,) = post.told(SAM)
    assert news.startswith("Improvement Board: the weekly digest was not posted.")
    assert post.told(PAT) == []


@pytest.mark.parametrize("error", ["token_revoked", "invalid_auth", "account_inactive"])
def test_a_token_that_slack_no_longer_accepts_is_told_to_support_once_it_does_again(post: Postroom, error: str) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", error)
    workspace.fail("conversations.open", error, times=2)
    assert post.tick(**TO_MONDAY) == []
    post.tick(seconds=200)
    assert post.told_nobody()

    post.tick(seconds=300)
    post.tick(seconds=300)
    post.tick(seconds=300)

    (news,) = post.told(SAM)
    assert "Slack no longer accepts the bot's token." in news
    assert error not in news
    assert news.endswith("/digest post")


def test_of_a_token_that_was_refused_for_days_support_hears_all_the_same(post: Postroom) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", "token_revoked")
    workspace.fail("conversations.open", "token_revoked", times=1000)
    post.tick(**TO_MONDAY)
    post.tick(days=4)
    assert post.told_nobody()
    workspace.faults.clear()

    post.tick(seconds=301)

    (news,) = post.told(SAM)
    assert "Slack no longer accepts the bot's token." in news


def test_of_a_person_slack_is_asked_once_where_to_reach_them(post: Postroom) -> None:
    workspace = post.stage.workspace
    for number in (1, 2, 3):
        with post.stage.log.writing() as store:
            told = frozen(reply(paragraph(f"Answer {number}.")))
            store.outbox.put(Post(f"told:{number}", TEAM, JO.id, told, post.stage.clock()))
        post.tick()

    assert post.told(JO) == ["Answer 1.", "Answer 2.", "Answer 3."]
    assert [method for method, given, _ in workspace.calls if given.get("users") == JO.id] == ["conversations.open"]


@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
def test_what_must_be_asked_before_a_notice_waits_as_long_as_slack_says(post: Postroom, method: str) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", "is_archived")
    workspace.fail("chat.postMessage", "drop")
    workspace.ratelimit(method, 600)
    post.tick(**TO_MONDAY)
    post.tick(**RETRY)
    asked = [name for name, *_ in workspace.calls].count(method)

    post.tick(seconds=500)
    assert [name for name, *_ in workspace.calls].count(method) == asked

    post.tick(seconds=101)
    post.tick(**RETRY)
    assert len(post.told(SAM)) == 1


@pytest.mark.parametrize("wait", ["9" * 5000, "-1", "soon", ""])
def test_whatever_slack_asks_to_wait_is_no_failure(post: Postroom, wait: str, monkeypatch: pytest.MonkeyPatch) -> None:
    post.stage.workspace.faults.add(Fault("chat.postMessage", "ratelimited", retry_after=wait))  # type: ignore[arg-type]

    assert post.tick(**TO_MONDAY) == []
    assert len(post.tick(minutes=16)) == 1
    assert post.told_nobody()


def test_an_answer_that_does_not_say_where_the_message_is_leaves_that_open(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = WebClient.chat_postMessage

    def no_ts(client: WebClient, **more: Any) -> SlackResponse:
        answer = real(client, **more)
        del answer.data["ts"]  # type: ignore[arg-type]
        return answer

    monkeypatch.setattr(WebClient, "chat_postMessage", no_ts)
    assert len(post.tick(**TO_MONDAY)) == 1
    monkeypatch.undo()

    assert len(post.tick(**RETRY)) == 1
    last = post.last()
    assert last is not None
    assert last.posts[0].ts == post.room.posted()[0].ts


def test_either_name_of_slacks_for_too_many_posts_is_waited_out(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "rate_limited")

    assert post.tick(**TO_MONDAY) == []
    assert len(post.tick(**RETRY)) == 1
    assert post.told_nobody()


def test_a_process_that_was_stopped_in_the_middle_of_a_try_undoes_no_others_end(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine is put to sleep between Slack's 429 and our record of it; another process posts meanwhile."""
    stage, other = post.stage, job_on(post.stage)
    stage.workspace.ratelimit("chat.postMessage", 1)
    slept = []

    def asleep(error: SlackApiError) -> Attempt:
        outcome = refused(error)
        if not slept:
            slept.append(outcome)
            stage.later(**RETRY)
            other.tick()
        return outcome

    monkeypatch.setattr("bot.posting.attempt.refused", asleep)
    post.tick(**TO_MONDAY)
    assert [each.ended for each in slept] == [Ended.LATER]

    assert len(post.tick(**RETRY)) == 1
    assert post.thread() == []


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_that_jumps_in_the_middle_of_a_try_has_nobody_else_post_it(
    post: Postroom, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Slack takes some seconds over a post; meanwhile the clock is put on, or back, and another process looks."""
    stage, steady = post.stage, [0.0]
    first, other = (job_on(stage, lambda: steady[0]) for _ in range(2))
    stage.later(**TO_MONDAY)
    steady[0] += TO_MONDAY["days"] * 86400
    real = WebClient.chat_postMessage

    def slow(client: WebClient, **more: Any) -> SlackResponse:
        monkeypatch.undo()
        stage.later(hours=hours)
        other.tick()
        return real(client, **more)

    monkeypatch.setattr(WebClient, "chat_postMessage", slow)
    first.tick()
    for seconds in (0, 29, 2):
        stage.later(seconds=seconds)
        steady[0] += seconds
        other.tick()
        first.tick()

    assert len(post.room.posted()) == 1


def test_after_a_jump_of_the_clock_what_a_dead_process_left_is_taken_over_half_a_minute_later(post: Postroom) -> None:
    stage, steady = post.stage, [0.0]
    stage.workspace.fail("chat.postMessage", "drop")
    stage.later(**TO_MONDAY)
    job_on(stage).tick()
    other = job_on(stage, lambda: steady[0])
    stage.later(hours=1)
    other.tick()
    assert post.room.posted() == []

    steady[0] += 30
    stage.later(seconds=30)
    other.tick()

    assert len(post.room.posted()) == 1


def test_a_notice_that_may_be_out_is_looked_for_even_after_the_token_was_refused_in_between(post: Postroom) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", "is_archived")
    workspace.fail("chat.postMessage", "drop", after=True)
    post.tick(**TO_MONDAY)
    assert len(post.told(SAM)) == 1
    workspace.fail("conversations.open", "token_revoked")
    post.tick(**RETRY)

    post.tick(seconds=301)

    assert len(post.told(SAM)) == 1


def test_one_board_whose_digest_cannot_be_composed_holds_up_no_other_and_no_answer(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = post.stage.room()
    post.talk.channel = other.channel.id
    post("/board setup Second Board")
    real = digest_claim.digest_of

    def broken(store: Store, board: Board, now: datetime) -> Digest:
        if board.name == "Improvement Board":
            raise ZeroDivisionError
        return real(store, board, now)

    monkeypatch.setattr(digest_claim, "digest_of", broken)
    assert post.tick(**TO_MONDAY) == []
    assert [each.bot_id for each in other.messages()] == ["B0BOARDBOT"]

    monkeypatch.undo()
    assert len(post.tick(minutes=1)) == 1


def test_somebody_elses_message_with_our_digests_name_does_not_pass_for_it(post: Postroom) -> None:
    workspace = post.stage.workspace
    forged = {"event_type": EVENT_TYPE, "event_payload": {"key": f"{post.room.channel.id}:2020-W29-1 09:00:0"}}
    post.stage.later(**TO_MONDAY)
    workspace.post(post.room.channel, JO.id, "All is well.", metadata=forged)
    workspace.fail("chat.postMessage", "drop")
    post.tick()

    assert len(post.tick(**RETRY)) == 1


@pytest.mark.parametrize("page", ["proxy_page", "Received a response in a non-JSON format: <html>Blocked</html>"])
def test_a_page_of_some_proxy_is_no_answer_of_slacks(post: Postroom, page: str) -> None:
    post.stage.workspace.fail("chat.postMessage", page)

    assert post.tick(**TO_MONDAY) == []
    assert len(post.tick(**RETRY)) == 1
    assert post.told_nobody()


def test_when_it_can_no_longer_be_looked_for_nothing_is_posted_and_support_hears_why(post: Postroom) -> None:
    workspace = post.stage.workspace
    workspace.fail("chat.postMessage", "drop", after=True)
    post.tick(**TO_MONDAY)
    workspace.remove_bot(post.room.channel)

    post.tick(**RETRY)

    (news,) = post.told(SAM)
    assert "It may have been posted: I could not look." in news
    assert "/invite @boardbot" in news
