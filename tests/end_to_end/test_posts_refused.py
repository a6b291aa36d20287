"""What Slack asks to wait with is sent when it says, and what it does not take with blocks goes out without them."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from end_to_end.postroom import TO_MONDAY, Postroom, job_on, postroom_on
from end_to_end.stage import JO, SAM, Room, settings_for, stage_on
from security.attempts import pressed
from slack_sdk.webhook import WebhookResponse

from bot.engine import Engine
from bot.posting.attempt import post as post_once
from bot.posting.digest_job import LOOK_SECONDS
from bot.slack.blocks import payload
from bot.slack.button_answers import NOT_SHOWN, _refusal_in
from bot.slack.errors import OF_THE_BLOCKS, seconds_asked_for
from commands.reply import Table, frozen, paragraph, reply
from local_slack import Channel, Message
from storage.outbox import POSTED, Post

ANSWER = reply(paragraph("All of it, word for word."), Table(("Ref", "Title"), (("A1", "Visits plan"),)))
DATE = "Mon, 13 Jul 2020 09:00:00 GMT"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Postroom]:
    with postroom_on(tmp_path / "boardbot.db") as made:
        yield made


def _put(post: Postroom, key: str, channel: Channel | None = None) -> None:
    """An answer waits in the outbox."""
    now = post.stage.clock()
    place = (channel or post.room.channel).id
    with post.stage.log.writing() as store:
        assert store.outbox.put(Post(key, "T0LOCAL", place, frozen(ANSWER), now))


def _tried(post: Postroom) -> int:
    return sum(method == "chat.postMessage" for method, _, _ in post.stage.workspace.calls)


def _states(post: Postroom) -> set[str]:
    with post.stage.log.reading() as store:
        return {str(row["state"]) for row in store.outbox._tables.query("SELECT state FROM outbox")}


# How long Slack asks to wait.


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "1"}, 1),
        ({"Retry-After": "30"}, 30),
        ({"retry-after": "7"}, 7),
        ({"RETRY-AFTER": " 7 "}, 7),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "1.5"}, 2),
        ({"Retry-After": "600"}, 600),
        ({"Retry-After": "86400"}, 900),
        ({"Retry-After": "9" * 29}, 900),
        ({"Retry-After": "9" * 5000}, 30),
        ({}, 30),
        ({"Retry-After": ""}, 30),
        ({"Retry-After": "soon"}, 30),
        ({"Retry-After": "-5"}, 30),
        ({"Retry-After": "\u0661\u0662"}, 30),
        ({"Retry-After": "1e9"}, 30),
        ({"Retry-After": "Mon, 13 Jul 2020 09:00:07 GMT", "Date": DATE}, 7),
        ({"Retry-After": "Mon, 13 Jul 2020 08:59:00 GMT", "Date": DATE}, 1),
        ({"Retry-After": "Tue, 14 Jul 2020 09:00:00 GMT", "Date": DATE}, 900),
        ({"Retry-After": "Mon, 13 Jul 2020 09:00:07 GMT"}, 30),
        ({"Retry-After": "Mon, 13 Jul 2020 09:00:07", "Date": DATE}, 30),
        ({"Retry-After": "Mon, 99 Jul 2020 09:00:07 GMT", "Date": DATE}, 30),
    ],
)
def test_slack_is_waited_for_as_long_as_it_says(headers: dict[str, str], seconds: int) -> None:
    assert seconds_asked_for(headers) == seconds


class Passing(threading.Event):
    """Waiting for it moves the stage's clock, in a moment; after so many waits the job is stopped."""

    def __init__(self, post: Postroom, most: int) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._post = post
        self._most = most

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout or 0)
        if len(self.waits) >= self._most:
            self._post.job.stop()
        self._post.stage.later(seconds=timeout or 0)
        return True


