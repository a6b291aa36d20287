"""SIGKILL at each step of the weekly digest: none is missing in the end, and none is there twice."""

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest
from crash.campaign import LONG
from crash.posts import POST, assert_digests, by_the_bot, look_twice, monday
from crash.process import Process
from crash.scene import EAGER, Scene
from crash.tally import TALLY

DIGEST: dict[str, dict[str, Any]] = {
    "before the digest's slot is claimed": {"at": "storage.digests:Digests.claim", "when": "before"},
    "in the slot's claim, before COMMIT": {"at": "storage.digests:Digests.claim", "when": "after"},
    "after the slot is claimed": {"at": "bot.posting.digest_job:DigestJob.claim", "when": "after"},
    "the digest taken from the outbox, Slack not asked yet": {"at": POST, "when": "before"},
    "between Slack's acceptance and our record": {"at": POST, "when": "after"},
    "after our record, before the thread": {"at": "bot.posting.postman:Postman.record_end", "when": "after"},
}
THREAD: dict[str, dict[str, Any]] = {
    "in the thread, Slack not asked yet": {"at": POST, "when": "before", "call": 2},
    "in the thread, between Slack's acceptance and our record": {"at": POST, "when": "after", "call": 2},
    "after the last record": {"at": "bot.posting.postman:Postman.record_end", "when": "after", "call": 2},
}


@pytest.mark.parametrize("steps", [DIGEST, THREAD], ids=["the digest", "its thread"])
def test_a_kill_at_each_step_of_the_digest_a_step_each_week(board: Scene, steps: dict[str, dict[str, Any]]) -> None:
    """The process of a week is killed in its digest; the next one finishes it, and is killed in its own."""
    for week, (step, kill) in enumerate(steps.items()):
        process = board.start(kill, **EAGER)
        look_twice(board, process)
        assert len([each for each in by_the_bot(board) if not each.is_reply]) == week, step
        board.arm()
        monday(board, week)
        process.sprung(step)
        board.cleared()

    look_twice(board, board.start(**EAGER))
    assert_digests(board, len(steps))


def _kill_at_post(scene: Scene, process: Process, number: int) -> Callable[[], None]:
    """From outside: SIGKILL the moment Slack has taken so many messages, before Slack has answered."""
    done = threading.Event()

    def look() -> None:
        taken = sum(method == "chat.postMessage" and answer["ok"] for method, _, answer in list(scene.workspace.calls))
        if taken == number and not done.is_set():
            done.set()
            os.kill(process.pid, signal.SIGKILL)

    return scene.workspace.subscribe(look)


@LONG
def test_a_kill_from_outside_the_moment_slack_has_taken_a_post(board: Scene) -> None:
    # The first week's digest, then what follows in the second week's thread.
    for week, number in enumerate((1, 4)):
        process = board.start(**EAGER)
        look_twice(board, process)
        end = _kill_at_post(board, process, number)
        monday(board, week)
        assert process.ended() == -signal.SIGKILL
        end()
        TALLY.kills["from outside, once Slack has taken a post"] += 1
        board.cleared()

    look_twice(board, board.start(**EAGER))
    assert_digests(board, 2)
