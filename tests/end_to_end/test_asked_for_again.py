"""What Slack refused to post can be asked for again at once, once it is put right; what is out or on its way cannot."""

from collections.abc import Callable
from dataclasses import dataclass

import conversation
import pytest
from end_to_end.postroom import Postroom
from end_to_end.stage import JO, PAT, SAM, Room

from bot.slack.errors import OF_THE_BLOCKS
from commands.dispatch.repeats import SENT_TWICE

REFUSED = (
    "not_in_channel",
    "channel_not_found",
    "is_archived",
    "restricted_action",
    "missing_scope",
    "token_revoked",
    "msg_too_long",
)


@pytest.mark.parametrize("error", REFUSED)
def test_a_digest_that_slack_refused_is_posted_when_the_same_words_come_again(post: Postroom, error: str) -> None:
    # What is too long with its blocks is tried once more without them.
    post.stage.workspace.fail("chat.postMessage", error, times=2 if error in OF_THE_BLOCKS else 1)
    post("/digest post")
    assert post.tick() == []

    again = post("/digest post")

    assert SENT_TWICE not in again
    assert again.startswith("The digest is on its way")
    assert len(post.tick(seconds=5)) == 1


@pytest.mark.parametrize("seconds", [0, 1, 30, 59, 61])
def test_whenever_it_is_asked_for_again(post: Postroom, seconds: int) -> None:
    post.stage.workspace.fail("chat.postMessage", "not_in_channel")
    post("/digest post")
    post.tick()

    post.stage.later(seconds=seconds)
    post("/digest post")

    assert len(post.tick()) == 1


def test_it_is_put_right_by_an_invite_typed_the_next_moment(post: Postroom) -> None:
    post.stage.workspace.remove_bot(post.room.channel)
    post("/digest post")
    post.tick()
    assert "Type /invite @boardbot there" in "".join(post.told(SAM))

    post.stage.workspace.join(post.room.channel, post.stage.workspace.bot)
    post("/digest post")

    assert len(post.tick(seconds=2)) == 1


def test_it_may_be_refused_and_asked_for_any_number_of_times(post: Postroom) -> None:
    workspace = post.stage.workspace
    workspace.remove_bot(post.room.channel)
    for _ in range(3):
        post("/digest post")
        assert post.tick() == []

    workspace.join(post.room.channel, workspace.bot)
    post("/digest post")

    assert len(post.tick()) == 1


@dataclass
class _Case:
    """What has become of the first digest when the same words come again, and what they are answered with."""

    happens: Callable[[Postroom], object]
    told: str = SENT_TWICE


STILL_THE_SAME = {
    "it waits": _Case(lambda post: None),
    "it is out": _Case(lambda post: post.tick()),
    "it is in doubt, and Slack has it": _Case(
        lambda post: (post.stage.workspace.fail("chat.postMessage", "drop", after=True), post.tick())
    ),
    "it is in doubt, and Slack has it not": _Case(
        lambda post: (post.stage.workspace.fail("chat.postMessage", "http_500"), post.tick())
    ),
    "Slack asks to wait": _Case(lambda post: (post.stage.workspace.ratelimit("chat.postMessage", 20), post.tick())),
}


@pytest.mark.parametrize("case", STILL_THE_SAME.values(), ids=STILL_THE_SAME.keys())
def test_what_is_out_or_on_its_way_or_in_doubt_is_posted_once(post: Postroom, case: _Case) -> None:
    post("/digest post")
    case.happens(post)

    assert case.told in post("/digest post")
    assert len(post.tick(seconds=31)) == 1
    assert len(post.tick(seconds=31)) == 1


def test_the_same_delivery_of_a_digest_that_failed_is_no_new_request(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "not_in_channel")
    talk = post.talk
    first = talk("/digest post", by=conversation.SAM, delivery="one")
    post.tick()

    assert talk("/digest post", by=conversation.SAM, delivery="one") == first
    assert post.tick() == []


def test_somebody_elses_request_after_a_failure_is_posted_and_the_first_ones_then_is_on_its_way(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "not_in_channel")
    post("/digest post")
    post.tick()

    assert post("/digest post", conversation.PAT).startswith("The digest is on its way")
    assert SENT_TWICE in post("/digest post")
    assert len(post.tick()) == 1


def test_a_change_whose_answer_was_refused_is_answered_when_it_is_said_again_and_made_once(board: Room) -> None:
    workspace = board.stage.workspace
    workspace.fail("chat.postMessage", "restricted_action")
    for _ in range(2):
        workspace.say(JO, board.channel, "@boardbot action add Visits plan")
        workspace.wait_for(lambda: all(each.acks for each in workspace.envelopes("events_api")))
        board.stage.settle()

    (answer,) = [each.text for each in board.by_the_bot()]
    assert answer.startswith("A1 logged. Visits plan")
    assert SENT_TWICE in answer
    assert "There is no action A2" in board("/action show A2")


@pytest.mark.parametrize("line", ["status share", "status", "action list"])
def test_a_page_whose_post_was_refused_is_posted_when_it_is_asked_for_again(board: Room, line: str) -> None:
    workspace = board.stage.workspace
    workspace.fail("chat.postMessage", "restricted_action")
    for _ in range(2):
        workspace.say(PAT, board.channel, f"@boardbot {line}")
        workspace.wait_for(lambda: all(each.acks for each in workspace.envelopes("events_api")))
        board.stage.settle()

    assert len(board.by_the_bot()) == 1