@pytest.mark.parametrize("seconds", [1, 2, 5, 19])
def test_the_job_wakes_when_slack_takes_posts_again(
    post: Postroom, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    _put(post, "answer:1")
    post.stage.workspace.ratelimit("chat.postMessage", seconds)
    passing = Passing(post, 2)
    monkeypatch.setattr(post.job, "_stirred", passing)

    post.job.run()

    assert passing.waits == [seconds, LOOK_SECONDS]
    assert len(post.room.posted()) == 1


def test_a_job_with_nothing_that_waits_looks_as_seldom_as_before(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = Passing(post, 3)
    monkeypatch.setattr(post.job, "_stirred", passing)

    post.job.run()

    assert passing.waits == [LOOK_SECONDS] * 3


def test_a_channel_that_waits_keeps_nobody_else_waiting_and_is_not_asked_meanwhile(post: Postroom) -> None:
    other = post.stage.room().channel
    for number in (1, 2, 3):
        _put(post, f"here:{number}")
        _put(post, f"there:{number}", other)
    before = _tried(post)
    post.stage.workspace.ratelimit("chat.postMessage", 30)

    assert post.tick() == []
    assert len(_there(post, other)) == 3
    assert _tried(post) - before == 3, "the limited try is none of the workspace's own count"

    _put(post, "here:4")
    assert post.tick(seconds=29) == []
    assert len(post.tick(seconds=1)) == 4


def _there(post: Postroom, channel: Channel) -> list[Message]:
    return [each for each in post.stage.workspace.messages(channel) if each.bot_id]


def test_a_digest_that_waits_keeps_no_other_board_from_its_own(post: Postroom) -> None:
    other = post.stage.room()
    here, post.talk.channel = post.talk.channel, other.channel.id
    post("/board setup Second Board")
    post.talk.channel = here
    post.stage.workspace.ratelimit("chat.postMessage", 60)
    post.tick(**TO_MONDAY)
    out = [post.room.posted(), other.posted()]

    assert sorted(len(each) for each in out) == [0, 1]
    post.tick(seconds=60)
    assert [len(post.room.posted()), len(other.posted())] == [1, 1]


@pytest.mark.parametrize("seconds", [1, 3, 240])
def test_a_connection_is_asked_for_again_when_slack_says(tmp_path: Path, seconds: int) -> None:
    waits: list[float] = []

    class Told(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            waits.append(timeout or 0)
            return False

    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.workspace.ratelimit("auth.test", seconds)
        engine = Engine(settings_for(stage.server, stage.log.path), stage.clock, stop=Told())
        try:
            assert engine.introduce().team == "T0LOCAL"
        finally:
            engine.close()

    assert waits == [seconds]


# What Slack does not take.


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_an_answer_whose_blocks_slack_refuses_goes_out_as_text(post: Postroom, error: str) -> None:
    _put(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", error)

    (message,) = post.tick()
    assert (message.text, message.blocks) == (payload(ANSWER)["text"], [])
    assert _states(post) == {POSTED}
    assert len(post.tick(minutes=5)) == 1


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_a_digest_and_its_thread_go_out_as_text_whole_and_once(post: Postroom, error: str) -> None:
    post.stage.workspace.fail("chat.postMessage", error)
    (message,) = post.tick(**TO_MONDAY)

    assert message.blocks == []
    assert "Improvement Board digest" in message.text
    assert all(each.blocks for each in post.thread())
    assert post.told_nobody()


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_where_the_text_is_refused_too_whoever_waits_hears(post: Postroom, error: str) -> None:
    _put(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", error, times=2)

    (message,) = post.tick()
    assert (message.text, message.blocks) == (NOT_SHOWN, [])
    assert "/action list" in message.text


def test_where_a_digests_text_is_refused_too_support_hears(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "msg_too_long", times=2)

    assert post.tick(**TO_MONDAY) == []
    (news,) = post.told(SAM)
    assert "Slack refused it: msg_too_long." in news


@pytest.mark.parametrize("error", ["is_archived", "not_in_channel", "restricted_action", "invalid_arguments",
                                   "metadata_too_large", "invalid_auth", "no_text"])  # fmt: skip
def test_what_is_refused_for_another_reason_is_tried_once(post: Postroom, error: str) -> None:
    _put(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", error)

    assert post.tick() == []
    assert post.tick(minutes=5) == []


@pytest.mark.parametrize("end", ["drop", "http_500", "internal_error"])
def test_a_text_that_ends_in_doubt_is_out_once(post: Postroom, end: str) -> None:
    _put(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", "invalid_blocks")
    post.stage.workspace.fail("chat.postMessage", end, after=True)
    post.tick()
    post.tick(seconds=31)
    post.tick(minutes=5)

    assert len(post.room.posted()) == 1
    assert _states(post) == {POSTED}


def test_whoever_has_lost_the_post_meanwhile_sends_no_text(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", "invalid_blocks")
    other = job_on(post.stage)

    def slow(*args: Any) -> Any:
        outcome = post_once(*args)
        monkeypatch.setattr("bot.posting.postman.post", post_once)
        post.stage.later(seconds=31)
        other.tick()
        return outcome

    monkeypatch.setattr("bot.posting.postman.post", slow)
    post.tick()
    post.tick(minutes=5)

    assert len(post.room.posted()) == 1


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_an_answer_to_a_press_whose_blocks_slack_refuses_comes_as_text(board: Room, error: str) -> None:
    board("/action add Visits plan")
    board.stage.workspace.fail("response_url", error)

    assert "Visits plan" in pressed(board, JO, "/action show A1")
    assert board.stage.workspace.ephemerals(JO, board.channel)[-1].blocks == []


def test_whoever_presses_hears_where_slack_takes_nothing(board: Room) -> None:
    board("/action add Visits plan")
    board.stage.workspace.fail("response_url", "invalid_blocks", times=2)

    assert pressed(board, JO, "/action show A1").startswith("Slack does not show my answer.")


def test_an_answer_to_a_press_waits_as_slack_says_and_comes(board: Room) -> None:
    board("/action add Visits plan")
    board.stage.workspace.ratelimit("response_url", 1)

    assert "Visits plan" in pressed(board, JO, "/action show A1")


@pytest.mark.parametrize(
    ("status", "body", "refused"),
    [
        (200, "ok", ""),
        (200, "", ""),
        (200, '{"ok": true}', ""),
        (200, "[]", ""),
        (200, '{"ok": false, "error": "invalid_blocks"}', "invalid_blocks"),
        (400, '{"ok": false, "error": "msg_too_long"}', "msg_too_long"),
        (400, "invalid_blocks", "invalid_blocks"),
        (500, "msg_blocks_too_long\n", "msg_blocks_too_long"),
        (404, '{"ok": false, "error": "expired_url"}', "expired_url"),
        (404, "expired_url", "HTTP 404"),
        (500, "<html>", "HTTP 500"),
        (503, "", "HTTP 503"),
    ],
)
def test_what_slack_says_to_an_answer_is_read_in_every_form(status: int, body: str, refused: str) -> None:
    sent = WebhookResponse(url="https://x.example", status_code=status, body=body, headers={})

    assert _refusal_in(sent) == refused
