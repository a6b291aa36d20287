"""What Slack does not take with blocks goes out without them, and where it takes nothing somebody hears."""

from typing import Any

import pytest
from bare_log import tables
from end_to_end.postroom import ANSWER, TO_MONDAY, Postroom, answer_waits, job_on
from end_to_end.stage import JO, SAM, Room
from security.attempts import pressed
from slack_sdk.webhook import WebhookResponse

from bot.posting.attempt import post as post_once
from bot.slack.blocks import payload
from bot.slack.button_answers import NOT_SHOWN, _refusal_in
from bot.slack.errors import OF_THE_BLOCKS
from storage.outbox_order import POSTED


def _states(post: Postroom) -> set[str]:
    with post.stage.log.reading() as store:
        return {str(row["state"]) for row in tables(store).query("SELECT state FROM outbox")}


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_an_answer_whose_blocks_slack_refuses_goes_out_as_text(post: Postroom, error: str) -> None:
    answer_waits(post, "answer:1")
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
    assert "Improvement Board · " in message.text
    assert all(each.blocks for each in post.thread())
    assert post.told_nobody()


@pytest.mark.parametrize("error", sorted(OF_THE_BLOCKS))
def test_where_the_text_is_refused_too_whoever_waits_hears(post: Postroom, error: str) -> None:
    answer_waits(post, "answer:1")
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
    answer_waits(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", error)

    assert post.tick() == []
    assert post.tick(minutes=5) == []


@pytest.mark.parametrize("end", ["drop", "http_500", "internal_error"])
def test_a_text_that_ends_in_doubt_is_out_once(post: Postroom, end: str) -> None:
    answer_waits(post, "answer:1")
    post.stage.workspace.fail("chat.postMessage", "invalid_blocks")
    post.stage.workspace.fail("chat.postMessage", end, after=True)
    post.tick()
    post.tick(seconds=31)
    post.tick(minutes=5)

    assert len(post.room.posted()) == 1
    assert _states(post) == {POSTED}


def test_whoever_has_lost_the_post_meanwhile_sends_no_text(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_waits(post, "answer:1")
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

    assert pressed(board, JO, "/action show A1").startswith("Slack would not accept my answer in any form.")


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
