"""What Slack asks to wait with is sent when it says, and keeps nobody else waiting."""

import threading
from pathlib import Path
from typing import Any

import pytest
from end_to_end.postroom import TO_MONDAY, Postroom, answer_waits
from end_to_end.stage import settings_for, stage_on
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from board.refusals import Refusal
from bot.engine import Engine
from bot.posting import digest_job
from bot.posting.rounds import LEAST_SECONDS, LOOK_SECONDS
from bot.slack.errors import seconds_asked_for
from local_slack import Channel, Message
from storage.refused import OUT_OF_REACH

DATE = "Mon, 13 Jul 2020 09:00:00 GMT"


def _tried(post: Postroom) -> int:
    return sum(method == "chat.postMessage" for method, _, _ in post.stage.workspace.calls)


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
    answer_waits(post, "answer:1")
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


def test_the_job_wakes_when_a_digest_is_due(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    post.stage.later(days=4, hours=23, minutes=59, seconds=47)
    passing = Passing(post, 2)
    monkeypatch.setattr(post.job, "_stirred", passing)

    post.job.run()

    assert passing.waits == [13, LOOK_SECONDS]
    assert len(post.room.posted()) == 1


def test_the_job_wakes_at_once_when_a_digest_comes_due_in_the_middle_of_a_round(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack takes two seconds over an answer meanwhile."""
    post.stage.later(days=4, hours=23, minutes=59, seconds=59)
    answer_waits(post, "answer:1")
    real = WebClient.chat_postMessage

    def slow(client: WebClient, **more: Any) -> SlackResponse:
        monkeypatch.setattr(WebClient, "chat_postMessage", real)
        post.stage.later(seconds=2)
        return real(client, **more)

    monkeypatch.setattr(WebClient, "chat_postMessage", slow)
    passing = Passing(post, 2)
    monkeypatch.setattr(post.job, "_stirred", passing)

    post.job.run()

    assert passing.waits == [LEAST_SECONDS, LOOK_SECONDS]
    assert len(post.room.posted()) == 2


@pytest.mark.parametrize("fault", [ZeroDivisionError(), Refusal(OUT_OF_REACH)], ids=["a bug", "a busy log"])
def test_a_round_that_fails_keeps_nothing_waiting_longer(
    post: Postroom, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Neither what Slack asked to wait with, nor a digest that comes due."""

    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(digest_job, "tidy", fails)
    post.stage.later(days=4, hours=23, minutes=59, seconds=47)
    answer_waits(post, "answer:1")
    post.stage.workspace.ratelimit("chat.postMessage", 5)
    passing = Passing(post, 3)
    monkeypatch.setattr(post.job, "_stirred", passing)

    post.job.run()

    assert passing.waits == [5, 8, LOOK_SECONDS]
    assert len(post.room.posted()) == 2


def test_a_log_that_cannot_be_read_when_a_digest_is_due_is_looked_at_as_seldom_as_before(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the job would look without a pause."""
    post.tick(days=4, hours=23, minutes=59, seconds=47)
    passing = Passing(post, 3)
    monkeypatch.setattr(post.job, "_stirred", passing)
    monkeypatch.setattr("storage.database.Database.reading", _out_of_reach)

    post.job.run()

    assert passing.waits == [LOOK_SECONDS] * 3


def _out_of_reach(*_: object) -> None:
    raise Refusal(OUT_OF_REACH)


def test_a_channel_that_waits_keeps_nobody_else_waiting_and_is_not_asked_meanwhile(post: Postroom) -> None:
    other = post.stage.room().channel
    for number in (1, 2, 3):
        answer_waits(post, f"here:{number}")
        answer_waits(post, f"there:{number}", other)
    before = _tried(post)
    post.stage.workspace.ratelimit("chat.postMessage", 30)

    assert post.tick() == []
    assert len(_there(post, other)) == 3
    assert _tried(post) - before == 3, "the limited try is none of the workspace's own count"

    answer_waits(post, "here:4")
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
